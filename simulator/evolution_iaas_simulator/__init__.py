"""A local stand-in for the Evolution Platform IaaS API: it speaks the spec, and keeps its state in memory.

It shares no code with the SDK: what the SDK gets wrong, the simulator does not get wrong in the same way.
Needs the extra `evolution-iaas[simulator]`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evolution_iaas_simulator._clock import Clock, ManualClock, SystemClock
    from evolution_iaas_simulator._core import Simulator
    from evolution_iaas_simulator._faults import FAULTS, FaultServer
    from evolution_iaas_simulator._http import Request, Response
    from evolution_iaas_simulator._jobs import Message, Scenario
    from evolution_iaas_simulator._shells import SimulatorTransport, asgi_app, serve

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

# Loaded when first asked for (PEP 562): pytest loads the plugin beside it also where the extra is not installed.
_LAZY = {
    "FAULTS": "_faults",
    "Clock": "_clock",
    "FaultServer": "_faults",
    "ManualClock": "_clock",
    "Message": "_jobs",
    "Request": "_http",
    "Response": "_http",
    "Scenario": "_jobs",
    "Simulator": "_core",
    "SimulatorTransport": "_shells",
    "SystemClock": "_clock",
    "asgi_app": "_shells",
    "serve": "_shells",
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
