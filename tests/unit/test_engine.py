"""The choice of the engine: an argument or a variable, never in silence."""

import sys
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from calling import get, use
from support import JOB_ID, http_response, job

AUTH = {"api_key": "key-1", "access_token": "token-1"}


def client(**options: Any) -> iaas.Client:
    return iaas.Client(iaas.OrangeDeveloper(**AUTH), project_id="p", base_url="http://127.0.0.1:1", **options)


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    ("variable", "options", "expected"),
    [
        (None, {}, "httpx/"),
        ("", {}, "httpx/"),
        ("fast", {}, "httpcore2/"),
        (None, {"engine": "fast"}, "httpcore2/"),
        ("fast", {"engine": "httpx"}, "httpx/"),
    ],
)
def test_what_sends(
    scripted: Any, monkeypatch: pytest.MonkeyPatch, kind: str, variable: str | None, options: Any, expected: str
) -> None:
    """An argument wins over the variable; the User-Agent says which it was, and the responses are the same."""
    monkeypatch.delenv("EVOLUTION_IAAS_ENGINE", raising=False)
    if variable is not None:
        monkeypatch.setenv("EVOLUTION_IAAS_ENGINE", variable)
    api = scripted(http_response(200, job()))
    assert str(use(kind, api.url, get, **options).id) == JOB_ID
    assert expected in api.received[0].headers["user-agent"]


def test_a_transport_takes_the_place_of_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable does not count for it; both arguments together are a mistake."""
    monkeypatch.setenv("EVOLUTION_IAAS_ENGINE", "fast")
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=job()))
    with client(transport=transport) as given:
        assert given.jobs.get(JOB_ID).id
    with pytest.raises(iaas.ConfigurationError, match="transport replaces the engine; give one or the other"):
        client(transport=transport, engine="fast")


@pytest.mark.parametrize("wrong", ["Fast", "aiohttp", 1, True, b"fast"])
def test_another_engine(monkeypatch: pytest.MonkeyPatch, wrong: Any) -> None:
    """Named is where it was chosen, and what there is."""
    with pytest.raises(iaas.ConfigurationError, match="engine must be httpx or fast, not "):
        client(engine=wrong)
    if isinstance(wrong, str):
        monkeypatch.setenv("EVOLUTION_IAAS_ENGINE", wrong)
        with pytest.raises(
            iaas.ConfigurationError, match=f"EVOLUTION_IAAS_ENGINE must be httpx or fast, not '{wrong}'"
        ):
            client()


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """It never falls back in silence; what is to be installed is said."""
    monkeypatch.setitem(sys.modules, "httpcore2", None)
    with pytest.raises(
        iaas.ConfigurationError, match=r"engine: fast needs: python -m pip install 'evolution-iaas\[fast\]'"
    ):
        client(engine="fast")


def test_from_env(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As any option of a client."""
    for name, value in {"AUTH_MODE": "orange-developer", "API_KEY": "k", "ACCESS_TOKEN": "t"}.items():
        monkeypatch.setenv(f"EVOLUTION_IAAS_{name}", value)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with iaas.Client.from_env(engine="fast", base_url="http://127.0.0.1:1") as made:
        assert made._options.has_fast_engine
