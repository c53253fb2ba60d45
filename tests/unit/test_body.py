"""Bodies within limits: what is decoded, what is refused, and what is broken and repeated."""

import contextlib
import gzip
import json
import zlib
from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas._http.body import Body, RefusedBodyError
from evolution_iaas._http.drift import _check_of
from hypothesis import given
from hypothesis import strategies as st
from support import JOB_ID, http_response, job

TEXT = b'{"a": "' + b"x" * 500 + b'"}'
LIMIT = 100_000


def read(coding: str, data: bytes, size: int = 7, limit: int = LIMIT) -> bytes:
    """Return what becomes of a body that comes in pieces."""
    body = Body(httpx.Headers({"Content-Encoding": coding} if coding else {}), limit)
    for start in range(0, len(data), size):
        body.feed(data[start : start + size])
    return body.end()


def packed(text: bytes) -> bytes:
    return gzip.compress(text, mtime=0)


def raw_deflate(text: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(text) + packer.flush()


@pytest.mark.parametrize("size", [1, 2, 7, 4096])
@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", packed(TEXT)),
        ("GZip", packed(TEXT)),
        ("x-gzip", packed(TEXT)),
        ("gzip", packed(TEXT[:9]) + packed(TEXT[9:])),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
    ],
)
def test_what_is_decoded(coding: str, data: bytes, size: int) -> None:
    """One content coding, several gzip members, and both of what is called deflate (RFC 9110, section 8.4.1)."""
    assert read(coding, data, size) == TEXT


@pytest.mark.parametrize(
    ("coding", "data", "reason"),
    [
        ("gzip, gzip", packed(packed(TEXT)), "gzip, gzip"),
        ("br", TEXT, "br"),
        ("zstd", TEXT, "zstd"),
        ("gzip", packed(TEXT) + b"\0" * 10, "follow the end"),
        ("deflate", zlib.compress(TEXT) + b"x", "follow the end"),
        ("gzip", TEXT, "not compressed"),
        ("gzip", packed(b"x" * (LIMIT + 1)), "larger than max_response_bytes, 100,000"),
        ("gzip", packed(b"") * 6000, "larger than max_response_bytes"),
        ("", b"x" * (LIMIT + 1), "larger than max_response_bytes"),
        ("", b" [" + b"{}," * 10_000 + b"{}]", "more than 10,000 values"),
    ],
)
def test_what_is_refused(coding: str, data: bytes, reason: str) -> None:
    """With the reason; nothing is decoded beyond the limit."""
    with pytest.raises(RefusedBodyError, match=reason):
        read(coding, data, 4096)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_is_broken(coding: str) -> None:
    """A stream that ends too early, or does not decode, is a connection that broke: a GET is repeated."""
    data = packed(TEXT) if coding == "gzip" else zlib.compress(TEXT)
    for broken in (data[:-1], data[:-9], data[:-4] + b"1234"):
        with pytest.raises(httpx.RemoteProtocolError):
            read(coding, broken)


@given(st.sampled_from(["gzip", "deflate"]), st.binary(max_size=300), st.integers(0, 300), st.binary(max_size=20))
def test_any_bytes(coding: str, content: bytes, place: int, other: bytes) -> None:
    """Nothing but the two exceptions leaves."""
    data = packed(content)
    with contextlib.suppress(RefusedBodyError, httpx.RemoteProtocolError):
        read(coding, data[:place] + other + data[place + len(other) :])


def test_no_other_content_coding_is_requested(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """A server that is not asked for brotli sends none, whatever is installed here."""
    api = scripted(http_response(200, job()))
    with iaas.Client(given_token, project_id="p", base_url=api.url) as client:
        client.jobs.get(JOB_ID)
    assert api.received[0].headers["accept-encoding"] == "gzip, deflate"


def test_the_status_of_an_error_outlives_its_body(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """A body that passes a limit hides no 404."""
    api = scripted(http_response(404, b"x" * 5000))
    with iaas.Client(given_token, project_id="p", base_url=api.url, max_response_bytes=1000) as client:
        with pytest.raises(iaas.NotFoundError):
            client.jobs.get(JOB_ID)


def test_the_comparison_with_the_schema_stops_at_a_hundred_differences() -> None:
    """In an object, in a list, and in a list of objects; the time of a check grows with the body, not its square."""
    one, several = _check_of("getJob", 200), _check_of("findJobs", 200)
    assert one is not None
    assert several is not None
    assert len(one({str(number): 1 for number in range(100_000)})) == 100
    assert len(several([{}] * 100_000)) == 100
    assert len(several([{str(number): 1 for number in range(90)}] * 100)) == 100


def test_a_body_of_many_values_ends_in_an_error(scripted: Any, given_token: iaas.OrangeDeveloper) -> None:
    """What it would become in memory is many times its size."""
    api = scripted(http_response(200, json.dumps([{}] * 20_000).encode()))
    with iaas.Client(given_token, project_id="p", base_url=api.url, max_response_bytes=100_000) as client:
        with pytest.raises(iaas.UnexpectedResponseError, match="values") as info:
            client.jobs.find().all()
    assert info.value.response.content == b""
