"""Comparison of clients with each other, on mutants of the vectors: what one of them makes of an answer, all must."""

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

from generator.conformance import runner
from generator.conformance.contract import Contract
from generator.conformance.driver import DriverError
from generator.conformance.judge import Play, Received
from generator.conformance.server import Stub
from generator.conformance.vectors import Vector

# What a client has done: its outcomes and requests as they are compared, and when the requests came.
_Found = tuple[dict[str, Any], list[float]]

_HEADERS = ("accept", "authorization", "x-api-key", "x-requester-id")
_EXACT = 2**53  # beyond it JavaScript has no integers
_SHOWN = 5  # differences of one mutant


def differences(
    contract: Contract, mutants: Sequence[tuple[Vector, str]], drivers: Mapping[str, tuple[Sequence[str], Path]]
) -> Iterator[str]:
    """Play mutants to drivers, and yield what they do not agree on.

    Args:
        contract: the spec's.
        mutants: each with what was changed.
        drivers: the command and the folder of each, by its name.
    """
    vectors = [vector for vector, _ in mutants]

    def column(command: Sequence[str], folder: Path) -> dict[str, _Found]:
        plays = runner.played(stub, vectors, command, folder)
        return {vector.id: _found(contract, vector, play, outcomes) for vector, play, outcomes in plays}

    with Stub(contract).running() as stub, ThreadPoolExecutor(len(drivers)) as pool:
        columns = dict(zip(drivers, pool.map(lambda each: column(*each), drivers.values()), strict=True))
    for vector, change in mutants:
        found = {name: done[vector.id] for name, done in columns.items()}
        lines = [*_disagreements(found)]
        if lines:
            yield f"{vector.id}: {change}"
            yield from lines


def _found(contract: Contract, vector: Vector, play: Play, outcomes: Any) -> _Found:
    """Return what a driver has done with a vector."""
    if isinstance(outcomes, DriverError):
        return {"driver": str(outcomes)}, []
    try:
        settled = [*_outcomes(contract, vector, outcomes)]
    except (LookupError, TypeError, ValueError) as error:
        return {"driver": f"its outcomes are not those of the protocol: {error!r}"}, []
    return {"outcomes": settled, "requests": [_request(contract, each) for each in play.received]}, play.times


def _request(contract: Contract, request: Received) -> dict[str, Any]:
    """Return a request as it is compared: its path decoded, its query without what is the default anyway."""
    path = request.path or ""
    operation = contract.operation(request.method, path)
    query = {name: values if len(values) > 1 else values[0] for name, values in parse_qs(request.query).items()}
    return {
        "target": f"{request.method} {'token' if request.path is None else unquote(path)}",
        "query": contract.query(operation, query),
        "headers": {name: request.headers.get(name) for name in _HEADERS},
    }


def _outcomes(contract: Contract, vector: Vector, outcomes: Any) -> Iterator[Any]:
    sent = json.dumps(vector.data["exchanges"], ensure_ascii=False)
    for call, outcome in zip(vector.data["calls"], outcomes, strict=True):
        if "error" in outcome:
            yield {"error": _plain(_error(outcome["error"], sent))}
            continue
        value = contract.value(call, outcome["value"], whole=True)
        if isinstance(value, dict) and isinstance(value.get("answer"), dict):
            # Where it was not sent, some fill it in.
            value["answer"] = {name: each for name, each in value["answer"].items() if name not in ("id", "hRef")}
        yield {"value": _plain(value)}


def _error(error: Mapping[str, Any], sent: str) -> dict[str, Any]:
    """Return what is compared of an error: its own words are a client's affair, and so is which job it saw last."""
    kept = {name: error.get(name) for name in ("kind", "status", "accepted", "code", "requestId")}
    if error.get("kind") == "token":
        del kept["code"], kept["requestId"]
    if error.get("kind") == "api" and error.get("message") and str(error["message"]) in sent:
        kept["message"] = error["message"]
    if error.get("kind") in ("job-failed", "resource-failed") and isinstance(error.get("job"), dict):
        kept["job"] = [error["job"].get("id"), error["job"].get("state")]
    if isinstance(kept.get("code"), int) and abs(error["code"]) >= _EXACT:
        del kept["code"]
    return kept


def _plain(value: Any) -> Any:
    """Return a value without what is empty; numbers as JavaScript has them."""
    if isinstance(value, dict):
        members = {name: _plain(each) for name, each in value.items()}
        return {name: each for name, each in members.items() if each not in (None, [], {})}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _disagreements(found: Mapping[str, _Found]) -> Iterator[str]:
    """Yield a line for each group of clients that agree, if there is more than one, or if some pause longer."""
    groups: dict[str, list[str]] = {}
    for name, (done, _) in found.items():
        groups.setdefault(json.dumps(done, sort_keys=True), []).append(name)
    if len(groups) > 1:
        flat = {text: dict(_leaves(json.loads(text))) for text in groups}
        places = {place for leaves in flat.values() for place in leaves}
        ordered = sorted(places, key=lambda place: (place != "/requests", place))  # how many came, first
        odd = [place for place in ordered if len({repr(leaves.get(place)) for leaves in flat.values()}) > 1]
        for text, names in sorted(groups.items(), key=lambda group: -len(group[1])):
            shown = ", ".join(f"{place} {flat[text].get(place, 'absent')!r:.80}" for place in odd[:_SHOWN])
            yield f"  {', '.join(names)}: {shown}"
        return
    # Pauses are random by a fifth, or by up to two seconds; they add up.
    times = [column for _, column in found.values()]
    if any(max(each) - min(each) > 2 + 0.35 * max(each) for each in zip(*times, strict=True)):
        for name, (_, column) in found.items():
            yield f"  {name}: requests after {', '.join(f'{each:.1f}' for each in column)} s"


def _leaves(value: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield from _leaves(each, f"{above}/{name}")
    if not isinstance(value, dict):
        yield above, len(value) if isinstance(value, list) else value
