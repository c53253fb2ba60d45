"""A new resource costs no line beside the spec: it is built, and used through both clients and the simulator."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import need
from new_resource_programs import HEAD, PROGRAMS
from shapes import with_every_shape
from support import ROOT, copy_pages

from generator.codegen import airflow, build
from generator.codegen.build import Layout
from generator.conformance import clients, codegen
from generator.drift.isolation import run_isolated
from generator.spec import model
from generator.spec.document import load_document


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """The project with the enlarged spec, built; of hand-written code only what lies in the repository."""
    root = tmp_path_factory.mktemp("built")
    for name in ("spec", "generator"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    copy_pages(root)
    layout = Layout(root)
    layout.spec.write_text(json.dumps(with_every_shape()), encoding="utf-8")
    build.build(layout)
    return layout


def run(layout: Layout, program: str) -> str:
    folders = [str(layout.generated), str(ROOT / "wrapper"), str(ROOT / "simulator")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    script = layout.root / "program.py"
    script.write_text(HEAD + program, encoding="utf-8")
    command = [sys.executable, "-W", "error", str(script)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=layout.root)
    assert result.returncode == 0, result.stderr[-3000:]
    return result.stdout


@pytest.mark.parametrize("case", PROGRAMS)
def test_it_can_be_used(built: Layout, case: str) -> None:
    """Through the clients and the simulator that lie in the repository."""
    run(built, PROGRAMS[case])


def test_it_is_in_the_shell(built: Layout) -> None:
    """With every kind of argument; a member that is called as an option of the command line has another flag."""
    folders = [str(built.generated), *(str(ROOT / name) for name in ("cli", "wrapper"))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "COLUMNS": "100"}
    command = [sys.executable, "-m", "evolution_iaas_cli", "load-balancers", "create", "--help"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    for flag in (
        "--timeout-member N",
        "--public / --no-public",
        "--weights N",
        "--listeners NAME=VALUE",
        "--opened DATE",
    ):
        assert flag in result.stdout
    assert result.stdout.count("--timeout SECONDS") == 1


def test_the_tables_of_the_documents_have_it(built: Layout) -> None:
    """Its row, and its verbs."""
    text = (built.root / "docs" / "resources.md").read_text(encoding="utf-8")
    assert "| load balancers | `findLoadBalancers` | `getLoadBalancer` |" in text
    assert "`deleteVirtualNetwork`" in text
    assert "`startVirtualMachine`" in text


def test_it_is_in_airflow(built: Layout) -> None:
    """An operator for each change, with the arguments of its command."""
    text = airflow.module(load_document(built.spec))
    compile(text, "operators", "exec")
    made = text.partition("class CreateLoadBalancerOperator(ChangeOperator):")[2].partition("\nclass ")[0]
    assert "listeners: list[Any] | str," in made
    assert "timeout: int | str | None = None," in made
    assert "class PublishTemplateOperator(ChangeOperator):" in text


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", codegen.TARGETS)
def test_it_is_in_other_languages(built: Layout, name: str) -> None:
    """The accessors of every shape compile; what has none is named where one would look for it."""
    need(*clients.CLIENTS[name].tools)
    ignored = shutil.ignore_patterns("node_modules", "dist", "target", "build")
    shutil.copytree(ROOT / "clients" / name, built.root / "clients" / name, ignore=ignored)
    codegen.build(built, name)
    clients.run(clients.CLIENTS[name], built.root, clients.CLIENTS[name].prepare)
    made = [
        built.root / "clients" / name / path.format(resource="Templates")
        for path in codegen.TARGETS[name].accessors.values()
    ]
    text = "".join(path.read_text(encoding="utf-8") for path in made)
    assert "getTemplateContent" in text
    assert "is not here: its response is application/octet-stream" in text


def test_it_is_up_to_date(built: Layout) -> None:
    """The same check holds it."""
    assert build.check(built) == []


def test_the_wrapper_is_in_step_with_it(built: Layout) -> None:
    """Each operation is called with every argument, and what is sent and read is compared with the spec."""
    document = load_document(built.spec)
    folders = [built.generated, ROOT / "wrapper"]
    assert run_isolated(folders, document, model.undocumented(document), ROOT) == {}


def test_types(built: Layout, tmp_path: Path) -> None:
    """mypy --strict knows it."""
    program = tmp_path / "program.py"
    program.write_text(
        "from typing import assert_type\n"
        "import evolution_iaas as iaas\n"
        "def use(client: iaas.Client) -> None:\n"
        '    made = client.load_balancers.create("w", [iaas.Listener(1, "tcp")], algorithm="least", timeout=3)\n'
        "    assert_type(made, iaas.Accepted[iaas.LoadBalancer])\n"
        '    assert_type(client.load_balancers.delete("id"), iaas.Accepted[None])\n'
        '    assert_type(client.load_balancers.status("id"), str)\n'
        '    assert_type(client.templates.content("id"), bytes)\n'
        '    assert_type(client.templates.publish("id"), iaas.Accepted[None] | None)\n'
        '    assert_type(client.volumes.snapshots("v").create("s"), iaas.Snapshot)\n'
        '    assert_type(client.flavors.get("small").cpus, int)\n'
        '    client.routing_policies.delete("r")\n'
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        f"--cache-dir={tmp_path}/cache",
        str(program),
    ]
    folders = os.pathsep.join(map(str, (built.generated, ROOT / "wrapper")))
    environment = {**os.environ, "MYPYPATH": folders}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
    found = [
        line for line in result.stdout.splitlines() if "evolution_iaas_client/" not in line or "/resources/" in line
    ]
    assert not [line for line in found if "error" in line and "Found" not in line], result.stdout
