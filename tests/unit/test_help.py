"""What Python itself tells users: signatures, annotations, docstrings, and errors of a wrong argument."""

import inspect
import typing
from collections.abc import Iterator
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_client import resources

from generator.spec import collisions

ACCESSORS = [entry.accessor.split(".")[-2:] for entry in resources.OPERATIONS.values()]
CLASSES = [name for name in iaas.__all__ if inspect.isclass(getattr(iaas, name))]


def functions(cls: Any) -> Iterator[tuple[str, Any]]:
    for name, member in inspect.getmembers(cls):
        if name.startswith("_") and name != "__init__":
            continue
        member = getattr(member, "func", member)  # noqa: PLW2901 - of a cached property
        member = member.fget if isinstance(member, property) else member  # noqa: PLW2901
        if inspect.isfunction(member) or inspect.ismethod(member):
            yield f"{cls.__name__}.{name}", member


PUBLIC = dict(pair for name in CLASSES for pair in functions(getattr(iaas, name)))


@pytest.mark.parametrize("name", PUBLIC)
def test_annotations_can_be_resolved(name: str) -> None:
    """By tools that build on them: `typing.get_type_hints` of every public function and property."""
    typing.get_type_hints(PUBLIC[name])


def test_every_name_of_a_public_signature_can_be_imported() -> None:
    """Annotating a variable needs no import from a private module."""
    for name in ("Poll", "AnyJob", "AnyResource", "Auth", "AccessToken", "Pager", "AsyncPager", "Clock"):
        assert name in iaas.__all__
        assert getattr(iaas, name)


def accessor_methods() -> dict[str, Any]:
    found = {}
    for name in [*resources.__all__, "Jobs", "AsyncJobs"]:
        cls = getattr(iaas, name)
        if hasattr(cls, "find") or name.endswith("SecurityRules"):
            methods = {qualified.split(".")[-1]: method for qualified, method in functions(cls)}
            found |= {f"{name}.{verb}": method for verb, method in methods.items() if verb != "__init__"}
    return found


def test_help_tells_every_argument() -> None:
    """On both clients: each argument by its name, the errors, and the source; no `**attributes`."""
    found = accessor_methods()
    assert len(found) > 60
    for name, method in found.items():
        text = inspect.getdoc(method) or ""
        for argument, parameter in inspect.signature(method).parameters.items():
            assert parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL), name
            assert argument == "self" or f"\n    {argument}: " in text, (name, argument)
        if "Return the " not in text.splitlines()[0]:
            assert "Raises:" in text, name


def test_both_clients_tell_the_same() -> None:
    """The docstring of a method differs by what is awaited alone."""
    found = accessor_methods()
    for name, method in found.items():
        if name.startswith("Async"):
            other = found[name.removeprefix("Async")]
            texts = [
                (inspect.getdoc(each) or "").replace("Async", "").replace("async for", "for")
                for each in (method, other)
            ]
            assert texts[0].replace("; may be a coroutine function", "").split()[:20] == texts[1].split()[:20], name


@pytest.mark.parametrize("kind", [iaas.Client, iaas.AsyncClient])
@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (
            lambda c: type(c)(c._options.auth, project="p"),
            "Client.__init__() got an unexpected keyword argument 'project'",
        ),
        (lambda c: type(c)(), "Client.__init__() missing 1 required positional argument: 'auth'"),
        (lambda c: c.key_pairs.find(name="x"), "KeyPairs.find() got an unexpected keyword argument 'name'"),
        (lambda c: c.jobs.find(name="x"), "Jobs.find() got an unexpected keyword argument 'name'"),
        (lambda c: c.jobs.wait("x", seconds=1), "Jobs.wait() got an unexpected keyword argument 'seconds'"),
        (lambda c: c.key_pairs.create("k", size=1), "KeyPairs.create() got an unexpected keyword argument 'size'"),
        (lambda c: c.key_pairs.create(), "KeyPairs.create() missing 1 required positional argument: 'name'"),
        (lambda c: c.security_groups.update("g", rules=[]), "SecurityGroups.update() got an unexpected keyword"),
        (lambda c: c.security_groups.rules("g").create(), "SecurityRules.create() missing 1 required"),
        (lambda c: iaas.SecurityRule("r", ports=[]), "SecurityRule.__init__() got an unexpected keyword"),
        (lambda c: iaas.OrangeDeveloper(key="k"), "OrangeDeveloper.__init__() got an unexpected keyword"),
    ],
)
def test_a_wrong_argument_is_pythons_type_error(kind: Any, call: Any, expected: str) -> None:
    """With the public name of what was called, and never a private one."""
    client = kind(iaas.OrangeDeveloper(api_key="k", access_token="t"), project_id="p", zone="z")
    with pytest.raises(TypeError) as info:
        result = call(client)
        if inspect.iscoroutine(result):
            result.close()
    assert expected in str(info.value)
    assert "._" not in str(info.value).replace("__init__", "")
    assert not str(info.value).startswith("_")


def test_from_env_takes_what_the_constructor_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arguments win over settings; an unknown one is refused by its name."""
    for name, value in {"AUTH_MODE": "orange-developer", "API_KEY": "k", "ACCESS_TOKEN": "t", "ZONE": "eu-1"}.items():
        monkeypatch.setenv(f"EVOLUTION_IAAS_{name}", value)
    for kind in (iaas.Client, iaas.AsyncClient):
        client = kind.from_env(zone="eu-2", project_id="p-2")
        assert (client.zone, client.project_id) == ("eu-2", "p-2")
        with pytest.raises(TypeError, match=r"Client\.__init__\(\) got an unexpected keyword argument 'project'"):
            kind.from_env(project="p")  # type: ignore[call-arg]


def test_names_that_are_taken_are_known_to_the_generator() -> None:
    """A resource that would hide one is refused by the build."""
    by_hand = set(iaas.__all__) - set(resources.__all__) | {"Jobs", "AsyncJobs", "Calls", "AsyncCalls"}
    assert {
        name for name in by_hand if name[0].isupper() and not name.isupper() and "_" not in name
    } == collisions._EXPORTED
    accessors = {entry.accessor.split(".")[0] for entry in resources.OPERATIONS.values()}
    assert {name for name in dir(iaas.Client) if not name.startswith("_")} - accessors == collisions._ATTRIBUTES
