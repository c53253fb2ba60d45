"""One input against everything that reads what others wrote: hRefs, responses, retry hints, notes, bodies."""

import contextlib
import json
from typing import Any

import evolution_iaas as iaas
import httpx
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._http import drift
from evolution_iaas._jobs import hrefs
from support import every_call

CALLS = every_call()
BASE = httpx.URL("https://api.example.com/base/v1")
TEMPLATES = (
    "/projects/{projectId}/jobs/{jobId}",
    "/projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}",
)
NAMES = sorted(CALLS)
AUTH = iaas.OrangeDeveloper(api_key="k", access_token="t")


def play(data: bytes) -> None:
    """Raise what should not be raised, for one input: a byte that chooses, then the content."""
    if not data:
        return
    chosen, content = data[0], data[1:]
    if chosen >= 240:
        written(content)
    elif chosen % 3 == 0:
        h_ref(content.decode("utf-8", "surrogateescape"))
    elif chosen % 3 == 1:
        headers = {"Retry-After": content.decode("latin-1"), "X-Retry-After": content[:9].decode("latin-1")}
        seconds = retry_after(headers)
        assert seconds is None or 0 <= seconds <= 86_400
    else:
        http_response(NAMES[chosen % len(NAMES)], content)


def written(content: bytes) -> None:
    """A note is read or refused; what JSON holds is sent or refused as a body."""
    text = content.decode("utf-8", "surrogatepass" if content[:1] == b" " else "replace")
    for kind in (iaas.Accepted, iaas.JobRef):
        try:
            note = kind.from_json(text)
        except iaas.ConfigurationError:
            continue
        assert kind.from_json(note.to_json()) == note
    try:
        extra = json.loads(text)
    except (ValueError, RecursionError):
        extra = {"x": text}
    transport = httpx.MockTransport(lambda _: httpx.Response(403, json={"code": 50, "message": "m"}))
    with iaas.Client(AUTH, project_id="p", zone="z", base_url=str(BASE), retries=0, transport=transport) as client:
        with contextlib.suppress(iaas.EvolutionError):
            client.key_pairs.create("k", extra=extra, tags=extra)


def h_ref(text: str) -> None:
    """An hRef names parts that stay parts, or is refused."""
    for template in TEMPLATES:
        try:
            parts = hrefs.parse_untrusted("job", text, template, BASE)
        except iaas.ConfigurationError:
            parts = ()
        for part in (*parts, *(hrefs.parse_trusted(text, template) or ())):
            assert part not in (".", "..", "")
            assert part.isprintable() or not set(part) & set("\r\n\t\0")


def http_response(operation_id: str, content: bytes) -> None:
    """A response is read, or is an error of ours."""
    drift._seen.clear()
    headers: dict[str, Any] = {"X-Job-Href": content[:40].decode("latin-1").strip("\r\n\0"), "X-Total-Count": "1"}
    try:
        headers = json.loads(content).get("headers", headers)
        httpx.Headers(headers)
    except (ValueError, AttributeError, TypeError, RecursionError):
        pass
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        headers = {}
    try:
        response = httpx.Response(200 + content.count(b"2") % 2, content=content, headers=headers)
    except (UnicodeEncodeError, ValueError):
        return
    transport = httpx.MockTransport(lambda _: response)
    with iaas.Client(AUTH, project_id="p", zone="z", base_url=str(BASE), retries=0, transport=transport) as client:
        try:
            found = CALLS[operation_id](client)
            if isinstance(found, iaas.Pager):
                list(found)
        except iaas.EvolutionError:
            pass
