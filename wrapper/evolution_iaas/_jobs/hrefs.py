"""Parsing of hRefs, the API's references to resources, by the path of the operation that reads them."""

import re
from functools import cache
from urllib.parse import quote, unquote

from evolution_iaas._core import httpx, validation
from evolution_iaas._core.errors import ConfigurationError

_PLAIN = re.compile(r"(?:/[\w~-][\w.~-]*)+", re.ASCII)  # what joining to a URL would leave as it is


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(?:.*)" + re.sub(r"\{\w+\}", "([^/]+)", template) + "/?")


def is_h_ref(text: str, *, is_name: bool = False) -> bool:
    """Tell an hRef from an identifier, or from a name, which may well begin with http."""
    return text.startswith(("/", "http://", "https://") if is_name else ("/", "http"))


def parse_untrusted(name: str, h_ref: str, template: str, base_url: httpx.URL) -> tuple[str, ...]:
    """Return the path's parameters in an hRef, absolute or relative, with or without the path of `base_url` in front.

    Raises:
        ConfigurationError: if it is of another origin than `base_url`, or its path does not match `template`.
    """
    validation.identifier(name, h_ref)  # no control characters, which URL parsers drop or trip over
    path = h_ref if _PLAIN.fullmatch(h_ref) else _path_of(name, h_ref, base_url)
    match = _pattern(template).fullmatch(path)
    if match is None:
        raise ConfigurationError(f"{name} {h_ref!r} is no hRef of that kind; expected …{template}")
    try:
        return tuple(validation.identifier(name, unquote(part, errors="strict")) for part in match.groups())
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{name} {h_ref!r} is percent-encoded, but not as UTF-8") from error


def _path_of(name: str, h_ref: str, base_url: httpx.URL) -> str:
    try:
        target = base_url.join(h_ref)
    except (httpx.InvalidURL, ValueError) as error:
        raise ConfigurationError(f"{name} {h_ref!r} is not a URL: {error}") from error
    if validation.origin(target) != validation.origin(base_url):
        raise ConfigurationError(f"{name} {h_ref!r} is an hRef of another origin than base_url {base_url}")
    return target.raw_path.split(b"?")[0].decode("ascii")


def parse_trusted(h_ref: str, template: str) -> tuple[str, ...] | None:
    """Return the path's parameters in an hRef from a response; a host in it is ignored.

    None if it does not match, or a parameter is no identifier.
    """
    match = _pattern(template).fullmatch(h_ref)
    if match is None:
        return None
    try:
        return tuple(validation.identifier("h_ref", unquote(part)) for part in match.groups())
    except ConfigurationError:
        return None


def filled(template: str, values: tuple[str, ...]) -> str:
    """Return a path with the values of its parameters."""
    left = iter(values)
    return re.sub(r"\{\w+\}", lambda _: quote(next(left), safe=""), template)
