"""Clearing of the local variables that a traceback would show: between a public call and a socket, some are secret."""

from __future__ import annotations

import contextlib
import traceback
from types import TracebackType

from evolution_iaas._core.errors import EvolutionError

# Cleared where an exception of the caller's comes through: the frames of its own code are left as they are.
_PACKAGES = frozenset(
    ("evolution_iaas", "evolution_iaas_client", "httpx", "httpx2", "httpcore", "httpcore2", "h11", "anyio", "json")
)


class CleanTracebacks:
    """A block whose exceptions leave without local variables of this package's frames, and of those that it calls."""

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None and not isinstance(error, GeneratorExit):
            _clear(error)


def _clear(error: BaseException) -> None:
    is_own = isinstance(error, EvolutionError) or not isinstance(error, Exception)
    pending: list[BaseException | None] = [error]
    seen: set[int] = set()
    while pending:
        found = pending.pop()
        if found is None or id(found) in seen:
            continue
        seen.add(id(found))
        for frame, _ in traceback.walk_tb(found.__traceback__):
            package = str(frame.f_globals.get("__name__")).partition(".")[0]
            if package in _PACKAGES or is_own:
                with contextlib.suppress(RuntimeError):  # it is still being executed
                    frame.clear()
        pending += [found.__cause__, found.__context__]
