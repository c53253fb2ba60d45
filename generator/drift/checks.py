"""Drift checks: each yields the differences between the spec and the wrapper, with place and symbol.

They import the packages from `sys.path`; `python -m generator mutate` runs them on mutated specs and packages, and
tests/drift on the real ones.
"""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.compat import changes, impact
from generator.drift import behaviour as behaviours
from generator.drift.provenance import accepted_count, inferred, missing
from generator.drift.subject import Problem, Subject
from generator.spec import model, naming
from generator.spec.document import Pointer
from generator.spec.provenance import WORDS
from generator.spec.samples import sample


def contract(subject: Subject) -> Iterator[Problem]:
    """The spec is the one that the wrapper was accepted for: `python -m generator accept` after looking."""
    classes = {schema: cls.name for cls in subject.resources.classes.values() for schema in cls.schemas}
    before, after = impact.Map(subject.accepted), impact.Map(subject.document)
    for change in changes.changes(subject.accepted, model.undocumented(subject.document)):
        touched = before.callers(change.pointer) | after.callers(change.pointer)
        values = sorted({f"evolution_iaas.{classes[name]}" for name in touched.models if name in classes})
        symbols = [*values, *touched.accessors[:3]]
        yield Problem(change.pointer, ", ".join(symbols) or "evolution_iaas.Client", f"{change.kind}: {change.text}")


def accessors(subject: Subject) -> Iterator[Problem]:
    """Each operation has an accessor in both clients."""
    for client in subject.clients:
        for operation in subject.operations.values():
            if not callable(subject.accessor(client, operation)):
                yield Problem(operation.pointer, subject.name(operation), f"{type(client).__name__} has no accessor")


def jobs(subject: Subject) -> Iterator[Problem]:
    """Each change whose response names a job has an `x-job`, whatever that names exists, and the wrapper follows it."""
    for name, operation in subject.operations.items():
        place, symbol = (*operation.pointer, "x-job"), f"evolution_iaas._core.client_adapter.OPERATIONS[{name!r}]"
        known = operation.value.get("x-job")
        headers = {header for _, response in subject.successes(operation) for header in response.get("headers", {})}
        if known is None:
            if "X-Job-Href" in headers:
                yield Problem(place, symbol, "it starts a job and has no x-job")
            continue
        yield from (
            Problem(place, symbol, f"no success has the header {each}")
            for each in (known["href"], known["delay"])
            if each not in headers
        )
        default = inspect.signature(subject.inner("_core.retry_after").retry_after).parameters["own"].default
        if known["delay"] != default:
            yield Problem(
                place, "evolution_iaas._core.retry_after.retry_after", f"it reads {default}, not {known['delay']}"
            )
        if subject.inner("_core.client_adapter").OPERATIONS.get(name, {}).get("job") != known:
            yield Problem(place, symbol, "the wrapper knows another contract")
        yield from _job_resource(subject, (*place, "resource"), symbol, known.get("resource"))


def _job_resource(subject: Subject, place: Pointer, symbol: str, resource: Any) -> Iterator[Problem]:
    """The resource that a change leads to can be read, and has the states that end a wait."""
    if resource is None or (resource.get("gone") and "operationId" not in resource):
        return  # nothing is read after the job
    reader = subject.operations.get(str(resource.get("operationId")))
    if reader is None:
        yield Problem(place, symbol, f"there is no operation {resource.get('operationId')}")
        return
    if "state" not in resource:
        if not resource.get("gone"):
            yield Problem(place, symbol, "neither a state nor that it is gone ends a wait")
        return
    shown, _ = naming.properties_of(subject.document, subject.json_schema(subject.success(reader)[1]))
    values = set((model.resolved(subject.document, shown.get(resource["state"])) or {}).get("enum", []))
    usable, broken = set(resource.get("usable", [])), set(resource.get("broken", []))
    if (not usable and not resource.get("gone")) or usable & broken or not usable | broken <= values:
        yield Problem(place, symbol, f"{usable} and {broken} are no states of {sorted(values)}")


