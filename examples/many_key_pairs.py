"""Make many key pairs, ten at a time, and report those that failed. Run again, it makes those that are missing.

Usage: many_key_pairs.py COUNT. The exit status is 1 if one failed.
"""

import asyncio
import sys
from pathlib import Path

import evolution_iaas as iaas

PUBLIC_KEY = Path(__file__).with_name("deploy.pub").read_text(encoding="utf-8").strip()


async def main(count: int) -> int:
    """Make them side by side: those that wait share their polls."""
    failures: dict[str, iaas.EvolutionError] = {}
    places = asyncio.Semaphore(10)
    async with iaas.AsyncClient.from_env() as client:

        async def make(name: str) -> None:
            async with places:
                try:
                    await client.key_pairs.ensure(name, public_key=PUBLIC_KEY, timeout=900)
                except iaas.EvolutionError as error:
                    failures[name] = error

        async with asyncio.TaskGroup() as group:
            for number in range(count):
                group.create_task(make(f"host-{number:03}"))
    print(f"{count - len(failures)} of {count} key pairs can be used")
    for name, error in sorted(failures.items()):
        print(f"{name}: {error}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]))))
