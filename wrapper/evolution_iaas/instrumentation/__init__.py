"""Instrumentation: what a client tells its hooks, for traces, metrics and logs.

    from evolution_iaas.instrumentation import OpenTelemetry

    client = iaas.Client.from_env(instrumentation=[OpenTelemetry(tracer_provider=provider)])

Without `instrumentation=` a client uses `OpenTelemetry()` where opentelemetry-api is installed (extra `otel`), which
finds the providers that the program has set, and does nothing as long as there are none; `()` turns that off. The log
is always written. A hook of your own is a subclass of `Hook`.
"""

from typing import TYPE_CHECKING, Any

from evolution_iaas._core.spans import (
    Activity,
    Call,
    Drift,
    Event,
    Hook,
    HttpRequest,
    HttpResponse,
    Method,
    RenewalFailed,
    Retry,
    TokenFetch,
    TokenReceived,
    Update,
    WaitFor,
)

if TYPE_CHECKING:
    from evolution_iaas.instrumentation._opentelemetry import OpenTelemetry

__all__ = [
    "Activity",
    "Call",
    "Drift",
    "Event",
    "Hook",
    "HttpRequest",
    "HttpResponse",
    "Method",
    "OpenTelemetry",
    "RenewalFailed",
    "Retry",
    "TokenFetch",
    "TokenReceived",
    "Update",
    "WaitFor",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name != "OpenTelemetry":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from evolution_iaas.instrumentation._opentelemetry import OpenTelemetry  # needs opentelemetry-api

        return OpenTelemetry
