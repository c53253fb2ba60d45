"""Whether the wrapper keeps step with the spec: each check yields what does not, where, and the symbol to look at.

The checks import the packages as they find them on `sys.path`; `python -m generator mutate` runs them on mutated specs
and packages, tests/drift on the real ones.
"""

import importlib
import inspect
import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import _callers, _changes, _grammar, _provenance
from generator._document import Document, Pointer, to_text
from generator._errors import GeneratorError
from generator._grammar import Node
from generator.spec import naming
from generator.spec.resources import Resources
from generator.spec.samples import sample


@dataclass(frozen=True)
class Problem:
    """Something that is out of step."""

    pointer: Pointer
    symbol: str
    text: str

    def __str__(self) -> str:
        return f"{to_text(self.pointer)}: {self.text}; look at {self.symbol}"


class Trial:
    """A spec, the contract that the wrapper was accepted for, and the packages as imported."""

    def __init__(self, document: Document, accepted: Document, root: Path) -> None:
        self.root = root
        self.document = document
        self.accepted = accepted
        self.operations = _grammar.operations(document)
        self.schemas: Mapping[str, Any] = document["components"]["schemas"]

    @cached_property
    def iaas(self) -> Any:
        """The wrapper."""
        return importlib.import_module("evolution_iaas")

    @cached_property
    def clients(self) -> list[Any]:
        """Both clients; nothing is sent."""
        auth = self.iaas.OrangeDeveloper(api_key="k", access_token="t")  # noqa: S106
        return [kind(auth, project_id="p", zone="z") for kind in (self.iaas.Client, self.iaas.AsyncClient)]

    def inner(self, name: str) -> Any:
        """Return a module of the wrapper."""
        return importlib.import_module(f"evolution_iaas.{name}")

    @cached_property
    def resources(self) -> Resources:
        """The resources that the spec describes."""
        return Resources(self.document)

    def name(self, operation: Node) -> str:
        """Return how a program reaches an operation."""
        return self.resources.accessor(str(operation.value["operationId"]))

    def accessor(self, client: Any, operation: Node) -> Any:
        """Return the method that reaches an operation; None if there is none."""
        held = client
        for name in self.name(operation).split(".")[1:]:
            held = getattr(held, name.removesuffix("(…)"), None)
            held = held("parent") if name.endswith("(…)") and callable(held) else held
        return held

    def successes(self, operation: Node) -> list[tuple[str, Mapping[str, Any]]]:
        """Return the statuses and the responses of a call that succeeds."""
        responses = operation.value["responses"].items()
        found = [(status, response) for status, response in responses if status.startswith("2")] or list(responses)
        return [(status, _grammar.resolved(self.document, response)) for status, response in found]

    def success(self, operation: Node) -> tuple[str, Mapping[str, Any]]:
        """Return the status and the response of a success, one that names the job if the operation starts one."""
        header = (operation.value.get("x-job") or {}).get("href")
        found = self.successes(operation)
        return next((each for each in found if header in each[1].get("headers", {})), found[0])


def contract(trial: Trial) -> Iterator[Problem]:
    """The spec is the one that the wrapper was accepted for: `python -m generator accept` after looking."""
    classes = {schema: cls.name for cls in trial.resources.classes.values() for schema in cls.schemas}
    before, after = _callers.Map(trial.accepted), _callers.Map(trial.document)
    for change in _changes.changes(trial.accepted, _grammar.undocumented(trial.document)):
        touched = before.callers(change.pointer) | after.callers(change.pointer)
        values = sorted({f"evolution_iaas.{classes[name]}" for name in touched.models if name in classes})
        symbols = [*values, *touched.accessors[:3]]
        yield Problem(change.pointer, ", ".join(symbols) or "evolution_iaas.Client", f"{change.kind}: {change.text}")


def accessors(trial: Trial) -> Iterator[Problem]:
    """Each operation has an accessor in both clients."""
    for client in trial.clients:
        for operation in trial.operations.values():
            if not callable(trial.accessor(client, operation)):
                yield Problem(operation.pointer, trial.name(operation), f"{type(client).__name__} has no accessor")


