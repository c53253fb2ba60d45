"""Validation of arguments, before anything is sent. `name` is the argument in the error's text."""

import re
from ipaddress import ip_address
from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.secret import Hidden

# C0, DEL, C1, the two line separators, and surrogates, which have no UTF-8 form.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LONGEST = 1e9  # seconds, some 30 years: beyond, `time.sleep` and locks overflow
LONGEST_TIMEOUT = 2e6  # seconds, some 23 days: beyond, sockets overflow
_LAST_PORT = 65_535
_LOWEST_RATE = 0.001  # requests a second


def _string(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ConfigurationError(f"{name} must be a string, not {type(value).__name__}")
    return value


def header_value(name: str, value: Hidden[Any]) -> Hidden[str]:
    """Return a value without surrounding white space, fit for a header: printable ASCII (RFC 9110, section 5.5).

    The value is in no error's text, and in no local variable of a frame that raises: it may be a secret.
    """
    if problem := _header_problem(value.reveal()):
        raise ConfigurationError(f"{name} {problem}")
    return Hidden(value.reveal().strip())


def _header_problem(value: object) -> str | None:
    if not isinstance(value, str):
        return f"must be a string, not {type(value).__name__}"
    if not value.strip():
        return "is empty"
    if not (value.strip().isascii() and value.strip().isprintable()):
        return "holds a character that a header cannot carry; only printable ASCII can"
    return None


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
    value = _string(name, value)
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


def seconds(name: str, value: object, *, zero: bool = False, most: float = LONGEST) -> float:
    """Return `value` as a number of seconds above zero, or from zero on with `zero`, that a clock can sleep."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ConfigurationError(f"{name} must be a number of seconds, not {type(value).__name__}")
    if not ((value > 0 or (zero and value == 0)) and value <= most):  # neither is true of NaN
        least = "from" if zero else "above"
        shown = f"{value:g}" if value < most else f"above {most:g}"
        raise ConfigurationError(f"{name} is {shown}; it must be a finite number {least} 0, at most {most:g}")
    return float(value)


def optional_seconds(name: str, value: object) -> float | None:
    """Return `value` as a number of seconds from zero on; None for None."""
    return None if value is None else seconds(name, value, zero=True)


def listed(name: str, value: object) -> list[Any]:
    """Return `value`, a list."""
    if not isinstance(value, list):
        raise ConfigurationError(f"{name} must be a list, not {type(value).__name__}")
    return value


def whole(name: str, value: object, least: int) -> int:
    """Return `value`, a whole number of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ConfigurationError(f"{name} must be a whole number, not {type(value).__name__}")
    if value < least:
        raise ConfigurationError(f"{name} is {value}; it must be at least {least}")
    return value


def rate(name: str, value: object) -> float:
    """Return `value` as a number of requests a second above zero; infinity is one."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ConfigurationError(f"{name} must be a number of requests a second, not {type(value).__name__}")
    if not value >= _LOWEST_RATE:  # nor is NaN
        raise ConfigurationError(f"{name} is {value:g}; it must be at least {_LOWEST_RATE}, math.inf for no limit")
    return float(value)


def url(name: str, value: Hidden[Any]) -> httpx.URL:
    """Return `value` as a URL that credentials may be sent to: https, or http on a loopback address.

    An error shows scheme and host alone: a user name, a password or a query may be secret.
    """
    found = _parsed(value.reveal())
    if isinstance(found, str):
        raise ConfigurationError(f"{name} {found}")
    return found


def _parsed(value: object) -> httpx.URL | str:
    """Return a URL, or what is wrong with it."""
    if not isinstance(value, str):
        return f"must be a string, not {type(value).__name__}"
    if any(character.isspace() for character in value.strip()):
        return "holds white space"
    try:
        parsed = httpx.URL(value.strip())
    except (httpx.InvalidURL, ValueError, TypeError):
        return "is not a URL; expected is https://HOST/PATH"
    shown = f"{parsed.scheme}://{parsed.netloc.decode('ascii')}" if parsed.host else "(without a host)"
    if parsed.userinfo:
        return "holds a user name or password; credentials go into the auth object"
    if parsed.scheme not in ("https", "http") or not parsed.host:
        return f"{shown} must begin with https:// and name a host"
    if parsed.query or parsed.fragment:
        return f"{shown} must have neither query nor fragment"
    if parsed.port is not None and not 0 < parsed.port <= _LAST_PORT:
        return f"{shown} has a port that cannot be; the last is {_LAST_PORT}"
    if parsed.scheme == "http" and not is_loopback(parsed.host):
        return f"{shown} would send credentials in the clear; http is for loopback only"
    return parsed


def origin(address: httpx.URL) -> tuple[str, str, int | None]:
    """Return scheme, host and port, the part of a URL that decides who receives a request (RFC 6454)."""
    return address.scheme, address.host, address.port or {"http": 80, "https": 443}.get(address.scheme)


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine: a loopback address, or localhost and names below it (RFC 6761)."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback
