"""Traces and metrics: one trace for a change with its wait, what each span says, and nothing secret; sync and async."""

import asyncio
import inspect
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

import evolution_iaas as iaas
import pytest
from conftest import credentials
from evolution_iaas.instrumentation import Activity, Call, Event, Hook, HttpRequest, OpenTelemetry, Retry
from evolution_iaas_simulator import ManualClock, Message, Scenario, Simulator
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from support import JOB_ID, http_response, job, plan

KINDS = pytest.mark.parametrize("kind", ["sync", "async"])
JOB = "/projects/{projectId}/jobs/{jobId}"
KEYS = "/projects/{projectId}/zones/{zoneName}/keypairs"
CREATE = ["createKeyPair", ["token", ["POST"]], [f"POST {KEYS}"]]
POLL = ["getJob", [f"GET {JOB}"]]
READ = ["getKeyPair", [f"GET {KEYS}/{{keyPairId}}"]]


class Telemetry:
    """A tracer provider and a meter provider that keep what they are given."""

    def __init__(self) -> None:
        self.kept = InMemorySpanExporter()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self.kept))
        self.reader = InMemoryMetricReader()
        self.meters = MeterProvider([self.reader])
        self.hook = OpenTelemetry(tracer_provider=self.tracers, meter_provider=self.meters)

    @property
    def spans(self) -> list[Any]:
        return sorted(self.kept.get_finished_spans(), key=lambda span: span.start_time)

    def named(self, name: str) -> Any:
        """Return the only span of a name."""
        [span] = [span for span in self.spans if span.name == name]
        return span

    def trees(self, parent: int | None = None) -> list[Any]:
        """Return the names of the spans below one, each with those below it."""
        below = [span for span in self.spans if (span.parent and span.parent.span_id) == parent]
        return [[span.name, *self.trees(span.context.span_id)] for span in below]

    def points(self, name: str) -> list[Any]:
        """Return the data points of an instrument."""
        data = self.reader.get_metrics_data()
        scopes = [scope for resource in data.resource_metrics for scope in resource.scope_metrics] if data else []
        found = [metric for scope in scopes for metric in scope.metrics if metric.name == name]
        return [point for metric in found for point in metric.data.data_points]


@pytest.fixture
def telemetry() -> Telemetry:
    return Telemetry()


def use(kind: str, action: Callable[[Any], Any], telemetry: Telemetry, **options: Any) -> Any:
    """Return what an action on a client of a kind returns; of the async one it is written with `wait_for` around."""
    options = {"project_id": "p-1", "zone": "eu-1", "instrumentation": [telemetry.hook], **options}
    if kind == "sync":
        with iaas.Client(**options) as client:
            return action(client)

    async def run() -> Any:
        async with iaas.AsyncClient(**options) as client:
            found = action(client)
            return await found if inspect.isawaitable(found) else [each async for each in found]

    return asyncio.run(run())


@pytest.fixture
def world(simulator: Simulator, base_url: str, clock: ManualClock) -> dict[str, Any]:
    """A client's options for a simulator whose next job is seen in three states."""
    simulator.plan(Scenario(2, 3, retry_after=1))
    return {"auth": credentials("orange-developer", base_url), "base_url": base_url, "clock": clock}


def created(client: Any) -> Any:
    """Create and wait."""
    if isinstance(client, iaas.Client):
        return client.key_pairs.create("deploy").wait(poll=2)

    async def run() -> Any:
        return await (await client.key_pairs.create("deploy")).wait(poll=2)

    return run()


@KINDS
def test_a_change_with_its_wait_is_one_trace(kind: str, world: Any, telemetry: Telemetry) -> None:
    """The wait is below the call, and its polls below the wait; each has its requests, the call its token."""
    use(kind, created, telemetry, **world)
    assert telemetry.trees() == [[*CREATE, ["wait createKeyPair", POLL, POLL, POLL, READ]]]
    assert len({span.context.trace_id for span in telemetry.spans}) == 1
    wait = telemetry.named("wait createKeyPair")
    states = [event.attributes["evolution_iaas.state"] for event in wait.events]
    assert states == ["acknowledged", "in-progress", "completed", "KeyPair deploy (active)"]
    assert wait.attributes["evolution_iaas.operation"] == "createKeyPair"
    assert wait.attributes["evolution_iaas.project.id"] == "p-1"