def provenance(subject: Subject) -> Iterator[Problem]:
    """Each operation names its API page, and each field of a partly read one has its provenance."""
    for operation in subject.operations.values():
        known, place = operation.value.get("x-provenance"), (*operation.pointer, "x-provenance")
        if not isinstance(known, dict) or not re.fullmatch("[a-z-]+", str(known.get("source"))):
            yield Problem(place, "spec/PROVENANCE.md", "the page is not named")
        elif known.get("read") not in ("whole", "partly") or (known["read"] == "partly" and not known.get("open")):
            yield Problem(place, "spec/PROVENANCE.md", "read must be whole, or partly with what is open")
    for pointer in missing(subject.document):
        yield Problem(pointer, "spec/PROVENANCE.md", f"x-provenance must be one of {', '.join(WORDS)}")
    parts, admitted = inferred(subject.document), accepted_count(subject.root)
    for pointer in parts[admitted:] if len(parts) >= admitted else [()]:
        yield Problem(pointer, "spec/PROVENANCE.md", f"{len(parts)} parts are inferred, {admitted} are stated")


def statuses(subject: Subject) -> Iterator[Problem]:
    """Each described error has the error object as its body, and the errors that have a class are described."""
    by_status: Mapping[int, Any] = subject.inner("_core.errors").BY_STATUS
    table = "evolution_iaas._core.errors.BY_STATUS"
    described = set()
    for operation in subject.operations.values():
        for status, response in operation.value["responses"].items():
            if status.startswith("2"):
                continue
            described.add(status)
            if subject.json_schema(response) != {"$ref": "#/components/schemas/ServiceError"}:
                place = (*operation.pointer, "responses", status)
                yield Problem(place, "evolution_iaas.ApiError", "the body is not the error object")
    for status, cls in by_status.items():
        if described.isdisjoint((str(status), "default")):
            yield Problem(("paths",), table, f"status {status} is not described")
        if not (cls.__doc__ or "").startswith(f"{status}:"):
            yield Problem(("paths",), f"evolution_iaas.{cls.__name__}", f"its docstring does not begin with {status}:")


def security(subject: Subject) -> Iterator[Problem]:
    """Each alternative is an auth mode, with the token, the header and the token URL that its schemes name."""
    schemes, auth = subject.document["components"]["securitySchemes"], subject.inner("_auth.modes").Auth
    known = subject.inner("_core.client_adapter")
    headers = set()
    for index, alternative in enumerate(subject.document.get("security", [])):
        keys = [name for name in alternative if schemes[name]["type"] == "apiKey"]
        tokens = [name for name in alternative if name not in keys]
        if len(keys) != 1 or len(tokens) != 1:
            yield Problem(("security", index), "evolution_iaas._auth.modes", "a mode is one token and one header")
            continue
        key, token = schemes[keys[0]], schemes[tokens[0]]
        place = ("components", "securitySchemes")
        headers.add(key["name"])
        if key["in"] != "header":
            yield Problem((*place, keys[0], "in"), "evolution_iaas._auth.modes.Auth", f"the key is sent in {key['in']}")
        if token["type"] == "oauth2":
            flows = token["flows"]
            if flows.keys() != {"clientCredentials"}:
                yield Problem(
                    (*place, tokens[0], "flows"), "evolution_iaas._auth.tokens", f"the grants are {sorted(flows)}"
                )
            elif flows["clientCredentials"]["tokenUrl"] != known.DEFAULT_TOKEN_URL:
                yield Problem(
                    (*place, tokens[0]), "evolution_iaas._core.client_adapter.DEFAULT_TOKEN_URL", "another token URL"
                )
            if key["name"] != subject.iaas.OrangeDeveloper.header:
                yield Problem((*place, keys[0]), "evolution_iaas.OrangeDeveloper", f"the header is {key['name']}")
        elif (token["type"], token.get("scheme")) != ("http", "bearer"):
            yield Problem((*place, tokens[0]), "evolution_iaas._auth.modes.Auth", "the token is no bearer token")
    modes = {mode.header: mode for mode in auth.__subclasses__()}
    for header in sorted(headers ^ modes.keys()):
        symbol = f"evolution_iaas.{modes[header].__name__}" if header in modes else "evolution_iaas._auth.modes"
        yield Problem(("security",), symbol, f"the header {header} is in one of spec and wrapper only")
    for operation in subject.operations.values():
        if "security" in operation.value:
            yield Problem((*operation.pointer, "security"), subject.name(operation), "it has credentials of its own")


