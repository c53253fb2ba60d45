"""The hook for OpenTelemetry: spans and metrics, by opentelemetry-api alone."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from opentelemetry import context as contexts
from opentelemetry import metrics, propagate, trace
from opentelemetry.metrics import MeterProvider
from opentelemetry.trace import Link, SpanKind, Status, StatusCode, TracerProvider

from evolution_iaas._core.errors import ApiError
from evolution_iaas._core.spans import (
    Activity,
    Call,
    Drift,
    Event,
    Hook,
    HttpRequest,
    HttpResponse,
    Retry,
    TokenFetch,
    Update,
    WaitFor,
)
from evolution_iaas._version import __version__
from evolution_iaas.instrumentation._metrics import Metrics, address

_SCHEMA = "https://opentelemetry.io/schemas/1.37.0"
_ERROR = 400  # the first HTTP status that is one
# What httpx's own instrumentation obeys; without it a request would have two spans.
_SUPPRESS = getattr(contexts, "_SUPPRESS_HTTP_INSTRUMENTATION_KEY", "suppress_http_instrumentation")


class OpenTelemetry(Hook):
    """Traces and metrics of a client.

    A call is a span named by its operation, with a span for each request on the wire below it, and one for a token
    that had to be fetched. A wait is a span with its polls below it; an event tells of each state. The spans of
    requests follow the semantic conventions of HTTP clients (1.37), and take the place of those of httpx's own
    instrumentation. No attribute holds a secret.

    Args:
        tracer_provider: default: the global one.
        meter_provider: default: the global one.
    """

    def __init__(
        self, *, tracer_provider: TracerProvider | None = None, meter_provider: MeterProvider | None = None
    ) -> None:
        self._is_global = tracer_provider is None and meter_provider is None
        self._tracer = trace.get_tracer("evolution_iaas", __version__, tracer_provider, _SCHEMA)
        self._metrics = Metrics(meter_provider)

    def begin(self, activity: Activity, trace_context: Mapping[str, str]) -> Hook | None:
        """Begin a span below the program's current one; where there is none, below what led to it."""
        here = contexts.get_current()
        if self._is_global and not here and _records_nothing():
            return None
        led = trace.get_current_span(propagate.extract(trace_context, contexts.Context()))
        if led.get_span_context().is_valid and not trace.get_current_span(here).get_span_context().is_valid:
            here = trace.set_span_in_context(led, here)
        return _Traced(self._tracer, self._metrics, activity, here, trace_context)


