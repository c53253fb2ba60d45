"""Routes: the engines of one client, for each origin and for tokens; or the caller's transport alone.

Requests for tokens have connections of their own: they are made while calls hold theirs.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Request
from evolution_iaas._http.httpx_engine import CONNECTIONS
from evolution_iaas._http.proxies import Proxies
from evolution_iaas._options import Options


class Routes:
    """The engines of one client.

    Args:
        options: of the client.
        given: the engine of the caller's transport, None if there is none.
        made: makes an engine of TLS settings and a proxy.
    """

    def __init__(self, options: Options, given: Any, made: Callable[[ssl.SSLContext, httpx.Proxy | None], Any]) -> None:
        self._given = given
        self._made = made
        self._engines: dict[tuple[bool, str, str, int | None], Any] = {}  # by the origin
        self._lock = threading.Lock()
        self.connections: int = CONNECTIONS if given is None else given.connections
        if given is not None:
            return
        self._proxies = Proxies(options.proxy)
        self._tls = options.tls()
        if options.auth._token_url is not None:
            self._proxies.of(options.auth._token_url)  # what cannot be used is refused at construction
        # Now, as httpx does: the first call is no place for imports.
        self._of(options.url, is_for_token=False)

    def of(self, request: Request, *, is_for_token: bool) -> Any:
        """Return the engine of a request."""
        return self._given or self._of(request.base, is_for_token=is_for_token)

    def _of(self, url: httpx.URL, *, is_for_token: bool) -> Any:
        place = (is_for_token, url.scheme, url.host, url.port)
        found = self._engines.get(place)
        if found is None:
            with self._lock:
                found = self._engines.get(place)
                if found is None:
                    found = self._engines[place] = self._made(self._tls, self._proxies.of(url))
        return found

    def all(self) -> list[Any]:
        """Return the engines that have been made."""
        if self._given is not None:
            return [self._given]
        with self._lock:
            return list(self._engines.values())
