"""Judge of one vector: the responses to requests, the virtual clock, and the problems found."""

import json
import math
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, parse_qsl

from generator.conformance.contract import Contract, segments
from generator.conformance.normalize import differences
from generator.conformance.vectors import Vector

# What RFC 3986 lets stand in a path; anything else had to be percent-encoded.
_PATH = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*")
_SLACK = 1e-6  # seconds: clients add fractions in their own ways
_GATHER = 10.0  # real seconds to wait for requests that come at the same time
_UNEXPECTED = {"status": 418, "body": {"code": 1, "message": "The vector expects no such request."}}


@dataclass(frozen=True)
class Received:
    """A request. `path` is None at the token endpoint, else the path below the base URL."""

    method: str
    path: str | None
    query: str
    headers: Mapping[str, str]
    body: bytes

    def __str__(self) -> str:
        query = f"?{self.query}" if self.query else ""
        return f"{self.method} {'{token}' if self.path is None else self.path}{query}"


class Play:
    """One vector, being played to one client."""

    def __init__(self, vector: Vector, contract: Contract) -> None:
        self.vector = vector
        self.problems: list[str] = []
        self._contract = contract
        self._exchanges: Sequence[Any] = vector.data["exchanges"]
        self._served = [0] * len(self._exchanges)
        self._at = 0
        self._now = self._answered = 0.0
        self.received: list[Received] = []
        self.times: list[float] = []  # virtual, in seconds, of what was received
        self._lock = threading.Condition()

    def now(self) -> float:
        """Return the virtual time in seconds."""
        with self._lock:
            return self._now

    @property
    def requests(self) -> int:
        """How many requests have come, those for a token among them."""
        with self._lock:
            return len(self.received)

    def sleep(self, seconds: object) -> float:
        """Let virtual time pass, and return what time it is then."""
        with self._lock:
            if isinstance(seconds, (int, float)) and 0 <= seconds < math.inf:
                self._now += seconds
            else:
                self.problems.append(f"the clock was asked to sleep for {seconds!r} seconds")
            return self._now

    def answer(self, request: Received) -> Mapping[str, Any]:
        """Judge a request and return the response in the vector."""
        with self._lock:
            self.received.append(request)
            self.times.append(self._now)
            name = f"request {len(self.received)} ({request})"
            exchange = self._next(request)
            if exchange is None:
                self.problems.append(f"{name}: is one too many")
                return _UNEXPECTED
            self.problems += [f"{name}: {problem}" for problem in self._judged(exchange, request)]
            answer: Mapping[str, Any] = exchange["answer"]
            if answer.get("gather") and not self._gathered(exchange):
                self.problems.append(f"{name}: came without the others, which were to come at the same time")
            self._now += answer.get("delay", 0)
            self._answered = self._now
            return answer

    def _gathered(self, exchange: Mapping[str, Any]) -> bool:
        """Wait for the other requests of an exchange; they come while this one is not yet answered."""
        place = next(index for index, one in enumerate(self._exchanges) if one is exchange)
        self._lock.notify_all()
        return self._lock.wait_for(lambda: bool(self._served[place] >= exchange["times"][0]), _GATHER)

    def conclude(self, outcomes: object) -> list[str]:
        """Return all problems, given the outcomes that the client reports."""
        with self._lock:
            for exchange, served in zip(self._exchanges, self._served, strict=True):
                least, most = exchange.get("times", (1, 1))
                if served < least:
                    expected = exchange["request"]
                    name = f"{expected['method']} {expected.get('path', '{token}')}"
                    self.problems.append(f"{name}: was sent {served} times, expected {least} to {most}")
            least, most = self.vector.data.get("ends", (0, math.inf))
            if not least - _SLACK <= self._now <= most + _SLACK:
                self.problems.append(f"ended after {self._now:g} virtual seconds, expected {least:g} to {most:g}")
            self.problems += self._outcomes(outcomes)
            return self.problems

    def _next(self, request: Received) -> Any:
        """Return the exchange that a request belongs to; one that may be repeated ends with the first other request."""
        while self._at < len(self._exchanges):
            exchange = self._exchanges[self._at]
            least, most = exchange.get("times", (1, 1))
            served = self._served[self._at]
            other = served >= least and not self._alike(exchange["request"], request)
            if served < most and not other:
                self._served[self._at] += 1
                return exchange
            self._at += 1
        return None

    @staticmethod
    def _alike(expected: Mapping[str, Any], request: Received) -> bool:
        if expected["method"] != request.method or expected.get("token", False) != (request.path is None):
            return False
        return request.path is None or segments(expected["path"]) == segments(request.path)

    def _judged(self, exchange: Mapping[str, Any], request: Received) -> Iterator[str]:
        expected = exchange["request"]
        if not self._alike(expected, request):
            yield f"expected {expected['method']} {expected.get('path', '{token}')}"
            return
        if request.path is not None and not _PATH.fullmatch(request.path):
            yield "the path holds a character that had to be percent-encoded (RFC 3986, section 3.3)"
        least, most = exchange.get("after", (0, math.inf))
        passed = self._now - self._answered
        if not least - _SLACK <= passed <= most + _SLACK:
            yield f"came {passed:g} virtual seconds after the answer before, expected {least:g} to {most:g}"
        for header, value in expected.get("headers", {}).items():
            if request.headers.get(header.lower()) != value:
                yield f"header {header}: expected {value!r}, found {request.headers.get(header.lower())!r}"
        for header, pattern in expected.get("matches", {}).items():
            if not re.search(pattern, request.headers.get(header.lower(), "")):
                yield f"header {header}: expected {pattern!r}, found {request.headers.get(header.lower())!r}"
        for header in expected.get("absent", []):
            if header.lower() in request.headers:
                yield f"header {header}: must not be there"
        operation = self._contract.operation(request.method, request.path or "")
        if "query" in expected:
            found = {
                name: values if len(values) > 1 else values[0]
                for name, values in parse_qs(request.query, keep_blank_values=True).items()
            }
            wanted = self._contract.query(operation, expected["query"])
            yield from differences(wanted, self._contract.query(operation, found), "query", whole=True)
        if "body" in expected:
            yield from self._body(expected["body"], operation, request)
        elif "form" in expected:
            form = dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))
            yield from differences(expected["form"], form, "form", whole=True)
        elif request.body and request.method == "GET":
            yield "has a body"

    def _body(self, expected: Any, operation: Any, request: Received) -> Iterator[str]:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            yield f"header Content-Type: expected 'application/json', found {request.headers.get('content-type')!r}"
        try:
            body = json.loads(request.body)
        except ValueError:
            yield "the body is no JSON"
            return
        wanted = self._contract.body(operation, expected)
        yield from differences(wanted, self._contract.body(operation, body), "body", whole=True)

    def _outcomes(self, outcomes: object) -> Iterator[str]:
        calls = self.vector.data["calls"]
        if not isinstance(outcomes, list) or len(outcomes) != len(calls):
            yield f"the driver wrote {outcomes!r:.200} where {len(calls)} outcomes were expected"
            return
        for number, (call, outcome) in enumerate(zip(calls, outcomes, strict=True), 1):
            place = "outcome" if len(calls) == 1 else f"outcome {number}"
            if not isinstance(outcome, dict):
                yield f"{place}: is {outcome!r:.200}"
            elif "error" in call["outcome"]:
                yield from self._error(call["outcome"]["error"], outcome, place)
            elif "value" not in outcome:
                yield f"{place}: expected a value, found {outcome!r:.300}"
            else:
                whole = "value" in call["outcome"]
                expected = self._contract.value(call, call["outcome"]["value" if whole else "holds"], whole=whole)
                actual = self._contract.value(call, outcome["value"], whole=True)
                yield from differences(expected, actual, place, whole=whole)

    @staticmethod
    def _error(expected: Mapping[str, Any], outcome: Mapping[str, Any], place: str) -> Iterator[str]:
        error = outcome.get("error")
        if not isinstance(error, dict):
            yield f"{place}: expected an error ({expected['kind']}), found {outcome!r:.300}"
            return
        field = expected.get("field")
        if field is not None and field not in str(error.get("message")):
            yield f"{place}/message: expected it to name {field}, found {error.get('message')!r:.200}"
        kinds = expected["kind"] if isinstance(expected["kind"], list) else [expected["kind"]]
        if error.get("kind") not in kinds:
            yield f"{place}/kind: expected {' or '.join(kinds)}, found {error.get('kind')!r:.200}"
        named = {name: value for name, value in expected.items() if name not in ("field", "kind")}
        yield from differences(named, {**dict.fromkeys(named), **error}, place, whole=False)
