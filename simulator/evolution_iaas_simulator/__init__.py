"""A local stand-in for the Evolution Platform IaaS API: it speaks the spec, and keeps its state in memory.

It shares no code with the SDK: what the SDK gets wrong, the simulator does not get wrong in the same way.
Needs the extra `evolution-iaas[simulator]`.
"""

try:
    from evolution_iaas_simulator._clock import Clock, ManualClock, SystemClock
    from evolution_iaas_simulator._core import Simulator
    from evolution_iaas_simulator._http import Request, Response
    from evolution_iaas_simulator._jobs import Message, Scenario
    from evolution_iaas_simulator._shells import SimulatorTransport, asgi_app, serve
except ModuleNotFoundError as error:
    hint = f"{error.name} is missing: python -m pip install 'evolution-iaas[simulator]'"
    raise ModuleNotFoundError(hint, name=error.name) from error

__all__ = [
    "Clock",
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
