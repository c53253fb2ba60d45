"""Transport errors: the exceptions of httpx and other transports, as this package's."""

import httpx

from evolution_iaas._core.errors import OutcomeUnknownError, RequestTimeoutError, TransportError

_SAFE_METHODS = frozenset({"GET", "HEAD"})
# From httpx's own transport these mean that no byte of the request was sent; other transports use them otherwise.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def never_sent(error: Exception, *, own_transport: bool) -> bool:
    """Return whether the request certainly did not reach the server."""
    return own_transport and isinstance(error, _NEVER_SENT)


def no_response(error: Exception, request: httpx.Request, *, unsent: bool = True) -> TransportError:
    """Return the error for a request that got no response; `unsent`: it certainly was not executed."""
    kind = TransportError
    if request.method not in _SAFE_METHODS and not unsent:
        kind = OutcomeUnknownError
    elif isinstance(error, httpx.TimeoutException):
        kind = RequestTimeoutError
    return kind(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__, request)
