"""Transport errors: the exceptions of httpx and other transports, as this package's."""

import re

from evolution_iaas._core import httpx
from evolution_iaas._core.errors import OutcomeUnknownError, RequestTimeoutError, TransportError
from evolution_iaas._core.messages import Request

_SAFE_METHODS = frozenset({"GET", "HEAD"})
_REFUSED_BY_PROXY = re.compile("4\\d\\d ")  # the status of its response to CONNECT


def is_final(error: Exception) -> bool:
    """Return whether the next attempt would fail alike: a certificate that is not trusted, a proxy that refuses."""
    if isinstance(error, httpx.ProxyError):
        return _REFUSED_BY_PROXY.match(str(error)) is not None
    return isinstance(error, httpx.ConnectError) and "CERTIFICATE_VERIFY_FAILED" in str(error)


def no_response(error: Exception, request: Request, *, unsent: bool = True) -> TransportError:
    """Return the error for a request that got no response; `unsent`: no byte of it was written."""
    kind = TransportError
    if request.method not in _SAFE_METHODS and not unsent:
        kind = OutcomeUnknownError
    elif isinstance(error, httpx.TimeoutException):
        kind = RequestTimeoutError
    return kind(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__, request.as_httpx())
