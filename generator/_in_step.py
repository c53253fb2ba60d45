"""Whether the wrapper keeps step with the spec: each check yields what does not, where, and the symbol to look at.

The checks import the packages as they find them on `sys.path`; `python -m generator mutate` runs them on mutated specs
and packages, tests/drift on the real ones.
"""

import functools
import importlib
import inspect
import json
import os
import pkgutil
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from generator import _callers, _changes, _grammar, _provenance
from generator._document import Document, Pointer, to_text
from generator._errors import GeneratorError
from generator._grammar import Node

# The wrapper's classes, and the schemas whose generated classes they stand in front of.
IN_FRONT = {
    "Job": "Job",
    "JobMessage": "JobMessage",
    "KeyPair": "KeyPairInResponse",
    "PublicIpAddress": "PublicIpAddress",
    "SecurityGroup": "SecurityGroupInResponse",
    "SecurityRule": "SecurityRule",
    "VirtualNetwork": "VirtualNetworkInResponse",
    "Subnet": "Subnet",
    "VpnAttachment": "VpnAttachmentInResponse",
    "ServerGroup": "ResourceEnvelope",
    "Volume": "ResourceEnvelope",
    "VirtualMachine": "VirtualMachine",
    "Interface": "NetworkInterface",
    "ResourceReference": "ResourceReference",
    "Resource": "ResourceEnvelope",
}
# Schemas that become something else than a class: an error, the parts of an Accepted, a mapping.
_BEHIND = {"Error", "Tags", "UndescribedObject", "ChangeAccepted", "KeyPairCreated", "SecurityRuleChangeAccepted"}
# Arguments of accessors that are no query parameters and no members of a body.
_OWN_ARGUMENTS = {"project_id", "zone", "machine", "group", "network", "extra"}


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
    def models(self) -> Any:
        """The generated models."""
        return importlib.import_module("evolution_iaas_client.models")

    @cached_property
    def clients(self) -> list[Any]:
        """Both clients; nothing is sent."""
        auth = self.iaas.OrangeDeveloper(api_key="k", access_token="t")  # noqa: S106
        return [kind(auth, project_id="p", zone="z") for kind in (self.iaas.Client, self.iaas.AsyncClient)]

    def inner(self, name: str) -> Any:
        """Return a module of the wrapper."""
        return importlib.import_module(f"evolution_iaas.{name}")

    def accessor(self, client: Any, operation: Node) -> Any:
        """Return the method that reaches an operation; None if there is none."""
        _, resource, verb = _callers.accessor(operation).replace(".rules(…)", "@rules").split(".")
        held = getattr(client, resource.removesuffix("@rules"), None)
        return getattr(held.rules("g") if "@" in resource and held else held, verb, None)

    def success(self, operation: Node) -> tuple[str, Mapping[str, Any]]:
        """Return the status and the answer of a call that succeeds."""
        return next((status, answer) for status, answer in operation.value["responses"].items() if status[0] == "2")


def contract(trial: Trial) -> Iterator[Problem]:
    """The spec is the one that the wrapper was accepted for: `python -m generator accept` after looking."""
    wrappers = {schema: f"evolution_iaas.{name}" for name, schema in IN_FRONT.items()}
    for change in _changes.changes(trial.accepted, _grammar.undocumented(trial.document)):
        touched = _callers.Map(trial.accepted).callers(change.pointer) | _callers.Map(trial.document).callers(
            change.pointer
        )
        symbols = [wrappers[name] for name in touched.models if name in wrappers] + list(touched.accessors[:3])
        yield Problem(change.pointer, ", ".join(symbols) or "evolution_iaas.Client", f"{change.kind}: {change.text}")


def accessors(trial: Trial) -> Iterator[Problem]:
    """Each operation has an accessor in both clients, and each accessor an operation."""
    verbs = {"find", "get", "create", "update", "delete"}
    for client in trial.clients:
        reached = set()
        for operation in trial.operations.values():
            method = trial.accessor(client, operation)
            if callable(method):
                reached.add(method.__qualname__)
            else:
                yield Problem(
                    operation.pointer, _callers.accessor(operation), f"{type(client).__name__} has no accessor"
                )
        names = {name for name, value in vars(type(client)).items() if isinstance(value, functools.cached_property)}
        for held in [getattr(client, name) for name in sorted(names)] + [client.security_groups.rules("g")]:
            for verb in verbs:
                method = getattr(held, verb, None)
                if callable(method) and method.__qualname__ not in reached:
                    yield Problem(("paths",), method.__qualname__, "no operation is behind an accessor")