@KINDS
def test_spans_are_below_the_programs_own(kind: str, world: Any, telemetry: Telemetry) -> None:
    """With a link from the wait to the call that has led to it."""
    with telemetry.tracers.get_tracer("program").start_as_current_span("program"):
        use(kind, created, telemetry, **world)
    assert telemetry.trees() == [["program", CREATE, ["wait createKeyPair", POLL, POLL, POLL, READ]]]
    [link] = telemetry.named("wait createKeyPair").links
    assert link.context.span_id == telemetry.named("createKeyPair").context.span_id


@KINDS
def test_a_method_with_several_calls_is_one_trace(
    kind: str, simulator: Simulator, world: Any, telemetry: Telemetry
) -> None:
    """`ensure` looks, creates and waits; `modify` reads and changes."""
    plan(simulator, *[Scenario(0, 0, retry_after=0)] * 2)
    use(
        kind,
        lambda client: client.virtual_networks.ensure("backend", [iaas.Subnet("10.0.0.0/24")]),
        telemetry,
        **world,
    )
    [[name, *below]] = telemetry.trees()
    assert name == "ensure createVirtualNetwork"
    assert [each[0] for each in below] == ["findVirtualNetworks", "createVirtualNetwork", "wait createVirtualNetwork"]


@KINDS
def test_requests_follow_the_conventions_of_http_clients(kind: str, scripted: Any, telemetry: Telemetry) -> None:
    """Each attempt is a span of its own, with method, URL, address, status, and which resend it is."""
    api = scripted(http_response(503), http_response(200, job(), X_OAPI_Request_Id="r-1"))
    auth = iaas.OrangeDeveloper(api_key="key-1", access_token="token-1")
    use(kind, lambda client: client.jobs.get(JOB_ID), telemetry, auth=auth, base_url=api.url, clock=ManualClock())
    first, second = [span for span in telemetry.spans if span.name == f"GET {JOB}"]
    assert first.kind.name == "CLIENT"
    assert first.attributes == {
        "evolution_iaas.operation": "getJob",
        "http.request.method": "GET",
        "url.full": f"{api.url}/projects/p-1/jobs/{JOB_ID}",
        "url.template": JOB,
        "server.address": "127.0.0.1",
        "server.port": api.port,
        "http.response.status_code": 503,
        "error.type": "503",
    }
    assert first.status.status_code.name == "ERROR"
    assert second.attributes["http.request.resend_count"] == 1
    assert second.attributes["evolution_iaas.request_id"] == "r-1"
    call = telemetry.named("getJob")
    assert call.status.status_code.name == "UNSET"
    assert [event.name for event in call.events] == ["retry"]
    for received, span in zip(api.received, (first, second), strict=True):
        named = f"00-{span.context.trace_id:032x}-{span.context.span_id:016x}-{span.context.trace_flags:02x}"
        assert received.headers["traceparent"] == named


@KINDS
@pytest.mark.parametrize("engine", ["httpx", "fast"])
def test_it_works_beside_httpxs_own_instrumentation(
    kind: str, engine: str, scripted: Any, telemetry: Telemetry
) -> None:
    """No request has two spans; without ours, httpx's are there as before."""
    api = scripted(*[http_response(200, job())] * 2)
    auth = iaas.OrangeDeveloper(api_key="key-1", access_token="token-1")
    options = {"auth": auth, "base_url": api.url, "engine": engine}
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=telemetry.tracers)
    try:
        use(kind, lambda client: client.jobs.get(JOB_ID), telemetry, **options)
        assert telemetry.trees() == [POLL]
        assert api.received[0].headers["traceparent"].split("-")[2] == f"{telemetry.spans[1].context.span_id:016x}"
        telemetry.kept.clear()
        use(kind, lambda client: client.jobs.get(JOB_ID), telemetry, **options, instrumentation=())
        assert telemetry.trees() == ([["GET"]] if engine == "httpx" else [])
    finally:
        instrumentor.uninstrument()


@KINDS
def test_the_platforms_messages(kind: str, simulator: Simulator, world: Any, telemetry: Telemetry) -> None:
    """A job that fails makes its wait an error that says why."""
    plan(simulator, Scenario(0, 1, outcome="failed", messages=[Message(4, "no quota")]))
    with pytest.raises(iaas.JobFailedError) as info:
        use(kind, created, telemetry, **world)
    status = telemetry.named("wait createKeyPair").status
    assert (status.status_code.name, status.description) == ("ERROR", str(info.value))
    assert "no quota" in status.description


