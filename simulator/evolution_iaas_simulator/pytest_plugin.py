"""pytest plugin with the fixture `iaas_simulator`, active once the package is installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from evolution_iaas_simulator import ManualClock, Request, Simulator


class Running:
    """A simulator on a socket of its own, with fresh state.

    `simulator` is what to fill and to plan, `clock` goes to the client's `clock=`: then what the client sleeps passes
    in the simulator, and takes no time. `base_url` and `token_url` go to the client and its credentials.
    """

    def __init__(self, simulator: Simulator, clock: ManualClock, base_url: str) -> None:
        self.simulator = simulator
        self.clock = clock
        self.base_url = base_url
        self.token_url: str = base_url.removesuffix(simulator.base_path) + simulator.token_path

    @property
    def orange_developer(self) -> dict[str, str]:
        """Arguments of `OrangeDeveloper`."""
        return {"api_key": "demo-api-key", **self._client}

    @property
    def orange_developer_inside(self) -> dict[str, str]:
        """Arguments of `OrangeDeveloperInside`."""
        return {"requester_id": "demo-requester", **self._client}

    @property
    def _client(self) -> dict[str, str]:
        return {"client_id": "demo-client", "client_secret": "demo-secret", "token_url": self.token_url}

    @property
    def calls(self) -> list[tuple[Request, int]]:
        """The requests to the API so far with the status of each response, without those for tokens."""
        api = self.simulator.base_path + "/"
        return [(request, status) for request, status in self.simulator.journal if request.path.startswith(api)]


@pytest.fixture
def iaas_simulator() -> Iterator[Running]:
    """The simulated API on a free loopback port, empty, with a clock that sleeping advances."""
    from evolution_iaas_simulator import ManualClock, Simulator, serve  # needs the extra, which not everybody has

    clock = ManualClock()
    simulator = Simulator(clock=clock)
    with serve(simulator) as base_url:
        yield Running(simulator, clock, base_url)