def jobs(trial: Trial) -> Iterator[Problem]:
    """Each change whose response names a job has an `x-job`, whatever that names exists, and the wrapper follows it."""
    for name, operation in trial.operations.items():
        place, symbol = (*operation.pointer, "x-job"), f"evolution_iaas._generated.OPERATIONS[{name!r}]"
        known = operation.value.get("x-job")
        headers = {header for _, answer in trial.successes(operation) for header in answer.get("headers", {})}
        if known is None:
            if "X-Job-Href" in headers:
                yield Problem(place, symbol, "it starts a job and has no x-job")
            continue
        yield from (
            Problem(place, symbol, f"no success has the header {each}")
            for each in (known["href"], known["delay"])
            if each not in headers
        )
        default = inspect.signature(trial.inner("_retry_after").retry_after).parameters["own"].default
        if known["delay"] != default:
            yield Problem(place, "evolution_iaas._retry_after.retry_after", f"it reads {default}, not {known['delay']}")
        if trial.inner("_generated").OPERATIONS.get(name, {}).get("job") != known:
            yield Problem(place, symbol, "the wrapper knows another contract")
        yield from _job_resource(trial, (*place, "resource"), symbol, known.get("resource"))


def _job_resource(trial: Trial, place: Pointer, symbol: str, resource: Any) -> Iterator[Problem]:
    """The resource that a change leads to can be read, and has the states that end a wait."""
    if resource is None or (resource.get("gone") and "operationId" not in resource):
        return  # nothing is read after the job
    reader = trial.operations.get(str(resource.get("operationId")))
    if reader is None:
        yield Problem(place, symbol, f"there is no operation {resource.get('operationId')}")
        return
    if "state" not in resource:
        if not resource.get("gone"):
            yield Problem(place, symbol, "neither a state nor that it is gone ends a wait")
        return
    shown, _ = naming.properties_of(trial.document, _json(trial, trial.success(reader)[1]))
    values = set((_grammar.resolved(trial.document, shown.get(resource["state"])) or {}).get("enum", []))
    usable, broken = set(resource.get("usable", [])), set(resource.get("broken", []))
    if (not usable and not resource.get("gone")) or usable & broken or not usable | broken <= values:
        yield Problem(place, symbol, f"{usable} and {broken} are no states of {sorted(values)}")


def provenance(trial: Trial) -> Iterator[Problem]:
    """Each operation says where it comes from, what is only partly read of each field how sure it is."""
    for operation in trial.operations.values():
        known, place = operation.value.get("x-provenance"), (*operation.pointer, "x-provenance")
        if not isinstance(known, dict) or not re.fullmatch("[a-z-]+", str(known.get("source"))):
            yield Problem(place, "spec/PROVENANCE.md", "the page is not named")
        elif known.get("read") not in ("whole", "partly") or (known["read"] == "partly" and not known.get("open")):
            yield Problem(place, "spec/PROVENANCE.md", "read must be whole, or partly with what is open")
    for pointer in _provenance.unsaid(trial.document):
        yield Problem(pointer, "spec/PROVENANCE.md", f"x-provenance must be one of {', '.join(_provenance.WORDS)}")
    inferred, accepted = _provenance.inferred(trial.document), _provenance.accepted_count(trial.root)
    for pointer in inferred[accepted:] if len(inferred) >= accepted else [()]:
        yield Problem(pointer, "spec/PROVENANCE.md", f"{len(inferred)} parts are inferred, {accepted} are admitted")