@KINDS
def test_an_error(kind: str, world: Any, telemetry: Telemetry) -> None:
    """Is the status of its call, with its text; that of the request is the HTTP status."""
    with pytest.raises(iaas.NotFoundError) as info:
        use(kind, lambda client: client.jobs.get(JOB_ID), telemetry, **world)
    call, request = telemetry.named("getJob"), telemetry.named(f"GET {JOB}")
    assert (call.status.description, call.attributes["error.type"]) == (str(info.value), "404")
    assert (request.status.description, request.attributes["error.type"]) == (None, "404")


def test_another_process_goes_on_with_the_trace(world: Any, telemetry: Telemetry) -> None:
    """The JSON of an accepted change names it."""
    with iaas.Client(project_id="p-1", zone="eu-1", instrumentation=[telemetry.hook], **world) as client:
        text = client.key_pairs.create("deploy").to_json()
        client.key_pairs.wait(iaas.Accepted.from_json(text), poll=2)
    assert telemetry.trees() == [[*CREATE, ["wait createKeyPair", POLL, POLL, POLL, READ]]]


def test_an_abandoned_wait_ends_its_span(world: Any, telemetry: Telemetry) -> None:
    """Without an error: nothing went wrong."""
    with iaas.Client(project_id="p-1", zone="eu-1", instrumentation=[telemetry.hook], **world) as client:
        watching = client.jobs.watch(client.key_pairs.create("deploy"))
        next(watching)
        watching.close()  # type: ignore[attr-defined]
    wait = telemetry.named("wait getJob")
    assert (wait.status.status_code.name, wait.attributes["error.type"]) == ("UNSET", "cancelled")


def test_a_cancelled_task_ends_its_spans(scripted: Any, telemetry: Telemetry) -> None:
    """In the middle of a request."""
    from support import SILENCE

    api = scripted(SILENCE)

    async def run() -> None:
        auth = iaas.OrangeDeveloper(api_key="key-1", access_token="token-1")
        async with iaas.AsyncClient(auth, project_id="p", base_url=api.url, instrumentation=[telemetry.hook]) as client:
            task = asyncio.create_task(client.jobs.get(JOB_ID))
            while not api.received:
                await asyncio.sleep(0.005)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())
    assert {span.attributes["error.type"] for span in telemetry.spans} == {"cancelled"}
    assert telemetry.trees() == [POLL]


@KINDS
def test_metrics(kind: str, world: Any, telemetry: Telemetry) -> None:
    """Waits by operation and end, their polls, tokens, and the duration of requests."""
    use(kind, created, telemetry, **world)
    [wait] = telemetry.points("evolution_iaas.wait.duration")
    assert wait.attributes == {"evolution_iaas.operation": "createKeyPair", "evolution_iaas.end": "completed"}
    [polls] = telemetry.points("evolution_iaas.wait.polls")
    assert (polls.count, polls.sum) == (1, 4)
    [tokens] = telemetry.points("evolution_iaas.token.fetches")
    assert (tokens.value, tokens.attributes) == (1, {"evolution_iaas.end": "completed"})
    requests = telemetry.points("http.client.request.duration")
    assert sum(point.count for point in requests) == 6
    assert {point.attributes["http.response.status_code"] for point in requests} == {200, 201}


def test_metrics_of_what_goes_wrong(scripted: Any, telemetry: Telemetry, forget_drift: None) -> None:
    """Retries, the pauses that the service asks for, and differences from the spec."""
    api = scripted(http_response(429, {"code": 53, "message": "m"}, Retry_After="7"), http_response(200, job(odd=1)))
    auth = iaas.OrangeDeveloper(api_key="key-1", access_token="token-1")
    use("sync", lambda client: client.jobs.get(JOB_ID), telemetry, auth=auth, base_url=api.url, clock=ManualClock())
    [retries] = telemetry.points("evolution_iaas.retries")
    assert (retries.value, retries.attributes) == (1, {"evolution_iaas.operation": "getJob"})
    [pauses] = telemetry.points("evolution_iaas.rate_limit.pause")
    assert pauses.sum == 7
    [drift] = telemetry.points("evolution_iaas.drift.events")
    assert drift.attributes == {"evolution_iaas.operation": "getJob", "evolution_iaas.drift.kind": "unknown-field"}
    assert [event.name for event in telemetry.named("getJob").events] == ["retry", "drift"]


