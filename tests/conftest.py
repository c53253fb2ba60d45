"""Fixtures: a simulator with a clock set by hand, a scripted server, and credentials for both modes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import ManualClock, Request, Response, Simulator, serve
from hypothesis import settings
from support import ScriptedServer

# In CI the same examples on every run: a red run must be about the change, and can be repeated.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# Where a judging proxy listens, in a run that goes through one.
JUDGE = os.environ.get("JUDGE_URL", "")

MODES = ["orange-developer", "orange-developer-inside"]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No setting of the machine's reaches a test."""
    for name in [name for name in os.environ if name.startswith("EVOLUTION_IAAS_") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def simulator(clock: ManualClock) -> Simulator:
    return Simulator(clock=clock)


class Front:
    """Stands before the simulator of the present test, so that a proxy in front of it needs one address only."""

    def __init__(self) -> None:
        self.current = Simulator()
        self.base_path = self.current.base_path

    def handle(self, request: Request) -> Response:
        return self.current.handle(request)


@pytest.fixture(scope="session")
def front() -> Iterator[Front | None]:
    """The front of a judging proxy, if the run goes through one (see contract/test_judging_proxy.py)."""
    if not JUDGE:
        yield None
        return
    front = Front()
    with serve(front, port=int(os.environ["JUDGE_UPSTREAM_PORT"])):  # type: ignore[arg-type]  # the same two members
        yield front


@pytest.fixture
def base_url(simulator: Simulator, front: Front | None) -> Iterator[str]:
    """The simulator on a socket, or what judges it there."""
    if front is not None:
        front.current = simulator
        yield JUDGE
        return
    with serve(simulator) as url:
        yield url


def credentials(mode: str, base_url: str) -> iaas.OrangeDeveloper | iaas.OrangeDeveloperInside:
    """Return the simulator's credentials of one mode; tokens are fetched."""
    root = base_url.split("/evolutionplatform", maxsplit=1)[0]
    if base_url == JUDGE:  # it knows the API alone, not the token endpoint
        root = f"http://127.0.0.1:{os.environ['JUDGE_UPSTREAM_PORT']}"
    client = {"client_id": "demo-client", "client_secret": "demo-secret", "token_url": f"{root}/oauth/v3/token"}
    if mode == "orange-developer":
        return iaas.OrangeDeveloper(api_key="demo-api-key", **client)
    return iaas.OrangeDeveloperInside(requester_id="demo-requester", **client)


@pytest.fixture(params=MODES)
def auth(request: pytest.FixtureRequest, base_url: str) -> iaas.OrangeDeveloper | iaas.OrangeDeveloperInside:
    return credentials(request.param, base_url)


@pytest.fixture
def client(
    auth: iaas.OrangeDeveloper | iaas.OrangeDeveloperInside, base_url: str, clock: ManualClock
) -> Iterator[iaas.Client]:
    """A client of the simulator, in each mode in turn."""
    with iaas.Client(auth, project_id="p-1", zone="eu-1", base_url=base_url, clock=clock) as client:
        yield client


@pytest.fixture
def given_token() -> iaas.OrangeDeveloper:
    """Credentials that need no token endpoint."""
    return iaas.OrangeDeveloper(api_key="key-1", access_token="token-1")


@pytest.fixture
def scripted() -> Iterator[Callable[..., ScriptedServer]]:
    """Start servers that play a script; all are stopped at the end."""
    servers: list[ScriptedServer] = []

    def start(*script: object) -> ScriptedServer:
        server = ScriptedServer(*script).__enter__()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.__exit__()


def need(*programs: str) -> None:
    """Skip where a program is missing, except with CI set: there it must be."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI is set, and {', '.join(missing)} is missing")
    if missing:
        pytest.skip(f"{', '.join(missing)} is missing")