def statuses(trial: Trial) -> Iterator[Problem]:
    """Each described error has the error object as its body; each class of an error but 429's is described."""
    by_status: Mapping[int, Any] = trial.inner("_errors").BY_STATUS
    table = "evolution_iaas._errors.BY_STATUS"
    described = set()
    for operation in trial.operations.values():
        for status, answer in operation.value["responses"].items():
            if status.startswith("2"):
                continue
            described.add(status)
            if _json(trial, answer) != {"$ref": "#/components/schemas/Error"}:
                place = (*operation.pointer, "responses", status)
                yield Problem(place, "evolution_iaas.ApiError", "the body is not the error object")
    for status, cls in by_status.items():
        if str(status) not in {*described, "429"}:
            yield Problem(("paths",), table, f"status {status} is not described")
        if not (cls.__doc__ or "").startswith(f"{status}:"):
            yield Problem(("paths",), f"evolution_iaas.{cls.__name__}", f"its docstring does not begin with {status}:")


def security(trial: Trial) -> Iterator[Problem]:
    """Each alternative is an auth mode, with the token, the header and the token URL that its schemes name."""
    schemes, auth = trial.document["components"]["securitySchemes"], trial.inner("_auth").Auth
    known = trial.inner("_generated")
    headers = set()
    for index, alternative in enumerate(trial.document.get("security", [])):
        keys = [name for name in alternative if schemes[name]["type"] == "apiKey"]
        tokens = [name for name in alternative if name not in keys]
        if len(keys) != 1 or len(tokens) != 1:
            yield Problem(("security", index), "evolution_iaas._auth", "a mode is one token and one header")
            continue
        key, token = schemes[keys[0]], schemes[tokens[0]]
        place = ("components", "securitySchemes")
        headers.add(key["name"])
        if key["in"] != "header":
            yield Problem((*place, keys[0], "in"), "evolution_iaas._auth.Auth", f"the key is sent in {key['in']}")
        if token["type"] == "oauth2":
            flows = token["flows"]
            if flows.keys() != {"clientCredentials"}:
                yield Problem((*place, tokens[0], "flows"), "evolution_iaas._tokens", f"the grants are {sorted(flows)}")
            elif flows["clientCredentials"]["tokenUrl"] != known.DEFAULT_TOKEN_URL:
                yield Problem((*place, tokens[0]), "evolution_iaas._generated.DEFAULT_TOKEN_URL", "another token URL")
            if key["name"] != trial.iaas.OrangeDeveloper.header:
                yield Problem((*place, keys[0]), "evolution_iaas.OrangeDeveloper", f"the header is {key['name']}")
        elif (token["type"], token.get("scheme")) != ("http", "bearer"):
            yield Problem((*place, tokens[0]), "evolution_iaas._auth.Auth", "the token is no bearer token")
    modes = {mode.header: mode for mode in auth.__subclasses__()}
    for header in sorted(headers ^ modes.keys()):
        symbol = f"evolution_iaas.{modes[header].__name__}" if header in modes else "evolution_iaas._auth"
        yield Problem(("security",), symbol, f"the header {header} is in one of spec and wrapper only")
    for operation in trial.operations.values():
        if "security" in operation.value:
            yield Problem((*operation.pointer, "security"), trial.name(operation), "it has credentials of its own")


def servers(trial: Trial) -> Iterator[Problem]:
    """The default base URL is the first server."""
    url = trial.document["servers"][0]["url"]
    if trial.clients[0].base_url != url:
        yield Problem(("servers", 0, "url"), "evolution_iaas.Client.base_url", f"the default is another than {url}")


def states(trial: Trial) -> Iterator[Problem]:
    """Each job state is finished or not, success or not, as the spec's extensions say."""
    schema, place = trial.schemas.get("JobState", {}), ("components", "schemas", "JobState")
    final, success = (set(schema.get(name, [])) for name in ("x-final-values", "x-success-values"))
    values = set(schema.get("enum", []))
    if [state.value for state in trial.iaas.JobState] != sorted(values):
        yield Problem((*place, "enum"), "evolution_iaas.JobState", "the enum has other values")
    if not success < final or not final <= values:
        yield Problem((*place, "x-success-values"), "evolution_iaas.Job.succeeded", "success is not a part of the end")
    if set(trial.inner("_generated").FINISHED) != final:
        yield Problem((*place, "x-final-values"), "evolution_iaas._generated.FINISHED", f"final are {sorted(final)}")
    shown = sample(trial.document, {"$ref": "#/components/schemas/Job"})
    for value in sorted(values | final | success):
        job = trial.iaas.Job.from_dict({**shown, "state": value})
        if job.is_finished != (value in final):
            yield Problem((*place, "x-final-values"), "evolution_iaas.Job.is_finished", f"final are {sorted(final)}")
        if job.succeeded != (value in success):
            yield Problem((*place, "x-success-values"), "evolution_iaas.Job.succeeded", f"success is {sorted(success)}")


