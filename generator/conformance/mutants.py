"""Mutants of vectors: answers and ids changed at random, to see whether clients make the same of them."""

import copy
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.conformance.vectors import Vector

_DELAYS = (
    *("0", "1", "5", "-1", "+3", "1.5", "0.1", "1e2", "", " 7", "7 ", "soon", "86400", "86401", "99999999999", "1,5"),
    *("0x10", "5s", "NaN", "Infinity", "119", "121", "00005", "1.", ".5", "2065-10-21T07:28:00Z"),
    *("Wed, 21 Oct 2065 07:28:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"),
)
_COUNTS = ("0", "1", "2", "7", "-1", "+2", "1.5", "1.0", " 2 ", "", "two", "4294967296", "9" * 25, "1e3", "0x2")
_HREFS = (
    *("", "/projects/p-1/jobs/", "/projects/p-1/jobs/j", "projects/p-1/jobs/j", " /projects/p-1/jobs/j ", "/jobs/j"),
    *("{base}/projects/p-1/jobs/j", "https://example.org/projects/p-1/jobs/j", "//example.org/projects/p-1/jobs/j"),
    *("/projects/p-1/jobs/j?a=b", "/projects/p-1/jobs/j#a", "/projects/../jobs/j", "/projects/p-1/jobs/%2e%2e"),
    *("/projects/p-1/jobs/a%2Fb", "/projects/p-1/jobs/j/", "/v9/projects/p-1/jobs/j", "/projects/p-1/jobs/j/k"),
    *("/projects//jobs/j", "/projects/p%201/jobs/j", "/PROJECTS/p-1/jobs/j"),
)
_MEDIA_TYPES = (
    *("application/json", "application/problem+json", "text/html", "text/plain", "", "none", "application/xml"),
    *("application/json; charset=utf-8", 'application/json;charset="UTF-8"', "application/json; charset="),
    *("application/json; charset=iso-8859-1", "application/json; CHARSET=UTF-8"),
)
_HEADERS = {
    "X-Retry-After": _DELAYS,
    "Retry-After": _DELAYS,
    "X-Total-Count": _COUNTS,
    "X-Job-Href": _HREFS,
    "Content-Type": _MEDIA_TYPES,
}
# Not 204 and 205 with a body, which is no HTTP.
_STATUSES = (
    *(200, 201, 202, 203, 206, 207, 302, 304, 307, 400, 401, 403, 404, 405, 408, 409, 410, 413, 418, 422, 425, 429),
    *(451, 499, 500, 501, 502, 503, 504, 505, 507, 520, 599),
)
# No dates without seconds or at 24:00, which no rule decides.
_VALUES: tuple[Any, ...] = (
    *(None, "", "x", " 5 ", "1e3", "ok\n", "a/b", "..", "%2F", "é\u00a0\u202e", "a\u0000b", "e\u0301", "𝄞"),
    *(0, 1, -1, 1.5, 5.0, 2**31, 2**40, 2**53 + 1, 2**63, 2**70, True, False, [], {}, [1], {"a": 1}, "5.0"),
    *("2024-01-01T00:00:00Z", "2024-01-01T00:00:00+0000", "2024-01-01T00:00:00", "0001-01-01T00:00:00Z"),
    *("9999-12-31T23:59:59.999Z", "2024-02-30T00:00:00Z", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00,5Z"),
    *("2024-01-01T00:00:00.123456789Z", "2024-01-01T00:00:00-00:00", "2024-01-01T00:00:00+01", "1704067200"),
)
_IDS = (
    *(
        "",
        " ",
        ".",
        "..",
        "...",
        "a/b",
        "a b",
        "a?b=c",
        "a#b",
        "%2F",
        "a%",
        "%zz",
        "é",
        "😀",
        "e\u0301",
        "a+b",
        "a;b,c",
    ),
    *("\u00a0", "\u2003", "a\u00a0", "\u200b", "\ufeff", "a\u0000", "a\n", "a\t", "a\u007f", "a\u0085", "a\u2028b"),
    *("~", "\\", "a\\..", "'\"", "<a>", "x" * 300, "A", "null", "0"),
)
_ABSENT = object()
_REAL_TIME = ("hang", "pieces", "gather", "fill")


def mutants(vectors: Iterable[Vector], count: int, seed: int) -> Iterator[tuple[Vector, str]]:
    """Yield so many mutants, and what was changed in each; a seed always gives the same ones."""
    usable = [vector for vector in vectors if _is_usable(vector.data)]
    chance = random.Random(seed)
    for number in range(count if usable else 0):
        vector = chance.choice(usable)
        data = copy.deepcopy(dict(vector.data))
        changes: list[str] = []
        while not changes:
            answers = [exchange["answer"] for exchange in data["exchanges"] if "fault" not in exchange["answer"]]
            for _ in range(chance.choice((1, 1, 1, 2))):
                changes += _changed(chance.choice(answers), chance)
            if chance.random() < 0.1:
                changes += _renamed(chance.choice(data["calls"])["arguments"], chance)
        data["id"] = f"{vector.id}~{seed}-{number}"
        yield Vector(vector.kind, data), ", ".join(changes)


def _is_usable(data: Mapping[str, Any]) -> bool:
    """Whether there is an answer to change, and no real time passes."""
    exchanges = data["exchanges"]
    is_quick = not data.get("together") and not any(f'"{word}"' in json.dumps(exchanges) for word in _REAL_TIME)
    return is_quick and any("fault" not in exchange["answer"] for exchange in exchanges)


def _changed(answer: dict[str, Any], chance: random.Random) -> Iterator[str]:
    """Change an answer, and yield what was changed; nothing, where that cannot be changed in it."""
    what = chance.choice(("header", "status", "text", "body", "body", "body"))
    if what == "header":
        name = chance.choice(list(_HEADERS))
        others = {other: value for other, value in answer.get("headers", {}).items() if other.lower() != name.lower()}
        answer["headers"] = {**others, name: chance.choice(_HEADERS[name])}
        yield f"{name}: {answer['headers'][name]!r}"
    elif what == "status":
        answer["status"] = chance.choice(_STATUSES)
        yield f"status {answer['status']}"
        if chance.random() < 0.5:
            answer.pop("text", None)
            answer["body"] = {name: chance.choice(_VALUES) for name in ("code", "message", "description")}
            yield f"body {answer['body']}"
    elif what == "text" and "body" in answer:
        answer["text"] = chance.choice(_texts(json.dumps(answer.pop("body"), ensure_ascii=False)))
        answer["headers"] = {"Content-Type": "application/json", **answer.get("headers", {})}
        yield f"text {answer['text'][:40]!r}…{answer['text'][-20:]!r}"
    elif what == "body" and "body" in answer:
        place, value = chance.choice(list(_places(answer["body"]))), chance.choice((_ABSENT, *_VALUES))
        answer["body"] = _put(answer["body"], place, value)
        yield f"/{'/'.join(map(str, place))}: {'absent' if value is _ABSENT else repr(value)}"


def _renamed(arguments: dict[str, Any], chance: random.Random) -> Iterator[str]:
    """Change what goes into the path, and yield what was changed."""
    name = chance.choice([name for name in arguments if name.endswith(("Id", "Name"))])
    arguments[name] = chance.choice(_IDS)
    yield f"{name}={arguments[name]!r}"


def _texts(text: str) -> tuple[str, ...]:
    """Return what JSON may have become on its way."""
    return (
        *(f"{text} ", f" \n{text}", f"\ufeff{text}", f"{text}x", text[:-1], f"{text}{text}", f"[{text}]"),
        *(text.replace('"', "'"), text.replace(":", ":/**/"), text.replace("}", ",}"), text.replace("e", "\\u0065")),
        *(text.replace("{", '{"id": 1, ', 1), "null", "[]", "{}", '""', "", "0", "true"),
    )


def _places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield above
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield from _places(each, (*above, name))


def _put(value: Any, place: tuple[str | int, ...], new: Any) -> Any:
    if not place:
        return {} if new is _ABSENT else new
    holder = value
    for name in place[:-1]:
        holder = holder[name]
    if new is _ABSENT:
        holder.pop(place[-1])
    else:
        holder[place[-1]] = new
    return value
