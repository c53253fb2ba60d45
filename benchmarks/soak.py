"""Three minutes of waits on a server that misbehaves at random: nothing lost, nothing sent twice, memory flat.

`nox -s soak`. Every fifth answer is a fault; fifty waits run at any time, half in threads and half in tasks, each for a
key pair that it has made. Writes the figures into docs/reliability.md.
"""

import argparse
import asyncio
import random
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
from evolution_iaas_simulator import FAULTS, FaultServer, Scenario, Simulator

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- soak: written by `nox -s soak` -->\n", "<!-- end of soak -->"
KEY = "ssh-ed25519 " + "A" * 600
# A 401 without an expired token ends a wait, and so do refusals; what goes on for minutes is no fault of a moment.
ENDING = ("401", "403-53", "redirect-same", "redirect-other", "204", "dripping", "silence", "stuck-body", "50-mb")
SHARE, WAITS = 0.2, 50


class Chance(FaultServer):
    """Plays a fault to every fifth request to read; a change is played one only before it is executed."""

    def __init__(self, simulator: Simulator) -> None:
        super().__init__(simulator)
        self.dice = random.Random(20261124)
        self.played: Counter[str] = Counter()
        self.names = [name for name in FAULTS if name not in ENDING]

    def draw(self) -> None:
        """Say what happens to the next request."""
        if self.dice.random() < SHARE:
            fault = self.dice.choice(self.names)
            self.played[fault] += 1
            self.play(fault)
        else:
            self.play(None)


def resident() -> int:
    """Return this process's memory in MiB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    raise RuntimeError("no VmRSS")


class Soak:
    """What has been asked for, and what came of it."""

    def __init__(self, server: Chance, seconds: float) -> None:
        self.server = server
        self.end = time.monotonic() + seconds
        self.lock = threading.Lock()
        self.number = 0
        self.made: set[str] = set()
        self.unknown: set[str] = set()
        self.refused = 0
        self.waited = 0
        self.memory: list[int] = []

    def auth(self) -> iaas.OrangeDeveloper:
        """Return the simulator's credentials."""
        known = {"client_id": "demo-client", "client_secret": "demo-secret", "token_url": self.server.token_url}
        return iaas.OrangeDeveloper(api_key="demo-api-key", **known)

    def options(self) -> dict[str, Any]:
        """Return what both clients are made with."""
        return {"project_id": "p", "zone": "z", "base_url": self.server.base_url, "timeout": 5}

    def name(self) -> str:
        """Return the next key pair's name, and plan its job and some faults."""
        with self.lock:
            self.number += 1
            self.server.simulator.plan(Scenario(0.2, 0.5))
            for _ in range(6):
                self.server.draw()
            if not self.number % 50:
                self.memory.append(resident())
            return f"k{self.number}"

    def failed(self, name: str, error: iaas.EvolutionError) -> None:
        """Note a change that was not answered, or was refused."""
        with self.lock:
            # Here a 500 is answered after the change was made, as a service may.
            if isinstance(error, iaas.OutcomeUnknownError | iaas.UnexpectedResponseError | iaas.InternalServerError):
                self.unknown.add(name)
            else:
                self.refused += 1

    def succeeded(self, name: str, key: iaas.KeyPair) -> None:
        """Note a wait that returned."""
        with self.lock:
            assert key.name == name, (key.name, name)
            assert name not in self.made, name
            self.made.add(name)
            self.waited += 1

    def thread(self, client: iaas.Client) -> None:
        """Make key pairs and wait for them until the time is up."""
        while time.monotonic() < self.end:
            name = self.name()
            try:
                accepted = client.key_pairs.create(name, public_key=KEY)
            except iaas.EvolutionError as error:
                self.failed(name, error)
                continue
            self.succeeded(name, accepted.wait(timeout=120, poll=0.3))

    async def task(self, client: iaas.AsyncClient) -> None:
        """As `thread`."""
        while time.monotonic() < self.end:
            name = self.name()
            try:
                accepted = await client.key_pairs.create(name, public_key=KEY)
            except iaas.EvolutionError as error:
                self.failed(name, error)
                continue
            self.succeeded(name, await accepted.wait(timeout=120, poll=0.3))

    async def tasks(self) -> None:
        """Run half of the waits as tasks."""
        async with iaas.AsyncClient(self.auth(), **self.options()) as client:
            await asyncio.gather(*(self.task(client) for _ in range(WAITS // 2)))


def judge(soak: Soak) -> list[str]:
    """Return the figures; anything lost, doubled or growing is an assertion."""
    names = Counter(resource["fields"]["name"] for resource in soak.server.simulator.dump()["resources"])
    doubled = [name for name, count in names.items() if count > 1]
    lost = soak.made - names.keys()
    strange = names.keys() - soak.made - soak.unknown
    third = len(soak.memory) // 3
    early, late = max(soak.memory[third : 2 * third]), max(soak.memory[2 * third :])
    wrong = {"doubled": doubled, "lost": lost, "strange": strange}
    assert not any(wrong.values()), wrong
    assert late <= early * 1.25, soak.memory
    return [
        f"| waits that returned | {soak.waited} |",
        f"| faults played | {sum(soak.server.played.values())}, of {len(soak.server.played)} kinds |",
        f"| changes whose answer was lost, and said so | {len(soak.unknown)} |",
        f"| changes refused before they were executed | {soak.refused} |",
        "| key pairs lost, doubled, or made without being known | 0, 0, 0 |",
        f"| memory in the second and the last third, server included | {early}, {late} MiB |",
    ]


def main() -> None:
    """Soak, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=180)
    seconds = parser.parse_args().seconds
    with Chance(Simulator()) as server:
        soak = Soak(server, seconds)
        failures: list[BaseException] = []

        def guarded(client: iaas.Client) -> None:
            try:
                soak.thread(client)
            except BaseException as error:
                failures.append(error)
                raise

        with iaas.Client(soak.auth(), **soak.options()) as client:
            threads = [threading.Thread(target=guarded, args=(client,)) for _ in range(WAITS // 2)]
            for thread in threads:
                thread.start()
            asyncio.run(soak.tasks())
            for thread in threads:
                thread.join()
        if failures:
            sys.exit(f"a wait was lost: {failures[0]!r}")
        lines = ["| | |", "|---|---|", f"| time | {seconds:g} s, {WAITS} waits at once, a fault in 20 % of answers |"]
        lines += judge(soak)
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(head + BEGIN + "\n".join(lines) + "\n" + END + tail, encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
