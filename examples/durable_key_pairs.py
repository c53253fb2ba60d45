"""As many_key_pairs.py, as durable workflows of DBOS: killed and started again, it goes on with what is left.

Usage: durable_key_pairs.py COUNT [FILE]. DBOS keeps what is done in FILE, an SQLite database; with Postgres, give its
URL in `system_database_url`. There is no server besides. A step that was interrupted is run again, and `ensure` takes
what it had made. Python 3.12 and later need SQLite 3.42 for DBOS.
"""

import sys
from pathlib import Path

import evolution_iaas as iaas
from dbos import DBOS, SetWorkflowID

QUEUE = "key pairs"
CLIENT = iaas.Client.from_env()
PUBLIC_KEY = Path(__file__).with_name("deploy.pub").read_text(encoding="utf-8").strip()


@DBOS.step()
def make(name: str) -> str:
    """Make one key pair unless it is there; return its id."""
    return str(CLIENT.key_pairs.ensure(name, public_key=PUBLIC_KEY, timeout=900).id)


@DBOS.workflow()
def make_one(name: str) -> str:
    """Make one key pair."""
    return make(name)


@DBOS.workflow()
def make_all(count: int) -> list[str]:
    """Make all of them, ten at a time, and return what failed."""
    names = [f"host-{number:03}" for number in range(count)]
    handles = [DBOS.enqueue_workflow(QUEUE, make_one, name) for name in names]
    failures = []
    for name, handle in zip(names, handles, strict=True):
        try:
            handle.get_result()
        except Exception as error:  # noqa: BLE001  # whatever it is, it is for the report
            failures.append(f"{name}: {error}")
    return failures


def main() -> int:
    """Start the workflow, or go on with it; return 1 if a key pair failed."""
    count, file = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "key_pairs.sqlite"
    DBOS(config={"name": "key-pairs", "system_database_url": f"sqlite:///{file}", "log_level": "ERROR"})
    DBOS.launch()  # workflows that were interrupted go on
    DBOS.register_queue(QUEUE, worker_concurrency=10, polling_interval_sec=0.2)
    with SetWorkflowID(f"key pairs {count}"):  # the same one, however often it is started
        failures = DBOS.start_workflow(make_all, count).get_result()
    DBOS.destroy()
    CLIENT.close()
    print(f"{count - len(failures)} of {count} key pairs can be used", *failures, sep="\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
