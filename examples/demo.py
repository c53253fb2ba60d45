"""The main job, shown: in each auth mode fetch a token, find jobs, wait for one, and see one fail.

`nox -s demo` runs it. The simulator listens on a free loopback port; nothing leaves this machine.
"""

import sys

import evolution_iaas as iaas
from evolution_iaas_simulator import Message, Scenario, Simulator, serve

WHY = Message(1, "Internal error", "No host has room for the flavor that was asked for.")


def progress(job: iaas.Job) -> None:
    """Show how the job stands, on one line where there is a terminal."""
    end = "\n" if job.is_finished or not sys.stdout.isatty() else "\r"
    print(f"    {job.description}: {job.state.value:<14}", end=end, flush=True)


def show(auth: iaas.OrangeDeveloper | iaas.OrangeDeveloperInside, base_url: str, simulator: Simulator) -> None:
    """Walk through one auth mode."""
    good = simulator.add_job("demo", Scenario(1, 2, retry_after=1), description="Create key pair deploy")
    bad = simulator.add_job("demo", Scenario(0.5, 0.5, "failed", (WHY,)), description="Create virtual machine web-1")
    with iaas.Client(auth, project_id="demo", base_url=base_url) as client:
        print(f"\n{client}")
        found = client.jobs.find(state=["acknowledged", "in-progress"], sort="-createdDate")
        print("  unfinished jobs:", ", ".join(job.description for job in found), f"({found.total} in all)")
        print("  waiting for one to complete:")
        done = client.jobs.wait(good, timeout=15, on_update=progress)
        print(f"  completed after {done.duration}")
        print("  waiting for one that fails:")
        try:
            client.jobs.wait(bad, timeout=15, on_update=progress)
        except iaas.JobFailedError as error:
            print(f"  {type(error).__name__}: {error}")


def main() -> None:
    """Run the demo."""
    simulator = Simulator()
    with serve(simulator) as base_url:
        token_url = base_url.removesuffix(simulator.base_path) + simulator.token_path
        client = {"client_id": "demo-client", "client_secret": "demo-secret", "token_url": token_url}
        print(f"simulator at {base_url}")
        show(iaas.OrangeDeveloper(api_key="demo-api-key", **client), base_url, simulator)
        show(iaas.OrangeDeveloperInside(requester_id="demo-requester", **client), base_url, simulator)
    statuses = [status for _, status in simulator.journal]
    tokens = sum(request.path == simulator.token_path for request, _ in simulator.journal)
    print(f"\ndone: {len(statuses)} requests, {tokens} of them for tokens, {statuses.count(200)} answered 200; stopped")


if __name__ == "__main__":
    main()
