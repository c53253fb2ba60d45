"""The README's commands and program, in their order, as a reader types them."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest
from evolution_iaas_simulator import FaultServer
from world import AT_ONCE, connection

ROOT = Path(__file__).parents[1]


def blocks(language: str) -> list[str]:
    """Return the blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def test_it_can_be_installed(tmp_path: Path) -> None:
    """From its wheel; Airflow finds the provider by its entry point."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    venv.create(tmp_path / "venv", with_pip=True)
    options = {"PIP_FIND_LINKS": str(tmp_path), "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1"}
    environment = {**os.environ, **options, "PATH": f"{tmp_path / 'venv/bin'}:{os.environ['PATH']}"}
    subprocess.run(["bash", "-ec", blocks("sh")[0]], env=environment, check=True, capture_output=True)
    load = "entry_points(group='apache_airflow_provider')['provider_info'].load()"
    found = f"from importlib.metadata import entry_points; print({load}()['name'])"
    result = subprocess.run(["python", "-c", found], env=environment, check=True, capture_output=True, text=True)
    assert result.stdout == "Evolution Platform IaaS\n"


def test_the_program(server: FaultServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the connection that the command adds."""
    environment = {**os.environ, "CLIENT_ID": "demo-client", "CLIENT_SECRET": "demo-secret"}
    subprocess.run(["bash", "-ec", blocks("sh")[1]], env=environment, check=True, capture_output=True)
    exported = tmp_path / "connections.json"
    subprocess.run(["airflow", "connections", "export", str(exported)], check=True, capture_output=True)
    made: dict[str, Any] = json.loads(exported.read_text())["evolution_iaas_default"]
    ours = connection(server, "orange-developer")
    extra = json.loads(made["extra"]) | {"api_key": "demo-api-key", "token_url": ours["extra"]["token_url"]}
    here = {
        **{name: made[name] for name in ("conn_type", "login", "password")},
        "host": server.base_url,
        "extra": extra,
    }
    monkeypatch.setenv("AIRFLOW_CONN_EVOLUTION_IAAS_DEFAULT", json.dumps(here))

    server.simulator.plan(AT_ONCE, AT_ONCE)
    dags = Path(os.environ["AIRFLOW__CORE__DAGS_FOLDER"])
    file = dags / "of_the_readme.py"
    file.write_text(blocks("python")[0], encoding="utf-8")
    try:
        spec = importlib.util.spec_from_file_location("of_the_readme", file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        run = module.dag.test()
    finally:
        file.unlink()
    assert {task.task_id: str(task.state) for task in run.get_task_instances()} == {
        "network": "success",
        "spread": "success",
    }