def documents(trial: Trial) -> Iterator[Problem]:
    """The README's tables of settings and errors say what the wrapper has; the build writes its other tables."""
    text = (trial.root / "README.md").read_text(encoding="utf-8")
    settings = set(re.findall(r"^\| `EVOLUTION_IAAS_(\w+)` \| (?:`(\w+)`|–) \|", text, re.MULTILINE))
    known = {(name.upper(), name) for name in trial.inner("_settings")._SETTINGS} | {("PROFILE", ""), ("CONFIG", "")}
    for name, _ in sorted(settings ^ known):
        yield Problem((), "README.md, Configuration", f"EVOLUTION_IAAS_{name} is in one of table and wrapper only")
    statuses = {(name, int(status)) for name, status in re.findall(r"`(\w+Error)` (\d{3})", text)}
    classes = {(cls.__name__, status) for status, cls in trial.inner("_errors").BY_STATUS.items()}
    for name, status in sorted(statuses ^ classes):
        yield Problem((), "README.md, Errors", f"{name} {status} is in one of table and wrapper only")
    named = set(re.findall(r"`(\w+Error)`", text))
    for name in sorted(named ^ {name for name in trial.iaas.__all__ if name.endswith("Error")}):
        yield Problem((), "README.md, Errors", f"{name} is in one of table and wrapper only")


def conversation(trial: Trial) -> Iterator[Problem]:
    """Each accessor, called with every argument, sends what the spec describes and reads what the spec promises."""
    from generator import _conversation

    for operation in trial.operations.values():
        for place, text in _conversation.hold(trial, operation):
            yield Problem(place, trial.name(operation), text)


CHECKS: Mapping[str, Callable[[Trial], Iterator[Problem]]] = {
    check.__name__: check
    for check in (
        *(accessors, jobs, provenance, statuses, security, servers, states, documents, conversation, contract),
    )
}


def run(trial: Trial) -> dict[str, list[str]]:
    """Return of each check that does not hold what it says; a check that breaks says how."""
    found = {}
    for name, check in CHECKS.items():
        try:
            problems = [str(problem) for problem in check(trial)]
        except Exception as error:  # noqa: BLE001 - whatever a mutant breaks is a finding, and is reported as one
            trace = error.__traceback__
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
            problems = [f"#: {type(error).__name__}: {error}; look at {where}"]
        if problems:
            found[name] = problems
    return found


def apart(folders: Sequence[Path], document: Document, accepted: Document, root: Path) -> dict[str, list[str]]:
    """Run the checks in a child process that finds the packages in `folders` first.

    Raises:
        GeneratorError: if the child dies.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        try:
            for name in [name for name in sys.modules if name.split(".")[0].startswith("evolution_iaas")]:
                del sys.modules[name]
            sys.dont_write_bytecode = True
            sys.path[:0] = map(str, folders)
            found = run(Trial(document, accepted, root))
            with os.fdopen(writer, "w") as pipe:
                json.dump({name: texts[:3] for name, texts in found.items()}, pipe)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - the parent is told by the exit status
            traceback.print_exc()
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise GeneratorError(f"the checks died: status {status}")
    told: dict[str, list[str]] = json.loads(text)
    return told


def _json(trial: Trial, holder: Any) -> Any:
    content = _grammar.resolved(trial.document, holder).get("content", {})
    return content.get("application/json", {}).get("schema")
