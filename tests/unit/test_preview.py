"""The preview: opt-in, with a warning, and errors that say what was guessed."""

import asyncio
import inspect
import pickle
import warnings
from collections.abc import Iterator
from typing import Any

import evolution_iaas as iaas
import pytest
from conftest import MODES, credentials
from evolution_iaas._core import preview
from evolution_iaas_simulator import ManualClock, Simulator, serve
from support import http_response


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """What is warned of once per process is once per test here."""
    preview._warned.clear()
    yield
    preview._warned.clear()


@pytest.fixture
def world() -> Iterator[tuple[Simulator, str]]:
    """A simulator that plays the guesses, on a socket."""
    simulator = Simulator(clock=ManualClock(), preview=True)
    with serve(simulator) as url:
        yield simulator, url


def test_it_is_opt_in(client: iaas.Client, given_token: iaas.OrangeDeveloper) -> None:
    """And what is described without guesses does not take the guessed names."""
    with pytest.raises(iaas.ConfigurationError, match="preview=True"):
        _ = client.preview
    with pytest.raises(TypeError, match="name"):
        client.volumes.find(name="v")  # type: ignore[call-arg]
    with pytest.raises(iaas.ConfigurationError, match="preview must be True or False"):
        iaas.Client(given_token, preview=1)  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", MODES)
def test_it_is_used(world: tuple[Simulator, str], mode: str) -> None:
    """Filters, a volume, and an interface, which a wait returns as it is read."""
    simulator, url = world
    machine = simulator.add("VirtualMachine", "p-1", "eu-1", name="m")
    options = {"project_id": "p-1", "zone": "eu-1", "base_url": url, "clock": simulator.clock, "preview": True}
    with iaas.Client(credentials(mode, url), **options) as client, warnings.catch_warnings():
        warnings.simplefilter("ignore", iaas.PreviewWarning)
        accepted = client.preview.volumes.create("data", size=10)
        assert accepted.wait() is None  # no page shows how one volume is read
        kept = iaas.Accepted.from_json(accepted.to_json())
        assert kept == accepted
        [volume] = client.preview.volumes.find(name="data", provisioning_state="active")
        assert isinstance(volume, iaas.Volume)
        assert volume.id == accepted.id
        assert client.preview.volumes.find(name="other").all() == []
        network = iaas.ResourceReference(name="backend")
        made = client.preview.interfaces.create(machine, "eth1", network, [{"ip": "10.0.0.2"}]).wait()
        assert (made.name, made.enabled) == ("eth1", True)
        changed = client.preview.interfaces.update(machine, made, network, [{"ip": "10.0.0.3"}], enabled=False).wait()
        assert (changed.enabled, changed.ip_addresses) == (False, [{"ip": "10.0.0.3"}])
        assert client.preview.server_groups.find(name="none").all() == []


def test_it_warns_once(world: tuple[Simulator, str]) -> None:
    """Of each operation, at the line that uses it, naming the guesses; in both clients."""
    simulator, url = world
    known = credentials("orange-developer", url)
    options = {"project_id": "p-1", "zone": "eu-1", "base_url": url, "clock": simulator.clock, "preview": True}
    with iaas.Client(known, **options) as client, warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        for name in ("a", "b"):
            client.preview.volumes.create(name)
        client.preview.volumes.find(name="a").all()
    assert [each.category for each in seen] == [iaas.PreviewWarning] * 2
    assert {each.filename for each in seen} == {__file__}
    assert "client.preview.volumes.create is a preview: image, size may be called otherwise" in str(seen[0].message)
    preview._warned.clear()

    async def scene() -> None:
        async with iaas.AsyncClient(known, **options) as client:
            with pytest.warns(iaas.PreviewWarning) as asynchronous:
                await client.preview.volumes.create("c")
            assert asynchronous[0].filename == __file__
            assert [volume.name async for volume in client.preview.volumes.find(name="c")] == ["c"]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", iaas.PreviewWarning)
        warnings.filterwarnings("always", message=".*volumes.create")
        asyncio.run(scene())


@pytest.mark.filterwarnings("ignore::evolution_iaas.PreviewWarning")
def test_a_refusal_says_what_was_guessed(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """If it names the member; another refusal says nothing of it."""
    named = http_response(400, {"code": 24, "message": "Invalid body field", "description": "size is not known"})
    other = http_response(400, {"code": 24, "message": "Invalid body field", "description": "name is taken"})
    options = {"project_id": "p-1", "zone": "z", "preview": True}
    with iaas.Client(given_token, base_url=scripted(named, other).url, **options) as client:
        with pytest.raises(iaas.BadRequestError, match="size is a guess: the size in GB") as info:
            client.preview.volumes.create("v", size=1)
        assert info.value.hint in str(pickle.loads(pickle.dumps(info.value)))
        with pytest.raises(iaas.BadRequestError) as info:
            client.preview.volumes.create("v", size=1)
        assert info.value.hint is None


def test_help_says_so() -> None:
    """Each method has its arguments and what is guessed."""
    from evolution_iaas_client.preview.volumes import PreviewVolumes

    text = inspect.getdoc(PreviewVolumes.create) or ""
    assert "guessed" in text
    assert "size: size in GB. 1 to 5000" in text
