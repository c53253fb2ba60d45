"""What all tests need: where Airflow has its files, and connections to a simulator."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from evolution_iaas_simulator import FaultServer, Scenario

# Airflow reads its configuration when it is imported, so this module is imported before it.
HOME = Path(tempfile.mkdtemp(prefix="airflow-"))
os.environ |= {
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    "AIRFLOW_HOME": str(HOME),
    "AIRFLOW__CORE__DAGS_FOLDER": str(Path(__file__).with_name("dags")),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME / 'airflow.db'}",
}
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
AT_ONCE = Scenario(0, 0, retry_after=0)


def connection(server: FaultServer, mode: str) -> dict[str, Any]:
    """Return a connection to the simulator."""
    key = {"api_key": "demo-api-key"} if mode == "orange-developer" else {"requester_id": "demo-requester"}
    return {
        "conn_type": "evolution_iaas",
        "host": server.base_url,
        "login": "demo-client",
        "password": "demo-secret",
        "extra": {"auth_mode": mode, **key, "token_url": server.token_url, "project_id": "p-1", "zone": "eu-1"},
    }
