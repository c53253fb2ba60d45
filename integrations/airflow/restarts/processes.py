"""PostgreSQL and the processes of Airflow, on free ports, in a folder of their own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def until(found: Callable[[], object], what: str, seconds: float = 300.0) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: if it is not in time.
    """
    ends = time.monotonic() + seconds
    while not found():
        if time.monotonic() > ends:
            raise TimeoutError(f"not within {seconds:g} s: {what}")
        time.sleep(0.2)


class Postgres:
    """A PostgreSQL server with an empty database; Debian's, installed where it is missing.

    Args:
        folder: where its files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "postgres"
        self._port = free_port()
        self.url = f"postgresql+psycopg2://airflow@127.0.0.1:{self._port}/airflow"
        self.dsn = f"host=127.0.0.1 port={self._port} user=airflow dbname=airflow"

    def __enter__(self) -> Postgres:
        programs = _programs()
        self._folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
            self._folder.parent.chmod(0o755)
        data = str(self._folder / "data")
        self._run([programs / "initdb", "-U", "airflow", "-A", "trust", "-D", data])
        options = f"-p {self._port} -h 127.0.0.1 -k {self._folder} -c max_connections=300"
        self._run([programs / "pg_ctl", "start", "-w", "-D", data, "-l", str(self._folder / "log"), "-o", options])
        self._stop = [programs / "pg_ctl", "stop", "-m", "immediate", "-D", data]
        self._run([programs / "createdb", "-h", "127.0.0.1", "-p", str(self._port), "-U", "airflow", "airflow"])
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._stop)

    def _run(self, command: list[str | Path]) -> None:
        # It refuses to run as root.
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*user, *command], check=True, stdout=subprocess.DEVNULL, cwd=self._folder)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*root, "apt-get", "install", "-q", "-y", "postgresql"], check=True, stdout=subprocess.DEVNULL)
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent


class Airflow:
    """The processes of an Airflow, each in a group of its own.

    Args:
        folder: where its files are.
        database: the URL of its database.
        dags: the folder of its DAGs.
        connections: the variables of its connections.
    """

    def __init__(self, folder: Path, database: str, dags: Path, connections: dict[str, str]) -> None:
        port = free_port()
        self._folder = folder
        self.environment = {
            **os.environ,
            **connections,
            "AIRFLOW_HOME": str(folder / "airflow"),
            "AIRFLOW__API_AUTH__JWT_SECRET": "of-this-run-alone-and-long-enough-for-HS512-to-accept-it-as-a-key",
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(port),
            "AIRFLOW__API__SECRET_KEY": "of-this-run-alone",
            "AIRFLOW__API__WORKERS": "1",
            "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
            "AIRFLOW__CORE__DAGS_FOLDER": str(dags),
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
            "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__PARALLELISM": "6",
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": database,
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "20",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
            "AIRFLOW__TRIGGERER__CAPACITY": "1000",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def run(self, *arguments: str) -> None:
        """Run a command of Airflow's to its end."""
        with (self._folder / "commands.log").open("ab") as log:
            subprocess.run(["airflow", *arguments], env=self.environment, check=True, stdout=log, stderr=log)

    def start(self, name: str) -> None:
        """Start a process that goes on, such as `triggerer`."""
        with (self._folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                ["airflow", name], env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self, name: str) -> None:
        """Kill a process with its children, as a machine that fails does."""
        process = self._processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def process(self, name: str) -> int:
        """Return the number of a process."""
        return self._processes[name].pid

    def __enter__(self) -> Airflow:
        return self

    def __exit__(self, *_: object) -> None:
        for name in list(self._processes):
            self.kill(name)
