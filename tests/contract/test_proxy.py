"""A proxy gets every request, that for the token included, and retries go on working."""

from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import ManualClock
from support import JOB_ID, RESET, http_response, job


@pytest.mark.parametrize("how", ["argument", "environment"])
def test_a_proxy(scripted: Any, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """Given as `proxy=` or by `HTTP_PROXY`."""

    def play(request: Any) -> Any:
        if request.line.startswith("POST http://127.0.0.1:1/token "):
            return http_response(200, {"access_token": "t", "expires_in": 3600})
        return RESET if len(proxy.received) == 2 else http_response(200, job())

    proxy = scripted(play)
    options: dict[str, Any] = {"proxy": proxy.url} if how == "argument" else {}
    if how == "environment":
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
    auth = iaas.OrangeDeveloper(api_key="k", client_id="i", client_secret="s", token_url="http://127.0.0.1:1/token")
    with iaas.Client(
        auth, project_id="p-1", base_url="http://127.0.0.1:2/v1", clock=ManualClock(), **options
    ) as client:
        client.jobs.get(JOB_ID)
    assert [request.line.split(" ")[1] for request in proxy.received] == [
        "http://127.0.0.1:1/token",
        f"http://127.0.0.1:2/v1/projects/p-1/jobs/{JOB_ID}",
        f"http://127.0.0.1:2/v1/projects/p-1/jobs/{JOB_ID}",
    ]
