"""Metrics for OpenTelemetry."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from opentelemetry import metrics
from opentelemetry.metrics import MeterProvider

from evolution_iaas._core.spans import Activity, Drift, Event, HttpRequest, Retry, TokenFetch, WaitFor
from evolution_iaas._version import __version__


def address(url: str) -> dict[str, Any]:
    """Return the attributes of the server of a URL."""
    parts = urlsplit(url)
    return {
        "server.address": parts.hostname or "",
        "server.port": parts.port or (443 if parts.scheme == "https" else 80),
    }


class Metrics:
    """The instruments of a meter.

    Args:
        provider: None for the global one.
    """

    def __init__(self, provider: MeterProvider | None) -> None:
        meter = metrics.get_meter("evolution_iaas", __version__, provider)
        self._requests = meter.create_histogram("http.client.request.duration", "s", "Duration of HTTP requests.")
        self._waits = meter.create_histogram("evolution_iaas.wait.duration", "s", "Duration of waits.")
        self._polls = meter.create_histogram(
            "evolution_iaas.wait.polls", "{request}", "Requests of a wait; one that shares another's polls has none."
        )
        self._retries = meter.create_counter("evolution_iaas.retries", "{request}", "Requests that were sent again.")
        self._tokens = meter.create_counter("evolution_iaas.token.fetches", "{fetch}", "Tokens that were fetched.")
        self._drift = meter.create_counter("evolution_iaas.drift.events", "{event}", "Differences from the spec.")
        self._pauses = meter.create_histogram(
            "evolution_iaas.rate_limit.pause", "s", "Pauses after the service said that there were too many requests."
        )

    def count(self, event: Event, activity: Activity) -> None:
        """Count an event."""
        operation = {"evolution_iaas.operation": getattr(activity, "operation_id", "token")}
        if isinstance(event, Retry):
            self._retries.add(1, operation)
            if event.is_rate_limit:
                self._pauses.record(event.delay, operation)
        elif isinstance(event, Drift):
            kind = {"evolution_iaas.drift.kind": event.event.kind}
            self._drift.add(1, {"evolution_iaas.operation": event.event.operation_id, **kind})

    def end(
        self, activity: Activity, ended: str, seconds: float, requests: int, status: int | None, template: str
    ) -> None:
        """Record the end of an activity.

        Args:
            activity: which one.
            ended: `completed`, `failed` as the platform says, `cancelled`, or the name of an error.
            seconds: how long it took.
            requests: how many calls a wait has made.
            status: of the response to a request, None if there was none.
            template: of the request's path.
        """
        if isinstance(activity, WaitFor):
            labels = {"evolution_iaas.operation": activity.operation_id, "evolution_iaas.end": ended}
            self._waits.record(seconds, labels)
            self._polls.record(requests, labels)
        elif isinstance(activity, TokenFetch):
            self._tokens.add(1, {"evolution_iaas.end": ended})
        elif isinstance(activity, HttpRequest):
            known: dict[str, Any] = {
                "http.request.method": activity.method,
                **address(activity.url),
                "http.response.status_code": status,
                "error.type": ended if status is None else str(status) if status >= 400 else None,
                "url.template": template or None,
            }
            self._requests.record(seconds, {name: value for name, value in known.items() if value is not None})
