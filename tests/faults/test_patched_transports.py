"""What replaces or patches httpx's transports sees every request, and keeps no credentials; sync and async."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
import respx
import vcr
from evolution_iaas_simulator import ManualClock
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pytest_httpx import HTTPXMock
from support import JOB_ID, http_response, job

URL = "https://api.example.com/v1"
JOB_URL = f"{URL}/projects/p/jobs/{JOB_ID}"
KEYS_URL = f"{URL}/projects/p/zones/z/keypairs"
AUTH = {"authorization": "Bearer token-1", "x-api-key": "key-1"}
KINDS = pytest.mark.parametrize("kind", ["sync", "async"])


def use(kind: str, action: Callable[[Any], Any], url: str = URL, **options: Any) -> Any:
    """Return what an action on a client of a kind returns."""
    auth = iaas.OrangeDeveloper(api_key="key-1", access_token="token-1")
    options = {"project_id": "p", "zone": "z", "base_url": url, "clock": ManualClock(), **options}
    if "transport" not in options:
        options["engine"] = "httpx"  # the other one has no transports
    if kind == "sync":
        with iaas.Client(auth, **options) as client:
            return action(client)

    async def run() -> Any:
        async with iaas.AsyncClient(auth, **options) as client:
            return await action(client)

    return asyncio.run(run())


def get(client: Any) -> Any:
    return client.jobs.get(JOB_ID)


def create(client: Any) -> Any:
    return client.key_pairs.create("deploy")


def assert_seen(seen: dict[str, str]) -> None:
    """The request was whole when it was sent."""
    assert {name: seen[name] for name in AUTH} == AUTH
    assert seen["host"] == "api.example.com"
    assert "evolution-iaas/" in seen["user-agent"]


def assert_clean(request: httpx.Request) -> None:
    """What is kept of it holds no credentials."""
    assert not AUTH.keys() & request.headers.keys()


@KINDS
def test_a_mock_transport(kind: str) -> None:
    """httpx's own."""
    seen, kept = [], []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(dict(request.headers))
        kept.append(request)
        return httpx.Response(200, json=job())

    assert str(use(kind, get, transport=httpx.MockTransport(answer)).id) == JOB_ID
    assert_seen(seen[0])
    assert_clean(kept[0])
    assert str(kept[0].url) == JOB_URL


@KINDS
def test_respx(kind: str) -> None:
    """As it does by default, below the transports; `using="httpx"` would hook httpx's clients."""
    seen: list[dict[str, str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(dict(request.headers))
        return httpx.Response(200, json=job())

    with respx.mock() as mock:
        route = mock.get(JOB_URL).mock(side_effect=answer)
        assert str(use(kind, get).id) == JOB_ID
        assert route.call_count == 1
    assert_seen(seen[0])


@KINDS
def test_pytest_httpx(kind: str, httpx_mock: HTTPXMock) -> None:
    """It patches `handle_request` of the transports."""
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(dict(request.headers))
        body = {"id": JOB_ID, "hRef": f"/projects/p/zones/z/keypairs/{JOB_ID}"}
        return httpx.Response(201, json=body, headers={"X-Job-Href": f"/projects/p/jobs/{JOB_ID}"})

    httpx_mock.add_callback(answer, method="POST", url=KEYS_URL)
    assert str(use(kind, create).id) == JOB_ID
    [kept] = httpx_mock.get_requests()
    assert json.loads(kept.content) == {"name": "deploy"}
    assert_seen(seen[0])
    assert_clean(kept)


@KINDS
def test_a_fault_of_a_mock(kind: str, httpx_mock: HTTPXMock) -> None:
    """A change that a patched transport may have sent is not sent again; what it says was never sent is."""
    httpx_mock.add_exception(httpx.ReadTimeout("silence"), method="POST")
    with pytest.raises(iaas.OutcomeUnknownError):
        use(kind, create)
    assert len(httpx_mock.get_requests()) == 1
    httpx_mock.add_exception(httpx.ConnectError("refused"), method="POST", is_reusable=True)
    with pytest.raises(iaas.TransportError) as info:
        use(kind, create)
    assert type(info.value) is iaas.TransportError
    assert len(httpx_mock.get_requests()) == 1 + 4


@KINDS
def test_vcr(kind: str, scripted: Any, tmp_path: Path) -> None:
    """What was recorded is played without the server."""
    api = scripted(http_response(200, job()))
    cassette = tmp_path / "jobs.yaml"
    for _ in range(2):
        with vcr.use_cassette(str(cassette), filter_headers=["authorization", "x-api-key"]):
            assert str(use(kind, get, api.url).id) == JOB_ID
    assert len(api.received) == 1
    assert "token-1" not in cassette.read_text(encoding="utf-8")


@KINDS
def test_opentelemetry(kind: str, scripted: Any) -> None:
    """A span for each request, below the caller's, whose context goes out with it."""
    api, spans, provider = scripted(http_response(200, job())), InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    try:
        with provider.get_tracer("test").start_as_current_span("caller") as caller:
            use(kind, get, api.url)
    finally:
        instrumentor.uninstrument()
    call, outer = spans.get_finished_spans()
    assert outer.context == caller.get_span_context()
    assert call.parent == outer.context
    assert "token-1" not in str(call.attributes)
    assert f"{call.context.trace_id:032x}" in api.received[0].headers["traceparent"]
