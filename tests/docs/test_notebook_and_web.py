"""A notebook in a kernel of its own, and the web service of the examples."""

import runpy
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from evolution_iaas_simulator import Scenario, Simulator
from fastapi.testclient import TestClient
from nbclient import NotebookClient
from small_world import small_world
from support import ROOT


@pytest.fixture
def simulator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """A small world, which the default profile names."""
    with small_world(tmp_path, *[Scenario(0.2, 0.2, retry_after=0)] * 5) as (made, variables):
        monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", variables["EVOLUTION_IAAS_CONFIG"])
        monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
        monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
        yield made


CELLS = [
    "import evolution_iaas as iaas\nclient = iaas.Client.from_env()",
    "client.virtual_networks.get_by_name('backend')",
    "machines = client.virtual_machines.find()\nnames = [machine.name for machine in machines]\nmachines",
    "accepted = client.server_groups.create('spread')\naccepted",
    "accepted.wait(on_update=iaas.JobProgress(), poll=0.1)",
    # A notebook has a running event loop: await stands at the top.
    "async with iaas.AsyncClient.from_env() as other:\n"
    "    accepted = await other.server_groups.create('async')\n"
    "    made = await accepted.wait(on_update=iaas.JobProgress('second'), poll=0.1)\n"
    "made",
]


@pytest.mark.usefixtures("simulator")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_notebook() -> None:
    """Values, pagers and accepted changes are tables; a wait is a bar that changes in its place, also awaited."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    pages = [
        "".join(each["data"].get("text/html", "") for each in cell.outputs if "data" in each) for cell in notebook.cells
    ]
    assert "<td>backend</td>" in pages[1]
    assert "<td>web-1</td>" in pages[2]
    assert "wait() waits for it" in pages[3]
    for page, label in ((pages[4], "Create server group spread"), (pages[5], "second")):
        assert f'<progress value="1"></progress> {label}: completed' in page  # the last of its states, in one place
        assert page.count("<progress") == 1
    assert "<td>spread</td>" in pages[4]
    assert "<td>async</td>" in pages[5]


def test_the_web_service(simulator: Simulator) -> None:
    """One client for its whole life; what it answers is the platform's JSON, and its errors have their status."""
    app = runpy.run_path(str(ROOT / "examples" / "web.py"))["app"]
    with TestClient(app) as web:
        assert [each["name"] for each in web.get("/networks").json()] == ["backend"]
        started = web.put("/networks/frontend", params={"subnet": "10.1.0.0/24"})
        assert started.status_code == 202
        assert web.get(f"/jobs/{started.json()['job']}").json()["description"]
        assert web.get("/jobs/00000000-0000-0000-0000-000000000000").status_code == 404
        assert web.put("/networks/frontend", params={"subnet": "no"}).status_code in (400, 422)
    tokens = [request for request, _ in simulator.journal if request.path == simulator.token_path]
    assert len(tokens) == 1