class _Traced(Hook):
    """An activity with its span."""

    def __init__(
        self,
        tracer: trace.Tracer,
        metrics: Metrics,
        activity: Activity,
        parent: contexts.Context,
        trace_context: Mapping[str, str],
        template: str = "",
    ) -> None:
        self._tracer = tracer
        self._metrics = metrics
        self._activity = activity
        self._template = template if isinstance(activity, HttpRequest) else getattr(activity, "path", "")
        self._requests = 0  # of a wait
        self._status: int | None = None  # of a request
        self._has_failed = False  # what a wait waited for
        self._began = time.perf_counter()
        self._span = tracer.start_span(
            _name(activity, template),
            parent,
            SpanKind.CLIENT if isinstance(activity, HttpRequest) else SpanKind.INTERNAL,
            _attributes(activity, template),
            links=_links(trace_context, parent),
        )
        self._context = trace.set_span_in_context(self._span, parent)

    def begin(self, activity: Activity, trace_context: Mapping[str, str]) -> Hook:
        """Begin a span below this one."""
        self._requests += isinstance(activity, Call)
        return _Traced(self._tracer, self._metrics, activity, self._context, trace_context, self._template)

    def tell(self, event: Event) -> None:
        """Add an event to the span, and count it."""
        self._metrics.count(event, self._activity)
        if isinstance(event, HttpResponse):
            self._status = event.status
            self._span.set_attribute("http.response.status_code", event.status)
            if event.request_id is not None:
                self._span.set_attribute("evolution_iaas.request_id", event.request_id)
            if event.status >= _ERROR:
                self._fail(str(event.status), None)
        elif isinstance(event, Retry):
            told: dict[str, Any] = {"number": event.number, "delay": event.delay, "reason": event.reason}
            self._span.add_event("retry", {f"evolution_iaas.retry.{name}": value for name, value in told.items()})
        elif isinstance(event, Update):
            told = {"evolution_iaas.of": event.what, "evolution_iaas.state": event.state}
            self._span.add_event("state", told)
            if event.failure:
                self._has_failed = True
                self._fail("failed", event.failure)
        elif isinstance(event, Drift):
            told = {"operation": event.event.operation_id, "pointer": event.event.pointer, "kind": event.event.kind}
            self._span.add_event("drift", {f"evolution_iaas.drift.{name}": value for name, value in told.items()})

    def end(self, error: BaseException | None) -> None:
        """End the span, with the error if there was one."""
        if _is_cancelled(error):
            self._span.set_attribute("error.type", "cancelled")
        elif error is not None:
            kind = str(error.status_code) if isinstance(error, ApiError) else type(error).__name__
            self._fail(kind, str(error))
        took = time.perf_counter() - self._began
        ended = "failed" if self._has_failed else _end(error)
        self._metrics.end(self._activity, ended, took, self._requests, self._status, self._template)
        self._span.end()

    def _fail(self, kind: str, text: str | None) -> None:
        self._span.set_attribute("error.type", kind)
        self._span.set_status(Status(StatusCode.ERROR, text))

    def headers(self) -> Mapping[str, str]:
        """Return the headers of the propagators that are set: by default `traceparent` and `tracestate`."""
        carrier: dict[str, str] = {}
        propagate.inject(carrier, self._context)
        return carrier

    def active(self) -> AbstractContextManager[object] | None:
        """Make the span the current one, and keep httpx's instrumentation from adding its own."""
        return _attached(contexts.set_value(_SUPPRESS, True, self._context)) if self._span.is_recording() else None


def _records_nothing() -> bool:
    """Return whether the program has set no provider: those of the API itself do nothing."""
    providers = trace.get_tracer_provider(), metrics.get_meter_provider()
    return all(type(each).__module__.startswith(("opentelemetry.trace", "opentelemetry.metrics")) for each in providers)


@contextmanager
def _attached(context: contexts.Context) -> Iterator[None]:
    token = contexts.attach(context)
    try:
        yield
    finally:
        contexts.detach(token)


def _end(error: BaseException | None) -> str:
    """Return how an activity has ended, in a word or the name of an error."""
    if error is None:
        return "completed"
    return "cancelled" if _is_cancelled(error) else type(error).__name__


def _is_cancelled(error: BaseException | None) -> bool:
    """Return whether an activity was given up: by Ctrl-C, a cancelled task, or a caller who wants no more."""
    return error is not None and not isinstance(error, Exception)


def _links(trace_context: Mapping[str, str], parent: contexts.Context) -> list[Link]:
    """Return a link to what led to an activity, unless it is the parent."""
    if not trace_context:
        return []
    led = trace.get_current_span(propagate.extract(trace_context, contexts.Context())).get_span_context()
    is_parent = led.span_id == trace.get_current_span(parent).get_span_context().span_id
    return [] if is_parent or not led.is_valid else [Link(led)]


def _name(activity: Activity, template: str) -> str:
    if isinstance(activity, HttpRequest):
        return f"{activity.method} {template}".strip()
    if isinstance(activity, TokenFetch):
        return "token"
    verb = "wait" if isinstance(activity, WaitFor) else getattr(activity, "verb", "")
    return f"{verb} {activity.operation_id}".strip()


def _attributes(activity: Activity, template: str) -> dict[str, Any]:
    if isinstance(activity, TokenFetch):
        return {"evolution_iaas.is_renewal": activity.is_renewal}
    found: dict[str, Any] = {"evolution_iaas.operation": activity.operation_id}
    if isinstance(activity, HttpRequest):
        found |= {"http.request.method": activity.method, "url.full": activity.url, **address(activity.url)}
        found |= {"url.template": template} if template else {}
        found |= {"http.request.resend_count": activity.resends} if activity.resends else {}
    if isinstance(activity, WaitFor):
        known = {"evolution_iaas.job.id": activity.job_id, "evolution_iaas.project.id": activity.project_id}
        found |= {name: value for name, value in known.items() if value is not None}
    return found
