"""Demo: in each authentication mode find jobs, wait for one that completes, and see one fail.

`nox -s demo` runs it. The simulator listens on a free loopback port; nothing leaves this machine.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import evolution_iaas as iaas
    from evolution_iaas_simulator import Simulator

STARTED = time.monotonic()


def report(text: str) -> None:
    """Print a line with the seconds since the start."""
    print(f"{time.monotonic() - STARTED:5.1f} s  {text}", flush=True)


def show(auth: iaas.OrangeDeveloper | iaas.OrangeDeveloperInside, base_url: str, simulator: Simulator) -> None:
    """Show one authentication mode."""
    import evolution_iaas as iaas
    from evolution_iaas_simulator import Message, Scenario

    reason = Message(1, "Internal error", "No host has room for the requested flavor.")
    good = simulator.add_job("demo", Scenario(0.5, 1, retry_after=1), description="Create key pair deploy")
    bad = simulator.add_job("demo", Scenario(0.5, 0.5, "failed", (reason,)), description="Create virtual machine web-1")
    with iaas.Client(auth, project_id="demo", base_url=base_url) as client:
        report(f"mode {auth.mode}, client.jobs.find(state=[...]):")
        for job in client.jobs.find(state=["acknowledged", "in-progress"], sort="-createdDate"):
            report(f"    {job}")
        report("client.jobs.wait(...) of the first:")
        done = client.jobs.wait(good, timeout=15, on_update=lambda job: report(f"    {job.state.value}"))
        report(f"    completed after {done.duration}")
        report("client.jobs.wait(...) of the second:")
        try:
            client.jobs.wait(bad, timeout=15, on_update=lambda job: report(f"    {job.state.value}"))
        except iaas.JobFailedError as error:
            report(f"    raised JobFailedError: {error}")


def main() -> None:
    """Run the demo."""
    report("starting the simulator")
    import evolution_iaas as iaas  # after the first line, for importing takes a second or two
    from evolution_iaas_simulator import Simulator, serve

    simulator = Simulator()
    with serve(simulator) as base_url:
        report(f"the simulator is at {base_url}")
        token_url = base_url.removesuffix(simulator.base_path) + simulator.token_path
        client = {"client_id": "demo-client", "client_secret": "demo-secret", "token_url": token_url}
        show(iaas.OrangeDeveloper(api_key="demo-api-key", **client), base_url, simulator)
        show(iaas.OrangeDeveloperInside(requester_id="demo-requester", **client), base_url, simulator)
    statuses = [status for _, status in simulator.journal]
    tokens = sum(request.path == simulator.token_path for request, _ in simulator.journal)
    report(f"done: {len(statuses)} requests, {tokens} of them for tokens, {statuses.count(200)} with status 200")
    print("\nNext: write a program of your own, with 'A first program' in README.md")


if __name__ == "__main__":
    main()
