"""httpx clients of the low-level client, whose requests are sent with the connections and credentials of any call."""

from __future__ import annotations

from typing import Any

from evolution_iaas._core import httpx
from evolution_iaas._core.messages import Request
from evolution_iaas._http.sender import BaseSender, Sender


class NoCookies(httpx.Cookies):
    """A jar that stays empty: the API has no sessions."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Ignore what the server sets."""


class RawClient(httpx.Client):
    """Client of the low-level client."""

    cookies = NoCookies()  # type: ignore[override]  # a jar that cannot be replaced


class AsyncRawClient(httpx.AsyncClient):
    """As `RawClient`, for asyncio."""

    cookies = NoCookies()  # type: ignore[override]  # a jar that cannot be replaced


class RawTransport(httpx.BaseTransport):
    """Transport of the low-level client."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request of httpx's."""
        refuse_closed(self._sender)
        request.read()
        return self._sender.send(of_httpx(request)).as_httpx()

    def close(self) -> None:
        """Close the connections, which are the whole client's."""
        self._sender.close()


class AsyncRawTransport(httpx.AsyncBaseTransport):
    """Transport of the low-level client for asyncio."""

    def __init__(self, sender: Any) -> None:
        self._sender = sender

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """As `RawTransport.handle_request`."""
        refuse_closed(self._sender)
        await request.aread()
        response: httpx.Response = (await self._sender.send(of_httpx(request))).as_httpx()
        return response

    async def aclose(self) -> None:
        """As `RawTransport.close`."""
        await self._sender.close()


def refuse_closed(sender: BaseSender) -> None:
    """Refuse to send what a closed client would open connections for again, as httpx does."""
    if sender.is_closed:
        raise RuntimeError("Cannot send a request, as the client has been closed.")


def of_httpx(request: httpx.Request) -> Request:
    """Return a request of httpx's as this package's; it has no deadline."""
    url = request.url
    target = url.raw_path.decode("ascii")
    made = Request(request.method, url, target, [], request.content, request.extensions.get("timeout", {}))
    made.headers = list(request.headers.raw)
    return made
