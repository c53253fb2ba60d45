"""Journal of a simulator: its last requests, bounded in number and in bytes."""

from collections import deque

from evolution_iaas_simulator._http import Request

_LONGEST = 10_000  # requests
_LARGEST = 64 * 2**20  # bytes of their bodies


class Journal(deque[tuple[Request, int]]):
    """Requests with the status of each response, the oldest first; the oldest go when there are too many."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes = 0

    def append(self, entry: tuple[Request, int]) -> None:
        """Add a request; at least this one is kept."""
        super().append(entry)
        self._bytes += len(entry[0].body)
        while len(self) > _LONGEST or (self._bytes > _LARGEST and len(self) > 1):
            self._bytes -= len(self.popleft()[0].body)

    def clear(self) -> None:
        """Remove all requests."""
        super().clear()
        self._bytes = 0