@pytest.mark.scale
@KINDS
def test_many_who_wait_share_polls_in_their_traces(
    kind: str, simulator: Simulator, world: Any, telemetry: Telemetry
) -> None:
    """Each poll is below the wait that has made it; every wait has its own span, and its own states."""
    plan(simulator, *[Scenario(1, 1, retry_after=0)] * 5)
    if kind == "sync":

        def action(client: Any) -> Any:
            return client.wait_many([client.key_pairs.create(f"k-{each}") for each in range(5)])

        def made(client: Any) -> list[Any]:
            return list(action(client))
    else:

        async def made(client: Any) -> Any:  # type: ignore[misc]
            changes = [await client.key_pairs.create(f"k-{each}") for each in range(5)]
            return await asyncio.gather(*(change.wait() for change in changes))

    use(kind, made, telemetry, **world)
    waits = [span for span in telemetry.spans if span.name == "wait createKeyPair"]
    assert len(waits) == (1 if kind == "sync" else 5)
    for span in waits:
        assert span.status.status_code.name == "UNSET"
        assert "completed" in [event.attributes["evolution_iaas.state"] for event in span.events]
    total = sum(point.sum for point in telemetry.points("evolution_iaas.wait.polls"))
    polls = [tree for tree in telemetry.spans if tree.name in ("getJob", "findJobs", "getKeyPair", "findKeyPairs")]
    assert total == len(polls)


def test_nothing_secret_is_in_any_span(world: Any, telemetry: Telemetry) -> None:
    """Nor a private key that the platform makes."""
    use("sync", created, telemetry, **world)
    text = "\n".join(span.to_json() for span in telemetry.spans)
    for secret in ("demo-api-key", "demo-client", "demo-secret", "PRIVATE KEY", "Bearer", "Basic"):
        assert secret not in text


class Kept(Hook):
    """A hook of a program's own."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def begin(self, activity: Activity, trace_context: Mapping[str, str]) -> Hook:
        self.told.append(activity)
        assert trace_context == {}
        return self

    def tell(self, event: Event) -> None:
        self.told.append(event)

    def end(self, error: BaseException | None) -> None:
        self.told.append(error)

    def headers(self) -> Mapping[str, str]:
        return {"X-Run": "r-7"}


def test_a_hook_of_ones_own(scripted: Any) -> None:
    """Is told everything in its order, and may add headers."""
    api = scripted(http_response(503), http_response(200, job()))
    auth, kept = iaas.OrangeDeveloper(api_key="key-1", access_token="token-1"), Kept()
    with iaas.Client(auth, project_id="p", base_url=api.url, clock=ManualClock(), instrumentation=[kept]) as client:
        client.jobs.get(JOB_ID)
    kinds = [type(each).__name__ for each in kept.told]
    request = ["HttpRequest", "HttpResponse", "NoneType"]
    assert kinds == ["Call", *request, "Retry", *request, "NoneType"]
    assert kept.told[0] == Call("getJob", "GET", JOB)
    assert isinstance(kept.told[1], HttpRequest)
    assert isinstance(kept.told[4], Retry)
    assert all(received.headers["x-run"] == "r-7" for received in api.received)


@pytest.mark.parametrize("wrong", [OpenTelemetry, 1, Hook(), [1], "hooks"])
def test_what_is_no_hook(wrong: Any, given_token: Any) -> None:
    """Is refused."""
    with pytest.raises(iaas.ConfigurationError, match="instrumentation must"):
        iaas.Client(given_token, instrumentation=wrong)


ABSENT = """
import sys
{before}
import evolution_iaas as iaas
print("opentelemetry" in sys.modules)
client = iaas.Client(iaas.OrangeDeveloper(api_key="k", access_token="t"))
print("opentelemetry.trace" in sys.modules)
"""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", ["False", "True"]),
        ("sys.modules['opentelemetry'] = None", ["True", "False"]),
    ],
    ids=["installed", "not installed"],
)
def test_what_is_imported(before: str, expected: list[str]) -> None:
    """Importing the package adds nothing; a client uses OpenTelemetry where it is installed."""
    command = [sys.executable, "-c", ABSENT.format(before=before)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.split() == expected
