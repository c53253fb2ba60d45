"""Ten minutes of waits on a server that misbehaves at random, while tasks are cancelled: nothing lost, memory flat.

`nox -s soak`. Every fifth answer is a fault; fifty waits run at any time, half in threads and half in tasks, each for a
key pair that it has made; every fifth step of a task is cancelled. The server is a process of its own. Writes the
figures into docs/reliability.md.
"""

import argparse
import asyncio
import contextlib
import multiprocessing
import random
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import httpx
from measure import put
from soak_server import serve

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- soak: written by `nox -s soak` -->\n", "<!-- end of soak -->"
KEY = "ssh-ed25519 " + "A" * 600
WAITS, CANCELLED = 52, 0.2
ENGINES = ("httpx", "fast")  # of each a client for threads, and one for tasks
# Of a request that had no connection, or no token; what broke later was written to a socket, read or not.
UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, iaas.EvolutionError)


def resident() -> float:
    """Return this process's memory in MiB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) / 256


def zone_of(name: str) -> str:
    """Return the zone of a key pair: a new one now and then, or the lists that waits read would grow all the time."""
    return f"z-{int(name[1:]) // 200}"


class Soak:
    """What has been asked for, and what came of it."""

    def __init__(self, base_url: str, token_url: str, seconds: float) -> None:
        known = {"client_id": "demo-client", "client_secret": "demo-secret", "token_url": token_url}
        self.auth = iaas.OrangeDeveloper(api_key="demo-api-key", **known)
        self.options: dict[str, Any] = {"project_id": "p", "base_url": base_url, "timeout": 5}
        self.options["max_response_bytes"] = 1_000_000
        self.dice = random.Random(1)
        self.seconds, self.end = seconds, time.monotonic() + seconds
        self.lock = threading.Lock()
        self.number = self.waited = self.cancelled = self.lost_connections = 0
        self.made: set[str] = set()
        self.unknown: set[str] = set()
        self.interrupted: set[str] = set()
        self.refused: set[str] = set()
        self.unsent: set[str] = set()
        self.memory: list[float] = []

    def name(self) -> str:
        """Return the next key pair's name."""
        with self.lock:
            self.number += 1
            if not self.number % 50:
                self.memory.append(resident())
            return f"k{self.number}"

    def failed(self, name: str, error: iaas.EvolutionError) -> None:
        """Note a change that was not answered, or was refused."""
        # Here a 500 is answered after the change was made, as a service may.
        is_unknown = isinstance(
            error, iaas.OutcomeUnknownError | iaas.UnexpectedResponseError | iaas.InternalServerError
        )
        with self.lock:
            (self.unknown if is_unknown else self.refused).add(name)
            if isinstance(error, iaas.OutcomeUnknownError) and isinstance(error.__cause__, UNSENT):
                self.unsent.add(name)

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
                accepted = client.key_pairs.create(name, public_key=KEY, zone=zone_of(name))
            except iaas.EvolutionError as error:
                self.failed(name, error)
                continue
            self.succeeded(name, accepted.wait(timeout=120, poll=0.3))

    async def perhaps(self, call: Any) -> Any:
        """Run a call, and cancel it at random.

        Raises:
            asyncio.CancelledError: if it was.
        """
        task = asyncio.ensure_future(call)
        if self.dice.random() < CANCELLED:
            asyncio.get_running_loop().call_later(self.dice.random() ** 4, task.cancel)
        try:
            return await task
        except asyncio.CancelledError:
            self.cancelled += 1
            raise

    async def task(self, client: iaas.AsyncClient) -> None:
        """As `thread`, cancelled now and then; a wait that was cancelled is begun again."""
        while time.monotonic() < self.end:
            name, key = self.name(), None
            try:
                accepted = await self.perhaps(client.key_pairs.create(name, public_key=KEY, zone=zone_of(name)))
            except iaas.EvolutionError as error:
                self.failed(name, error)
                continue
            except asyncio.CancelledError:
                self.interrupted.add(name)
                continue
            while key is None:
                try:
                    key = await self.perhaps(accepted.wait(timeout=120, poll=0.3))
                except asyncio.CancelledError:
                    continue
            self.succeeded(name, key)

    async def tasks(self) -> None:
        """Run half of the waits as tasks; at the end no connection is busy, and no task is left."""
        async with contextlib.AsyncExitStack() as stack:
            clients = [
                await stack.enter_async_context(iaas.AsyncClient(self.auth, **self.options, engine=engine))
                for engine in ENGINES
            ]
            await asyncio.gather(*(self.task(client) for client in clients for _ in range(WAITS // 4)))
            for client in clients:
                self.lost_connections += busy(client)
            assert asyncio.all_tasks() == {asyncio.current_task()}

    def run(self) -> None:
        """Wait in threads and tasks until the time is up.

        Raises:
            BaseException: the first failure of a wait.
        """
        failures: list[BaseException] = []

        def guarded(client: iaas.Client) -> None:
            try:
                self.thread(client)
            except BaseException as error:
                failures.append(error)
                raise

        with contextlib.ExitStack() as stack:
            clients = [stack.enter_context(iaas.Client(self.auth, **self.options, engine=engine)) for engine in ENGINES]
            threads = [
                threading.Thread(target=guarded, args=(client,)) for client in clients for _ in range(WAITS // 4)
            ]
            for thread in threads:
                thread.start()
            asyncio.run(self.tasks())
            for thread in threads:
                thread.join()
        if failures:
            raise failures[0]

    def judge(self, asked: Counter[str], made: Counter[str], played: Counter[str]) -> list[str]:
        """Return the figures; anything lost, doubled or growing is an assertion."""
        doubled = [name for name, count in made.items() if count > 1]
        lost = self.made - made.keys()
        strange = made.keys() - self.made - self.unknown - self.interrupted
        third = len(self.memory) // 3
        early, late = max(self.memory[third : 2 * third]), max(self.memory[2 * third :])
        wrong = {
            "doubled": doubled,
            "lost": lost,
            "strange": strange,
            "unsent": self.unsent,
            "busy": self.lost_connections,
        }
        assert not any(wrong.values()), wrong
        assert late <= early * 1.05, self.memory
        return [
            "| | |",
            "|---|---|",
            f"| time | {self.seconds:g} s, {WAITS} waits at once, a fault in 20 % of answers |",
            "| clients | for threads and for asyncio, with each of the two engines |",
            f"| waits that returned | {self.waited} |",
            f"| faults played | {sum(played.values())}, of {len(played)} kinds |",
            f"| calls and waits that were cancelled | {self.cancelled} |",
            "| connections lost | 0 |",
            f"| changes whose outcome is unknown, and said so | {len(self.unknown)} |",
            f"| of these, read by the server; never sent | {len(self.unknown & asked.keys())}; 0 |",
            f"| changes certainly not made, and said so | {len(self.refused)} |",
            "| key pairs lost, doubled, or made without being known | 0, 0, 0 |",
            f"| memory of the client in the second and the last third, at most | {early:.1f}, {late:.1f} MiB |",
        ]


def busy(client: Any) -> int:
    """Return how many connections of an asynchronous client are neither free nor closed."""
    engines = client._runner.sender.routes.all()
    pools = [engine.transport._pool for shards in engines for engine in getattr(shards, "engines", ())]
    kept = [connection for pool in pools for connection in pool.connections]
    kept += [connection for engine in engines for connection in getattr(engine, "free", ())]
    lost = [connection for connection in kept if not (connection.is_idle() or connection.is_closed())]
    return len(lost) + sum(len(pool._requests) for pool in pools)


def main() -> None:
    """Soak, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    seconds = parser.parse_args().seconds
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    soak = Soak(*here.recv(), seconds)
    try:
        soak.run()
    except iaas.EvolutionError as error:
        sys.exit(f"a wait was lost: {error!r}")
    here.send("end")
    lines = soak.judge(*here.recv())
    server.join()
    put(PAGE, BEGIN, "\n".join(lines) + "\n", END)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
