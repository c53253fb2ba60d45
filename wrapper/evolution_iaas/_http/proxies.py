"""Choice of a proxy for a URL: the one that was given, else the environment's, which does not count for loopback.

httpx's own reading of the environment knows no networks in NO_PROXY, fails on IPv6 addresses there, and builds every
proxy that is named, whether it is used or not.
"""

from __future__ import annotations

from importlib.util import find_spec
from ipaddress import ip_address, ip_network
from urllib.request import getproxies

from evolution_iaas._core import httpx
from evolution_iaas._core.errors import ConfigurationError
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.validation import is_loopback


class Proxies:
    """The proxies of one client, as they were when it was made.

    Args:
        given: the caller's proxy, for https; plain http is for loopback, and a proxy would see the credentials. Without
            one, `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` count.

    Raises:
        ConfigurationError: if the proxy that was given cannot be used.
    """

    def __init__(self, given: Hidden[str] | None) -> None:
        self._given = None if given is None else _proxy("proxy", given)
        self._found = {} if given is not None else getproxies()
        self._excluded = [entry for part in self._found.get("no", "").split(",") if (entry := part.strip())]

    def of(self, url: httpx.URL) -> httpx.Proxy | None:
        """Return the proxy for a URL; None for a direct connection.

        Raises:
            ConfigurationError: if the environment names one that cannot be used.
        """
        if self._given is not None:
            return None if url.scheme == "http" else self._given
        if is_loopback(url.host):
            return None
        name = url.scheme if url.scheme in self._found else "all"
        if not self._found.get(name) or any(_matches(entry, url) for entry in self._excluded):
            return None
        address = self._found[name]
        return _proxy(f"{name.upper()}_PROXY", Hidden(address if "://" in address else f"http://{address}"))


def _proxy(name: str, address: Hidden[str]) -> httpx.Proxy:
    proxy = _parsed(address.reveal())
    if proxy is None:
        raise ConfigurationError(f"{name} is no URL of a proxy; its scheme must be http, https, or socks5")
    if proxy.url.scheme.startswith("socks") and find_spec("socksio") is None:
        raise ConfigurationError(f"{name} is a SOCKS proxy, which needs: python -m pip install 'httpx[socks]'")
    return proxy


def _parsed(address: str) -> httpx.Proxy | None:
    """Return a proxy, None if it is none; the exception, whose frames hold the password, is chained to nothing."""
    try:
        proxy = httpx.Proxy(address)
        return proxy if proxy.url.host else None
    except (ValueError, httpx.InvalidURL, TypeError, AttributeError):
        return None


def _matches(entry: str, url: httpx.URL) -> bool:
    """Return whether an entry of NO_PROXY names the host of a URL: all, a name, its domain, an address, a network."""
    if entry == "*":
        return True
    entry = entry.rpartition("://")[2]
    try:
        return ip_address(url.host) in ip_network(entry.removeprefix("[").removesuffix("]"), strict=False)
    except ValueError:
        pass  # a name, or an address with a port
    host, _, port = entry.rpartition(":")
    if not (host and port.isdigit()):
        host, port = entry, ""
    if port and int(port) != (url.port or {"https": 443, "http": 80}[url.scheme]):
        return False
    name = host.strip("[]").lstrip("*").strip(".").lower()
    return bool(name) and (url.host.rstrip(".") == name or url.host.rstrip(".").endswith(f".{name}"))
