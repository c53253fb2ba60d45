"""Drift reporter: what in a response differs from the spec, while tolerant reading lets the program go on.

A response is compared with its schema before it is read. What differs is a `DriftEvent`: once per process to the logger
`evolution_iaas.drift` and to the client's `on_drift`; with `strict`, each response that differs is a `DriftError`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

from evolution_iaas._core import httpx
from evolution_iaas._core.client_adapter import schema, schemas_of
from evolution_iaas._core.errors import UnexpectedResponseError
from evolution_iaas._core.messages import Response
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.spans import Drift, Span
from evolution_iaas._http.drift_log import DriftLog

logger = logging.getLogger("evolution_iaas.drift")

Kind: TypeAlias = Literal["unknown-value", "unknown-field", "missing-field", "null", "type"]


class DriftEvent(NamedTuple):
    """One difference between a response and the spec.

    `pointer` is a JSON pointer into the body (RFC 6901). `kind` is `unknown-value` of an enum, `unknown-field`,
    `missing-field` (a required one), `null` where the spec allows none, or `type`. `value` is the unknown value of an
    enum, at most 100 characters; of no other field is the value ever shown.
    """

    operation_id: str
    pointer: str
    kind: Kind
    value: str | None = None

    def __str__(self) -> str:
        value = "" if self.value is None else f" {self.value!r}"
        return printable(f"{self.operation_id}: {self.kind}{value} at {self.pointer or 'the root of the response'}")


class DriftError(UnexpectedResponseError):
    """A client with `strict=True` was sent a response that differs from the spec.

    `events` holds the `DriftEvent`s of the response, at most 100.
    """

    def __init__(self, events: Sequence[DriftEvent], response: httpx.Response) -> None:
        super().__init__("; ".join(map(str, events)), response)
        self.events: tuple[DriftEvent, ...] = tuple(events)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.events, super().__reduce__()[1][1]), self._state()


# A difference within a value: the path to it, its kind, the unknown value.
_Found: TypeAlias = tuple[tuple[str | int, ...], Kind, str | None]
_Check: TypeAlias = Callable[[Any], list[_Found]]

_NONE: list[_Found] = []  # what nearly every check returns; never changed
_NULL: list[_Found] = [((), "null", None)]
_ATOMS: Mapping[str, set[type]] = {"string": {str}, "integer": {int}, "number": {int, float}, "boolean": {bool}}
_ENOUGH = 100  # differences of one response: the rest says nothing new, and each costs time
_MOST = 1000  # a server that makes up names of fields must not fill the memory
_seen: set[tuple[object, ...]] = set()
_lock = threading.Lock()


class DriftReporter:
    """Reporter of one client: compares responses with their schemas, logs, calls `on_drift`, and raises if strict."""

    def __init__(
        self, on_drift: Callable[[DriftEvent], object] | None, *, strict: bool, log: DriftLog | None = None
    ) -> None:
        self._on_drift = on_drift
        self._strict = strict
        self._log = log

    def observe(self, operation_id: str, response: Response, body: Any, span: Span) -> None:
        """Compare a response with its schema and report what differs.

        Raises:
            DriftError: if the client is strict, the response is a success, and something differs.
        """
        check = _check_of(operation_id, response.status_code)
        found = check(body) if check is not None else _NONE
        if not found:
            return
        events = []
        for path, kind, value in found:
            event = DriftEvent(operation_id, _pointer(path), kind, value)
            events.append(event)
            place = tuple("*" if isinstance(token, int) else token for token in path)
            if _is_new((operation_id, place, kind, value)):
                span.tell(Drift(event))
                self._write(event, response.status_code, _at(body, path))
                if self._on_drift is not None:
                    self._on_drift(event)
        if self._strict and response.is_success:
            raise DriftError(events, response.as_httpx())

    def _write(self, event: DriftEvent, status: int, found: Any) -> None:
        if self._log is not None:
            try:
                self._log.write(event, status, found)
            except OSError as error:  # a full disk ends no call that has succeeded
                logger.warning("drift_log cannot be written any more: %s", error)
                self._log = None


def _at(body: Any, path: tuple[str | int, ...]) -> Any:
    """Return the value at a path; None if it is missing."""
    for token in path:
        if isinstance(body, dict):
            body = body.get(token)
        elif isinstance(body, list) and isinstance(token, int):
            body = body[token]
    return body


def _is_new(key: tuple[object, ...]) -> bool:
    with _lock:
        if key in _seen or len(_seen) >= _MOST:
            return False
        _seen.add(key)
        if len(_seen) == _MOST:
            logger.warning("%s differences from the spec have been reported; further ones are not", _MOST)
        return True


def _pointer(path: tuple[str | int, ...]) -> str:
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in path)


@cache
def _check_of(operation_id: str, status: int) -> _Check | None:
    known = schemas_of(operation_id)
    wanted = next((known[key] for key in (str(status), f"{status // 100}XX", "default") if key in known), None)
    return None if wanted is None else _compiled(wanted)


def _compiled(wanted: Mapping[str, Any]) -> _Check:
    """Return the check of a value against a schema; a value that conforms costs a lookup of its type."""
    if "$ref" in wanted:
        return _named(wanted["$ref"])
    if len(wanted.get("allOf", ())) == 1 and "properties" not in wanted:
        return _compiled(wanted["allOf"][0])  # a reference with an addition, such as `nullable`
    if "properties" in wanted or "allOf" in wanted or wanted.get("type") == "object":
        return _object(wanted)
    if wanted.get("type") == "array":
        return _array(_compiled(wanted.get("items", {})))
    if "enum" in wanted:
        return _scalar({type(value) for value in wanted["enum"]}, frozenset(wanted["enum"]))
    kinds = _ATOMS.get(wanted.get("type", ""))
    return (lambda _: _NONE) if kinds is None else _scalar(kinds)


@cache
def _named(reference: str) -> _Check:
    made: list[_Check] = []  # compiled when first needed, for a schema may contain itself

    def check(value: Any) -> list[_Found]:
        if not made:
            made.append(_compiled(schema(reference)))
        return made[0](value)

    return check


def _scalar(kinds: set[type], values: frozenset[Any] | None = None) -> _Check:
    def check(value: Any) -> list[_Found]:
        if type(value) not in kinds and not (kinds == {int} and type(value) is float and value.is_integer()):
            return [((), "type", None)]
        return _NONE if values is None or value in values else [((), "unknown-value", str(value)[:100])]

    return check


def _array(inner: _Check) -> _Check:
    def check(value: Any) -> list[_Found]:
        if type(value) is not list:
            return [((), "type", None)]
        found = _NONE
        for index, element in enumerate(value):
            if below := _NULL if element is None else inner(element):
                found = [*found, *_under(index, below)]
                if len(found) >= _ENOUGH:
                    break
        return found[:_ENOUGH]

    return check


def _object(wanted: Mapping[str, Any]) -> _Check:
    parts = list(_parts(wanted))
    required = frozenset(name for part in parts for name in part.get("required", ()))
    properties = {name: value for part in parts for name, value in part.get("properties", {}).items()}
    nullable = frozenset(name for name, value in properties.items() if value.get("nullable"))
    checks = {name: _compiled(value) for name, value in properties.items()}
    rest = next((part["additionalProperties"] for part in parts if part.get("additionalProperties")), None)
    other: _Check | None = _compiled(rest) if isinstance(rest, dict) else (lambda _: _NONE) if rest else None

    def check(value: Any) -> list[_Found]:
        if type(value) is not dict:
            return [((), "type", None)]
        found = _NONE
        for name, element in value.items():
            inner = checks.get(name, other)
            if inner is None:
                found = [*found, ((name,), "unknown-field", None)]
            elif element is None:
                if name not in nullable and not (name not in checks and rest is True):
                    found = [*found, ((name,), "null", None)]
            elif below := inner(element):
                found = [*found, *_under(name, below)]
            if len(found) >= _ENOUGH:
                break
        if not required <= value.keys():
            found = [*found, *(((name,), "missing-field", None) for name in sorted(required - value.keys()))]
        return found[:_ENOUGH]

    return check


def _parts(wanted: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the schema and those that its `allOf` names."""
    whole = schema(wanted["$ref"]) if "$ref" in wanted else wanted
    yield whole
    for part in whole.get("allOf", ()):
        yield from _parts(part)


def _under(token: str | int, found: list[_Found]) -> list[_Found]:
    return [((token, *path), kind, value) for path, kind, value in found]
