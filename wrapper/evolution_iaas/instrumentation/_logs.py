"""The hook that writes the log of the package."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from urllib.parse import urlsplit

from evolution_iaas._core.log import logger
from evolution_iaas._core.redaction import printable
from evolution_iaas._core.spans import (
    Activity,
    Drift,
    Event,
    Hook,
    HttpResponse,
    RenewalFailed,
    Retry,
    TokenReceived,
    Update,
    WaitFor,
)

_drift = logger.getChild("drift")


class Logs(Hook):
    """Writes to the logger `evolution_iaas`: at DEBUG requests and tokens, at INFO waits and retries, then drift."""

    def begin(self, activity: Activity, trace_context: Mapping[str, str]) -> Hook:  # noqa: ARG002
        """Log what is waited for."""
        if isinstance(activity, WaitFor):
            logger.info("waiting for %s", activity.what)
        return self

    def tell(self, event: Event) -> None:
        """Log it, at its level."""
        if isinstance(event, HttpResponse):
            if logger.isEnabledFor(logging.DEBUG):  # its parts cost more than the rest of the line
                _log_response(event)
        elif isinstance(event, Retry):
            pause = f"retry {event.number} of {event.most} in {event.delay:.1f} s"
            logger.info("%s %s: %s; %s", event.method, event.path, printable(event.reason), pause)
        elif isinstance(event, Update):
            logger.info("%s: %s", event.what, printable(event.state))
        elif isinstance(event, TokenReceived):
            logger.debug("new access token, good for %s s", event.lifetime)
        elif isinstance(event, RenewalFailed):
            logger.warning("token renewal failed, the current token is still used: %s", event.reason)
        elif isinstance(event, Drift):
            _drift.warning("%s", event.event)


def _log_response(event: HttpResponse) -> None:
    request = event.request
    what = request.operation_id, request.number, request.method, urlsplit(request.url).path, event.status
    request_id = printable(event.request_id or "none")
    logger.debug("%s, attempt %d: %s %s: %d in %.3f s, request id %s", *what, event.seconds, request_id)