def servers(subject: Subject) -> Iterator[Problem]:
    """The default base URL is the first server."""
    url = subject.document["servers"][0]["url"]
    if subject.clients[0].base_url != url:
        yield Problem(("servers", 0, "url"), "evolution_iaas.Client.base_url", f"the default is another than {url}")


def states(subject: Subject) -> Iterator[Problem]:
    """Each job state is final or not, and a success or not, as in the spec's extensions."""
    schema, place = subject.schemas.get("JobState", {}), ("components", "schemas", "JobState")
    final, success = (set(schema.get(name, [])) for name in ("x-final-values", "x-success-values"))
    values = set(schema.get("enum", []))
    if [state.value for state in subject.iaas.JobState] != sorted(values):
        yield Problem((*place, "enum"), "evolution_iaas.JobState", "the enum has other values")
    if not success < final or not final <= values:
        yield Problem((*place, "x-success-values"), "evolution_iaas.Job.succeeded", "success is not a part of the end")
    if set(subject.inner("_core.client_adapter").FINISHED) != final:
        yield Problem(
            (*place, "x-final-values"), "evolution_iaas._core.client_adapter.FINISHED", f"final are {sorted(final)}"
        )
    shown = sample(subject.document, {"$ref": "#/components/schemas/Job"})
    for value in sorted(values | final | success):
        job = subject.iaas.Job.from_dict({**shown, "state": value})
        if job.is_finished != (value in final):
            yield Problem((*place, "x-final-values"), "evolution_iaas.Job.is_finished", f"final are {sorted(final)}")
        if job.succeeded != (value in success):
            yield Problem((*place, "x-success-values"), "evolution_iaas.Job.succeeded", f"success is {sorted(success)}")


def documents(subject: Subject) -> Iterator[Problem]:
    """The README's tables of settings and errors match the wrapper; the build writes its other tables."""
    text = (subject.root / "README.md").read_text(encoding="utf-8")
    settings = set(re.findall(r"^\| `EVOLUTION_IAAS_(\w+)` \| (?:`(\w+)`|–) \|", text, re.MULTILINE))
    known = {(name.upper(), name) for name in subject.inner("_settings")._SETTINGS}
    known |= {(name, "") for name in ("PROFILE", "CONFIG", "ENGINE", "LOG")}
    for name, _ in sorted(settings ^ known):
        yield Problem((), "README.md, Configuration", f"EVOLUTION_IAAS_{name} is in one of table and wrapper only")
    table = re.search(r"^\| class \| when \|\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    rows = table[1] if table else ""
    statuses = {(name, int(status)) for name, status in re.findall(r"`(\w+Error)` (\d{3})", rows)}
    classes = {(cls.__name__, status) for status, cls in subject.inner("_core.errors").BY_STATUS.items()}
    for name, status in sorted(statuses ^ classes):
        yield Problem((), "README.md, Errors", f"{name} {status} is in one of table and wrapper only")
    named = {"EvolutionError", *re.findall(r"`(\w+Error)`", rows)}  # the base of all stands above the table
    for name in sorted(named ^ {name for name in subject.iaas.__all__ if name.endswith("Error")}):
        yield Problem((), "README.md, Errors", f"{name} is in one of table and wrapper only")


def behaviour(subject: Subject) -> Iterator[Problem]:
    """Each accessor, called with every argument, sends what the spec describes and reads what the spec promises."""
    for operation in subject.operations.values():
        for place, text in behaviours.check_operation(subject, operation):
            yield Problem(place, subject.name(operation), text)


_ALL = [accessors, jobs, provenance, statuses, security, servers, states, documents, behaviour, contract]
CHECKS: Mapping[str, Callable[[Subject], Iterator[Problem]]] = {check.__name__: check for check in _ALL}


def run(subject: Subject) -> dict[str, list[str]]:
    """Return the problems of each check that finds any; an exception in a check is a problem, too."""
    found = {}
    for name, check in CHECKS.items():
        try:
            problems = [str(problem) for problem in check(subject)]
        except Exception as error:  # noqa: BLE001 - whatever a mutant breaks is a finding, and is reported as one
            trace = error.__traceback__
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
            problems = [f"#: {type(error).__name__}: {error}; look at {where}"]
        if problems:
            found[name] = problems
    return found
