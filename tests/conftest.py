"""Fixtures: a simulator with a clock set by hand, a scripted server, and credentials for both modes."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas._http import drift
from evolution_iaas_simulator import ManualClock, Request, Response, Simulator, serve
from hypothesis import settings
from support import ScriptedServer

# In CI the same examples on every run: a red run must be about the change, and can be repeated.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# Where a judging proxy listens, in a run that goes through one.
JUDGE = os.environ.get("JUDGE_URL", "")


# One worker runs a group: tests that share what takes long to install or build, and those that wait, in which no two
# workers are to be at the same time. The first pattern that the id of a test begins with names its group.
GROUPS = {
    r"tests/conformance/test_clients\.py": "clients",
    r"tests/contract/test_(prism|judging_proxy)\.py": "judges",
    r"tests/packaging/test_distribution\.py": "wheel",
    r"tests/drift/test_new_resources\.py": "new resources",
    r"tests/site/test_site\.py": "browser",
    r"tests/faults/test_matrix\.py::.*(silen|stuck|dripping|flood|slow name)": "waiting",
}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Distribute single tests, and groups as a whole. xdist 3.8's own `loadgroup` does nothing with pytest 9.2."""
    from xdist.scheduler import LoadScopeScheduling

    class GroupScheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((group for pattern, group in GROUPS.items() if re.match(pattern, nodeid)), nodeid)

    return GroupScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Behind a judging proxy, run the tests that send something through it alone."""
    if JUDGE:
        items[:] = [item for item in items if "base_url" in getattr(item, "fixturenames", ())]


MODES = ["orange-developer", "orange-developer-inside"]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No setting of the machine's reaches a test."""
    for name in list(os.environ):
        if name.startswith("EVOLUTION_IAAS_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def simulator(clock: ManualClock) -> Simulator:
    return Simulator(clock=clock)


class Front:
    """A server whose requests go to the simulator of the current test; starting one for each test takes 100 ms."""

    def __init__(self) -> None:
        self.current = Simulator()
        self.base_path = self.current.base_path

    def handle(self, request: Request) -> Response:
        return self.current.handle(request)


@pytest.fixture(scope="session")
def front() -> Iterator[tuple[Front, str]]:
    """The shared server and its base URL: that of the judging proxy, in a run that goes through one."""
    front = Front()
    port = int(os.environ["JUDGE_UPSTREAM_PORT"]) if JUDGE else 0
    with serve(front, port=port) as url:  # type: ignore[arg-type]  # the two members that it uses
        yield front, JUDGE or url


@pytest.fixture
def base_url(simulator: Simulator, front: tuple[Front, str]) -> str:
    """The simulator on a socket, or the judging proxy in front of it."""
    server, url = front
    server.current = simulator
    return url


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


@pytest.fixture
def forget_drift() -> Iterator[None]:
    """Differences that other tests have seen are reported again: what is once per process is once per test here."""
    drift._seen.clear()
    yield
    drift._seen.clear()
