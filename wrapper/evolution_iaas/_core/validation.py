"""Validation of arguments, before anything is sent. `name` is the argument in the error's text."""

import math
import re

import httpx

from evolution_iaas._core.errors import ConfigurationError

# C0, DEL, C1, the two line separators, and surrogates, which have no UTF-8 form.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LONGEST = 1e9  # seconds, some 30 years: beyond, `time.sleep` and sockets overflow


def _string(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ConfigurationError(f"{name} must be a string, not {type(value).__name__}")
    return value


def header_value(name: str, value: object) -> str:
    """Return `value` without surrounding white space, fit for a header: printable ASCII (RFC 9110, section 5.5).

    The value is never part of the error's text: it may be a secret.
    """
    value = _string(name, value).strip()
    if not value:
        raise ConfigurationError(f"{name} is empty")
    if not (value.isascii() and value.isprintable()):
        raise ConfigurationError(f"{name} holds a character that a header cannot carry; only printable ASCII can")
    return value


def identifier(name: str, value: object) -> str:
    """Return `value`, an identifier: a segment of a path, once it is percent-encoded."""
    value = _string(name, value)
    if not value.strip():
        raise ConfigurationError(f"{name} is empty; an identifier is needed")
    if value in (".", ".."):
        raise ConfigurationError(f"{name} is {value!r}, which would lead to another path; an identifier is needed")
    if _CONTROL.search(value):
        raise ConfigurationError(f"{name} {value!r} holds a control character; an identifier has none")
    return value


def text(name: str, value: str, *, is_filled: bool) -> str:
    """Return `value`, a text that fits into a query or a header."""
    if is_filled and not value.strip():
        raise ConfigurationError(f"{name} is empty")
    if _CONTROL.search(value):
        raise ConfigurationError(f"{name} {value!r} holds a control character")
    return value


def given_or_default(name: str, given: object, default: str | None) -> str:
    """Return an identifier that was given with a call, else the client's, which has been checked."""
    if given is not None:
        return identifier(name, given)
    if default is None:
        raise ConfigurationError(f"{name} is missing; give it to the client or to this call")
    return default


def seconds(name: str, value: object, *, zero: bool = False) -> float:
    """Return `value` as a number of seconds above zero, or from zero on with `zero`, that a clock can sleep."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ConfigurationError(f"{name} must be a number of seconds, not {type(value).__name__}")
    if not (math.isfinite(value) and (value > 0 or (zero and value == 0)) and value <= _LONGEST):
        least = "from" if zero else "above"
        raise ConfigurationError(f"{name} is {value}; it must be a finite number {least} 0, at most {_LONGEST:g}")
    return float(value)


def whole(name: str, value: object, least: int) -> int:
    """Return `value`, a whole number of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ConfigurationError(f"{name} must be a whole number, not {type(value).__name__}")
    if value < least:
        raise ConfigurationError(f"{name} is {value}; it must be at least {least}")
    return value


def url(name: str, value: object) -> httpx.URL:
    """Return `value` as a URL that credentials may be sent to: https, or http on a loopback address."""
    value = _string(name, value).strip()
    if any(character.isspace() for character in value):
        raise ConfigurationError(f"{name} {value!r} holds white space")
    try:
        parsed = httpx.URL(value)
    except httpx.InvalidURL as error:
        raise ConfigurationError(f"{name} is not a URL: {error}") from error
    if parsed.userinfo:
        raise ConfigurationError(f"{name} holds a user name or password; credentials go into the auth object")
    if parsed.scheme not in ("https", "http") or not parsed.host:
        raise ConfigurationError(f"{name} {value!r} must begin with https:// and name a host")
    if parsed.query or parsed.fragment:
        raise ConfigurationError(f"{name} {value!r} must have neither query nor fragment")
    if parsed.scheme == "http" and not _is_loopback(parsed.host):
        raise ConfigurationError(f"{name} {value!r} would send credentials in the clear; http is for loopback only")
    return parsed


def origin(address: httpx.URL) -> tuple[str, str, int | None]:
    """Return scheme, host and port, the part of a URL that decides who receives a request (RFC 6454)."""
    return address.scheme, address.host, address.port or {"http": 80, "https": 443}.get(address.scheme)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    import ipaddress  # for plain http alone

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