def endpoints(trial: Trial) -> Iterator[Problem]:
    """Each operation is wrapped by one endpoint, at the spec's path."""
    endpoint_class, kind_class = trial.inner("_call").Endpoint, trial.inner("resources._collection").Kind
    found: dict[int, Any] = {}
    for info in pkgutil.walk_packages(trial.iaas.__path__, "evolution_iaas."):
        if info.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(info.name)).values():
            for one in (value.get, value.find) if isinstance(value, kind_class) else (value,):
                if isinstance(one, endpoint_class):
                    found[id(one)] = one.operation
    counted = [operation.operation_id for operation in found.values()]
    for name, operation in trial.operations.items():
        if counted.count(name) != 1 + (name == "findJobs"):  # jobs are found by `find` and by `wait_many`
            yield Problem(operation.pointer, _callers.accessor(operation), f"wrapped {counted.count(name)} times")
    for wrapped in found.values():
        known = trial.operations.get(wrapped.operation_id)
        if known is None or wrapped.path != known.pointer[1] or not callable(wrapped.module._get_kwargs):
            yield Problem(
                ("paths", wrapped.path), f"Endpoint({wrapped.operation_id!r})", "the spec has no such operation"
            )


def jobs(trial: Trial) -> Iterator[Problem]:
    """Each change has an `x-job`, whatever that names exists, and the wrapper follows it."""
    for name, operation in trial.operations.items():
        if operation.pointer[2] in ("get", "head", "options"):
            continue
        place, symbol = (*operation.pointer, "x-job"), f"evolution_iaas._generated.OPERATIONS[{name!r}]"
        known = operation.value.get("x-job")
        if known is None:
            yield Problem(place, symbol, "it starts a job and has no x-job")
            continue
        headers = trial.success(operation)[1].get("headers", {})
        for header in (known["href"], known["delay"]):
            if header not in headers:
                yield Problem(place, symbol, f"the answer has no header {header}")
        default = inspect.signature(trial.inner("_retry_after").retry_after).parameters["own"].default
        if known["delay"] != default:
            yield Problem(place, "evolution_iaas._retry_after.retry_after", f"it reads {default}, not {known['delay']}")
        resource = known["resource"]
        reader = trial.operations.get(resource["operationId"])
        if reader is None:
            yield Problem((*place, "resource"), symbol, f"there is no operation {resource['operationId']}")
            continue
        shown = _json(trial, trial.success(reader)[1])
        state = _flat(trial, shown)[0].get(resource["state"])
        values = set((_grammar.resolved(trial.document, state) or {}).get("enum", []))
        usable, broken = set(resource["usable"]), set(resource["broken"])
        if not usable or usable & broken or not usable | broken <= values:
            yield Problem((*place, "resource"), symbol, f"{usable} and {broken} are no states of {sorted(values)}")
        if trial.inner("_generated").OPERATIONS.get(name, {}).get("job") != known:
            yield Problem(place, symbol, "the wrapper knows another contract")


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
    """Each documented status has its class, with the error object as its body; each class but 429's is documented."""
    by_status: Mapping[int, Any] = trial.inner("_errors").BY_STATUS
    table = "evolution_iaas._errors.BY_STATUS"
    documented = set()
    for operation in trial.operations.values():
        for status, answer in operation.value["responses"].items():
            place = (*operation.pointer, "responses", status)
            if status.startswith("2"):
                continue
            if not status.isdigit() or int(status) not in by_status:
                yield Problem(place, table, f"status {status} has no class")
                continue
            documented.add(int(status))
            if _json(trial, answer) != {"$ref": "#/components/schemas/Error"}:
                yield Problem(place, "evolution_iaas.ApiError", "the body is not the error object")
        missing = by_status.keys() - {429} - {int(each) for each in operation.value["responses"] if each.isdigit()}
        for status in sorted(missing):
            yield Problem((*operation.pointer, "responses"), table, f"status {status} is not documented")
    for status, cls in by_status.items():
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
            yield Problem(
                (*operation.pointer, "security"), _callers.accessor(operation), "it has credentials of its own"
            )


def servers(trial: Trial) -> Iterator[Problem]:
    """The default base URL is the first server."""
    url = trial.document["servers"][0]["url"]
    if trial.clients[0].base_url != url:
        yield Problem(("servers", 0, "url"), "evolution_iaas.Client.base_url", f"the default is another than {url}")


def states(trial: Trial) -> Iterator[Problem]:
    """Each job state is finished or not, success or not, as the spec's extensions say."""
    schema, place = trial.schemas.get("JobState", {}), ("components", "schemas", "JobState")
    known = trial.inner("_generated")
    final, success = (set(schema.get(name, [])) for name in ("x-final-values", "x-success-values"))
    values = set(schema.get("enum", []))
    if [state.value for state in trial.iaas.JobState] != sorted(values):
        yield Problem((*place, "enum"), "evolution_iaas.JobState", "the enum has other values")
    if {state.value for state in known.FINISHED} != final or not final <= values:
        yield Problem((*place, "x-final-values"), "evolution_iaas.Job.is_finished", f"final are {sorted(final)}")
    if {state.value for state in known.SUCCEEDED} != success or not success < final:
        yield Problem((*place, "x-success-values"), "evolution_iaas.Job.succeeded", f"success is {sorted(success)}")


