"""The server of the soak, a process of its own: the simulator, with faults at random."""

import random
import re
from collections import Counter
from multiprocessing.connection import Connection
from typing import Any

from evolution_iaas_simulator import FAULTS, FaultServer, Scenario, Simulator

# A 401 without an expired token ends a wait, and so do refusals; what goes on for minutes is no fault of a moment.
ENDING = ("401", "403-53", "redirect-same", "redirect-other", "204", "dripping", "silence", "stuck-body", "50-mb")
SHARE = 0.2


class Chance(FaultServer):
    """Plays a fault to every fifth request, and notes the names in those to create."""

    def __init__(self, simulator: Simulator) -> None:
        self.dice = random.Random(20261126)
        self.played: Counter[str] = Counter()
        self.names = [name for name in FAULTS if name not in ENDING and not name.startswith("flood")]
        self.asked: Counter[str] = Counter()
        super().__init__(simulator)

    @property  # type: ignore[override]
    def always(self) -> str | None:
        """The fault of the next request."""
        while len(self.seen) > 100:
            self.note(self.seen.pop(0).request)
        self.simulator.plan(Scenario(0.2, 0.5))
        if self.dice.random() >= SHARE:
            return None
        fault = self.dice.choice(self.names)
        self.played[fault] += 1
        return fault

    @always.setter
    def always(self, fault: str | None) -> None:
        pass

    @property  # type: ignore[override]
    def always_token(self) -> str | None:
        """The fault of the next request for a token."""
        return self.dice.choice(("reset", "503", "gzip-cut")) if self.dice.random() < SHARE else None

    @always_token.setter
    def always_token(self, fault: str | None) -> None:
        pass

    def note(self, request: Any) -> None:
        """Count a request to create."""
        if request.method == "POST" and (name := re.search(rb'"name": ?"(k\d+)"', request.body)):
            self.asked[name[1].decode()] += 1  # of a body that breaks off, the name may be missing
        self.tokens_seen.clear()


def serve(pipe: Connection) -> None:
    """Run the server until there is a message; answer with what it has seen and made."""
    with Chance(Simulator(token_lifetime=20)) as server:
        pipe.send((server.base_url, server.token_url))
        pipe.recv()
        for seen in server.seen:
            server.note(seen.request)
        made = Counter(resource["fields"]["name"] for resource in server.simulator.dump()["resources"])
        pipe.send((server.asked, made, server.played))
