"""Drift checks: each yields the differences between the spec and the wrapper, with place and symbol.

They import the packages from `sys.path`; `python -m generator mutate` runs them on mutated specs and packages, and
tests/drift on the real ones.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.codegen import doc_tables
from generator.compat import comparison
from generator.compat.impact import Accessors
from generator.drift import examples, operation_checks
from generator.drift.provenance import accepted_count, inferred, missing
from generator.drift.subject import Problem, Subject
from generator.spec import model
from generator.spec.document import Pointer
from generator.spec.model import Node
from generator.spec.provenance import WORDS
from generator.spec.samples import sample


def contract(subject: Subject) -> Iterator[Problem]:
    """The spec is the one that the wrapper was accepted for: `python -m generator accept` after looking."""
    classes = {schema: cls.name for cls in subject.resources.classes.values() for schema in cls.schemas}
    accessors = Accessors(subject.document, subject.accepted)
    for found in comparison.compare(subject.accepted, model.undocumented(subject.document)):
        change, touched = found.change, accessors.callers(found.change.pointer, found.uses)
        values = sorted({f"evolution_iaas.{classes[name]}" for name in touched.models if name in classes})
        symbols = [*values, *touched.accessors[:3]]
        where = ", ".join(symbols) or "evolution_iaas.Client"
        yield Problem(change.pointer, where, f"{change.kind} {change.name}".strip() + f": {change.text}")


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
    """The errors that have a class are described."""
    by_status: Mapping[int, Any] = subject.inner("_core.errors").BY_STATUS
    table = "evolution_iaas._core.errors.BY_STATUS"
    described = {status for each in subject.operations.values() for status in each.value["responses"]}
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
    """The pages' tables of settings and errors match the wrapper; the build writes the other tables."""
    text = (subject.root / doc_tables.SETTINGS).read_text(encoding="utf-8")
    settings = set(re.findall(r"^\| `EVOLUTION_IAAS_(\w+)` \| (?:`(\w+)`|–) \|", text, re.MULTILINE))
    known = {(name.upper(), name) for name in subject.inner("_settings.names").SETTINGS}
    known |= {(name, "") for name in ("PROFILE", "CONFIG", "ENGINE", "LOG")}
    for name, _ in sorted(settings ^ known):
        yield Problem((), doc_tables.SETTINGS, f"EVOLUTION_IAAS_{name} is in one of table and wrapper only")
    text = (subject.root / doc_tables.ERRORS).read_text(encoding="utf-8")
    table = re.search(r"^\| class \| when \|\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    rows = table[1] if table else ""
    statuses = {(name, int(status)) for name, status in re.findall(r"`(\w+Error)` (\d{3})", rows)}
    classes = {(cls.__name__, status) for status, cls in subject.inner("_core.errors").BY_STATUS.items()}
    for name, status in sorted(statuses ^ classes):
        yield Problem((), doc_tables.ERRORS, f"{name} {status} is in one of table and wrapper only")
    named = {"EvolutionError", *re.findall(r"`(\w+Error)`", rows)}  # the base of all stands above the table
    for name in sorted(named ^ {name for name in subject.iaas.__all__ if name.endswith("Error")}):
        yield Problem((), doc_tables.ERRORS, f"{name} is in one of table and wrapper only")


@dataclass(frozen=True)
class Check:
    """A check: of the document as a whole, of each operation by itself, or both. An exception is a problem, too."""

    name: str
    of_document: Callable[[Subject], Iterator[Problem]] | None = None
    of_operation: Callable[[Subject, Node], Iterator[Problem]] | None = None

    def __call__(self, subject: Subject) -> Iterator[Problem]:
        """Yield the problems; what goes wrong in one operation leaves the others to be checked."""
        if self.of_document is not None:
            yield from _guarded((), self.of_document, subject)
        if self.of_operation is not None:
            for operation in subject.operations.values():
                yield from _guarded(operation.pointer, self.of_operation, subject, operation)


def _guarded(pointer: Pointer, check: Callable[..., Iterator[Problem]], *arguments: Any) -> Iterator[Problem]:
    try:
        yield from check(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever a changed spec breaks is a finding, and is reported as one
        yield Problem(pointer, raised_in(error), in_one_line(error))


def in_one_line(error: BaseException) -> str:
    """Return an exception as one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"


def raised_in(error: BaseException) -> str:
    """Return module and line of what raised an exception."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"


_ALL = [
    Check("accessors", of_operation=operation_checks.accessors),
    Check("jobs", of_operation=operation_checks.jobs),
    Check("provenance", provenance),
    Check("statuses", statuses, operation_checks.statuses),
    Check("security", security),
    Check("servers", servers),
    Check("states", states),
    Check("documents", documents),
    Check("examples", examples.examples),
    Check("links", examples.links),
    Check("behaviour", of_operation=operation_checks.behaviour),
    Check("contract", contract),
]
CHECKS: Mapping[str, Check] = {check.name: check for check in _ALL}


def run(subject: Subject) -> dict[str, list[str]]:
    """Return the problems of each check that finds any."""
    found = {name: [str(problem) for problem in check(subject)] for name, check in CHECKS.items()}
    return {name: problems for name, problems in found.items() if problems}
