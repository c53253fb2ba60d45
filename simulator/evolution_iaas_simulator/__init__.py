"""Local simulator of the Evolution Platform IaaS API: it follows the spec, and keeps its state in memory.

It shares no code with the SDK, so that it does not repeat a mistake of the SDK.
Needs the extra `evolution-iaas[simulator]`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evolution_iaas_simulator._adapters import SimulatorTransport, asgi_app, serve
    from evolution_iaas_simulator._clock import Clock, ManualClock, SystemClock
    from evolution_iaas_simulator._core import Simulator
    from evolution_iaas_simulator._fault_server import FaultServer
    from evolution_iaas_simulator._faults import FAULTS
    from evolution_iaas_simulator._http import Request, Response
    from evolution_iaas_simulator._jobs import Message, Scenario

__all__ = [
    "FAULTS",
    "Clock",
    "FaultServer",
    "ManualClock",
    "Message",
    "Request",
    "Response",
    "Scenario",
    "Simulator",
    "SimulatorTransport",
    "SystemClock",
    "asgi_app",
    "serve",
]

# Imported on first use (PEP 562): pytest loads the plugin also where the extra is not installed.
_LAZY = {
    "FAULTS": "_faults",
    "Clock": "_clock",
    "FaultServer": "_fault_server",
    "ManualClock": "_clock",
    "Message": "_jobs",
    "Request": "_http",
    "Response": "_http",
    "Scenario": "_jobs",
    "Simulator": "_core",
    "SimulatorTransport": "_adapters",
    "SystemClock": "_clock",
    "asgi_app": "_adapters",
    "serve": "_adapters",
}

if not TYPE_CHECKING:  # a type checker would take it for permission to use any name

    def __getattr__(name: str) -> Any:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        try:
            value = globals()[name] = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
        except ModuleNotFoundError as error:
            hint = f"{error.name} is missing: python -m pip install 'evolution-iaas[simulator]'"
            raise ModuleNotFoundError(hint, name=error.name) from error
        return value


def __dir__() -> list[str]:
    return __all__