def classes(trial: Trial) -> Iterator[Problem]:
    """Each generated model has a class in front with the same fields, or is a request, an enum, or a mapping."""
    attrs = importlib.import_module("attrs")
    names = {name for name in trial.schemas if hasattr(trial.models, name)}
    enums = {name for name in names if "enum" in trial.schemas[name]}
    place = ("components", "schemas")
    for name in sorted(enums - set(trial.iaas.__all__)):
        yield Problem((*place, name), "evolution_iaas.__all__", "an enum is not exported")
    requests = {name for name in names if name.endswith("InRequest")}
    for name in sorted((names - enums - requests - _BEHIND) ^ set(IN_FRONT.values())):
        yield Problem((*place, name), "evolution_iaas", "schema and class are not both there")
    for wrapper, name in IN_FRONT.items():
        if name not in names:
            continue
        ours = {field.name for field in attrs.fields(getattr(trial.iaas, wrapper))} - {"raw", "extra"}
        theirs = {field.name for field in attrs.fields(getattr(trial.models, name))} - {"additional_properties"}
        for field in sorted(ours ^ theirs):
            text = f"field {field} is in one of spec and wrapper only"
            yield Problem((*place, name), f"evolution_iaas.{wrapper}.{field}", text)


def parameters(trial: Trial) -> Iterator[Problem]:
    """Each parameter of a query and each property of a body is an argument by the same name in Python's spelling."""
    for operation in trial.operations.values():
        method = trial.accessor(trial.clients[0], operation)
        if not callable(method):
            continue
        given, symbol = _arguments(method), method.__qualname__
        wanted = {}
        for index, value in enumerate(operation.value.get("parameters", [])):
            parameter = _grammar.resolved(trial.document, value)
            wanted[_snake(parameter["name"])] = (*operation.pointer, "parameters", index)
        body = operation.value.get("requestBody")
        if body is not None and "rules" not in _callers.accessor(operation):
            properties, _ = _flat(trial, _json(trial, body))
            wanted |= {_snake(name): (*operation.pointer, "requestBody") for name in properties}
        for name in sorted(wanted.keys() - given):
            yield Problem(wanted[name], f"{symbol}({name}=)", "the argument is missing")
        if symbol.endswith(".find") or (body is not None and "rules" not in _callers.accessor(operation)):
            for name in sorted(given - wanted.keys() - _OWN_ARGUMENTS):
                yield Problem(operation.pointer, f"{symbol}({name}=)", "the spec has no such parameter")


def defaults(trial: Trial) -> Iterator[Problem]:
    """The defaults and limits of `find` are the spec's."""
    known, place = trial.document["components"]["parameters"], ("components", "parameters")
    checks = trial.inner("_checks")
    for cls in (trial.iaas.Jobs, trial.iaas.AsyncJobs):
        signature = inspect.signature(cls.find).parameters
        for name in ("Offset", "Limit"):
            default = _grammar.resolved(trial.document, known.get(name, {})).get("schema", {}).get("default")
            if signature[name.lower()].default != default:
                yield Problem((*place, name), f"evolution_iaas.{cls.__name__}.find", f"the default is {default}")
    sort = known.get("Sort", {}).get("schema", {})
    if sort.get("maxLength") != checks.LONGEST_SORT:
        yield Problem((*place, "Sort"), "evolution_iaas._checks.LONGEST_SORT", f"the spec says {sort.get('maxLength')}")
    if checks.SORT.pattern != str(sort.get("pattern")).strip("^$"):
        yield Problem((*place, "Sort"), "evolution_iaas._checks.SORT", f"the spec says {sort.get('pattern')}")


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
            yield Problem(place, _callers.accessor(operation), text)


CHECKS: Mapping[str, Callable[[Trial], Iterator[Problem]]] = {
    check.__name__: check
    for check in (
        *(accessors, endpoints, jobs, provenance, statuses, security, servers, states, classes, parameters),
        *(defaults, documents, conversation, contract),
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


def _flat(trial: Trial, schema: Any) -> tuple[dict[str, Any], set[str]]:
    """Return the properties of a schema, and which of them are required, those of `allOf` included."""
    whole = _grammar.resolved(trial.document, schema) or {}
    properties, required = dict(whole.get("properties", {})), set(whole.get("required", []))
    for part in whole.get("allOf", []):
        more, needed = _flat(trial, part)
        properties |= more
        required |= needed
    return properties, required


def _snake(name: str) -> str:
    return re.sub("(?<!^)([A-Z]+)", r"_\1", name).lower()


def _arguments(method: Any) -> set[str]:
    """Return the names of a method's arguments, those of a TypedDict included."""
    found = set()
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            [keys] = get_args(parameter.annotation)
            found |= keys.__annotations__.keys()
        else:
            found.add(name)
    return found
