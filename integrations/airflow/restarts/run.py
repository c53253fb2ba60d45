"""200 waits while triggerers and a worker are killed: `nox -s airflow` runs it, and writes its figures to README.md.

PostgreSQL, scheduler, DAG processor, API server and triggerer are real; the service is the simulator with a clock that
is set by hand, so that no job ends before both triggerers were killed.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil
import psycopg2
from evolution_iaas_simulator import FaultServer, ManualClock, Scenario, Simulator
from processes import Airflow, Postgres, until

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
WAITS = 200
BEGIN, END = "<!-- figures: written by `nox -s airflow` -->\n", "<!-- end of figures -->"


class States:
    """The states of the tasks, as Airflow's database has them."""

    def __init__(self, dsn: str) -> None:
        self._connection = psycopg2.connect(dsn)
        self._connection.autocommit = True

    def count(self) -> Counter[str]:
        """Return how many tasks are in each state."""
        with self._connection.cursor() as cursor:
            cursor.execute("select state, count(*) from task_instance where dag_id = 'two_hundred' group by state")
            return Counter(dict(cursor.fetchall()))

    def tries(self) -> int:
        """Return the number of tries of all tasks."""
        with self._connection.cursor() as cursor:
            cursor.execute("select sum(try_number) from task_instance where dag_id = 'two_hundred'")
            return int(cursor.fetchone()[0])


def connections(server: FaultServer) -> dict[str, str]:
    """Return the variable of the connection to the simulator."""
    extra = {"api_key": "demo-api-key", "token_url": server.token_url, "project_id": "p-1", "zone": "eu-1"}
    connection = {
        "conn_type": "evolution_iaas",
        "host": server.base_url,
        "login": "demo-client",
        "password": "demo-secret",
        "extra": extra,
    }
    return {"AIRFLOW_CONN_EVOLUTION_IAAS_DEFAULT": json.dumps(connection)}


def kill_a_worker(scheduler: int, server: FaultServer) -> None:
    """Kill the process that runs a task whose change was carried out, and whose response does not come."""
    until(lambda: any(seen.fault == "silence" for seen in server.seen), "a change is sent")
    port = int(server.base_url.split(":")[2].split("/")[0])

    def waiting() -> set[psutil.Process]:
        found = set()
        for process in psutil.Process(scheduler).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if any(each.raddr and each.raddr.port == port for each in process.net_connections()):
                    found.add(process)
        return found

    stuck = waiting()
    for _ in range(5):  # the others are answered at once
        time.sleep(0.5)
        stuck &= waiting()
    for process in stuck:
        for each in (*process.children(recursive=True), process, process.parent()):
            if each is not None and each.pid != scheduler:
                each.kill()


def requests(server: FaultServer) -> Counter[str]:
    """Return how many requests of each kind have come."""
    kinds: Counter[str] = Counter()
    for seen in server.seen:
        is_single = re.search(r"/[0-9a-f]{8}-[0-9a-f-]{27}$", seen.request.path)
        what = "job" if "/jobs" in seen.request.path else "resource"
        change = seen.request.method != "GET"
        kinds["changes" if change else f"{what}s, singly" if is_single else f"lists of {what}s"] += 1
    return kinds


def main() -> None:
    """Run it, and write the figures."""
    clock = ManualClock()
    simulator = Simulator(clock=clock, token_lifetime=10**7)
    simulator.plan(*[Scenario(10, 10)] * (WAITS + 50))
    with tempfile.TemporaryDirectory(prefix="airflow-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with (
            FaultServer(simulator) as server,
            Postgres(folder) as postgres,
            Airflow(folder, postgres.url, HERE / "dags", connections(server)) as airflow,
        ):
            try:
                figures = play(airflow, server, postgres.dsn, clock)
            except Exception:
                for log in sorted(folder.glob("*.log")):
                    print(f"--- {log.name}\n{log.read_text(errors='replace')[-3000:]}", file=sys.stderr)
                raise
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    README.write_text(head + BEGIN + figures + END + rest.partition(END)[2], encoding="utf-8")
    print(figures)


def play(airflow: Airflow, server: FaultServer, dsn: str, clock: ManualClock) -> str:
    """Start everything, kill some of it, and return the figures as a table."""
    airflow.run("db", "migrate")
    for process in ("api-server", "scheduler", "dag-processor", "triggerer"):
        airflow.start(process)
    states = States(dsn)
    until(lambda: _known(dsn), "the DAG is known")
    began = time.monotonic()
    server.play("silence")  # to the first change
    airflow.run("dags", "trigger", "two_hundred")
    kill_a_worker(airflow.process("scheduler"), server)
    until(lambda: states.count()["deferred"] == WAITS, "all tasks wait", 600)
    deferred = time.monotonic() - began
    for _ in range(2):
        airflow.kill("triggerer")
        before = len(server.seen)
        airflow.start("triggerer")
        until(lambda before=before: len(server.seen) > before, "the new triggerer polls", 120)
    changes = requests(server)["changes"]
    assert states.count() == {"deferred": WAITS}, states.count()
    assert states.tries() > WAITS, "the worker was killed too late"
    clock.advance(60)
    released = time.monotonic()
    until(lambda: states.count()["success"] == WAITS, "all tasks have ended well", 600)
    ended = time.monotonic() - released
    made = [each for each in server.simulator.dump()["resources"] if each["kind"] == "servergroups"]
    names = Counter(each["fields"]["name"] for each in made)
    assert len(names) == WAITS, len(names)
    assert set(names.values()) == {1}, [name for name, count in names.items() if count > 1]
    kinds = requests(server)
    rows = {
        "waits that came back": f"{states.count()['success']} of {WAITS}",
        "tries": str(states.tries()),
        "changes sent, and resources made": f"{changes}, {len(made)}",
        "lists of jobs": str(kinds["lists of jobs"]),
        "jobs requested singly": str(kinds["jobs, singly"]),
        "lists of resources": str(kinds["lists of resources"]),
        "resources requested singly": str(kinds["resources, singly"]),
        "requests for tokens": str(len(server.tokens_seen)),
        "until all tasks waited": f"{deferred:.0f} s",
        "from the end of the jobs to the end of the last task": f"{ended:.0f} s",
    }
    table = "".join(f"| {name} | {value} |\n" for name, value in rows.items())
    return f"| 200 waits; the triggerer killed twice, a worker once | |\n|---|---:|\n{table}"


def _known(dsn: str) -> bool:
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        cursor.execute("select 1 from dag where dag_id = 'two_hundred' and not is_stale")
        return cursor.fetchone() is not None


if __name__ == "__main__":
    main()
