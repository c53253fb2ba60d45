"""Each client, installed in a project outside the repository as its ecosystem does it, runs the program of its page."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from conftest import need
from evolution_iaas_simulator import Simulator, serve
from support import ROOT

pytestmark = pytest.mark.exhaustive
CLIENTS = ROOT / "clients"
VERSION = json.loads((CLIENTS / "typescript" / "package.json").read_text(encoding="utf-8"))["version"]

Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Run a command in the foreign project, against a simulator, and return what it wrote."""
    simulator = Simulator()
    with serve(simulator) as url:
        urls = {"BASE_URL": url, "TOKEN_URL": url.removesuffix(simulator.base_path) + simulator.token_path}

        def started(*command: str, where: Path = tmp_path, **environment: str) -> str:
            found = subprocess.run(
                command,
                cwd=where,
                env={**os.environ, **urls, **environment},
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
            assert found.returncode == 0, f"{command}:\n{found.stdout}{found.stderr}"
            return found.stdout

        yield started


def program(name: str, language: str) -> str:
    """Return the program of a client's page."""
    page = (CLIENTS / name / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def is_right(shown: str) -> bool:
    return shown.splitlines() == ["deploy is active", "Create key pair deploy: completed"]


def test_python(run: Run, tmp_path: Path) -> None:
    """From a wheel."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT))
    run(sys.executable, "-m", "venv", "own")
    python = str(tmp_path / "own" / "bin" / "python")
    [wheel] = tmp_path.glob("*.whl")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    (tmp_path / "main.py").write_text(program("python", "python"), encoding="utf-8")
    assert is_right(run(python, "main.py", PYTHONPATH=""))


def test_go(run: Run, tmp_path: Path) -> None:
    """By `go get`, from a module proxy: a folder as the GOPROXY protocol describes it."""
    need("go")
    module = re.findall(r"^module (.+)$", (CLIENTS / "go" / "go.mod").read_text(encoding="utf-8"), re.MULTILINE)[0]
    proxy, version = tmp_path / "proxy" / module / "@v", f"v{VERSION}"
    proxy.mkdir(parents=True)
    (proxy / "list").write_text(f"{version}\n")
    (proxy / f"{version}.info").write_text(json.dumps({"Version": version}))
    shutil.copy(CLIENTS / "go" / "go.mod", proxy / f"{version}.mod")
    tracked = run("git", "ls-files", "--cached", "--others", "--exclude-standard", where=CLIENTS / "go").splitlines()
    with zipfile.ZipFile(proxy / f"{version}.zip", "w") as archive:
        for path in tracked:
            archive.write(CLIENTS / "go" / path, f"{module}@{version}/{path}")
    others = run("go", "env", "GOPROXY").strip()
    settings = {"GOPROXY": f"{(tmp_path / 'proxy').as_uri()},{others}", "GONOSUMDB": module, "GOFLAGS": "-modcacherw"}
    cache = {**settings, "GOWORK": "off", "GOMODCACHE": str(tmp_path / "modules")}  # the version is always the same
    app = tmp_path / "app"
    app.mkdir()
    run("go", "mod", "init", "example.com/app", where=app, **cache)
    (app / "main.go").write_text(program("go", "go"), encoding="utf-8")
    run("go", "get", f"{module}@{version}", where=app, **cache)
    assert is_right(run("go", "run", ".", where=app, **cache))


@pytest.fixture
def packed(run: Run, tmp_path: Path) -> str:
    """The npm package, which `prepack` builds."""
    need("node", "npm")
    if not (CLIENTS / "typescript" / "node_modules").exists():
        run("npm", "ci", "--silent", "--no-audit", "--no-fund", where=CLIENTS / "typescript")
    run("npm", "pack", "--silent", "--pack-destination", str(tmp_path), where=CLIENTS / "typescript")
    [archive] = tmp_path.glob("*.tgz")
    return str(archive)


def test_typescript(run: Run, tmp_path: Path, packed: str) -> None:
    """By `npm install`: typed, as an ES module, and by require."""
    app = tmp_path / "app"
    app.mkdir()
    (app / "package.json").write_text('{"name": "app", "private": true, "type": "module"}')
    quiet = ("--silent", "--no-audit", "--no-fund")
    run("npm", "install", *quiet, packed, "typescript@5.9.3", "@types/node@20.19.1", where=app)
    (app / "main.ts").write_text(program("typescript", "ts"), encoding="utf-8")
    options = ("--strict", "--exactOptionalPropertyTypes", "--module", "nodenext", "--target", "es2023")
    run("npx", "--no-install", "tsc", *options, "main.ts", where=app)
    assert is_right(run("node", "main.js", where=app))
    assert run("node", "-p", "typeof require('evolution-iaas').EvolutionClient", where=app).strip() == "function"
    installed = app / "node_modules" / "evolution-iaas"
    assert not list(installed.rglob("driver*")) + list(installed.rglob("*.test.*"))


def test_java(run: Run, tmp_path: Path) -> None:
    """From a Maven repository, with the jars of sources and API documentation."""
    need("java", "mvn")
    folder = tmp_path / "target"
    maven: Sequence[str] = ("mvn", "-q", "-B", "-ntp")
    built = ("-P", "release", f"-Dbuild.folder={folder}", "-DskipTests", "install")
    run(*maven, *built, where=CLIENTS / "java")
    for kind in ("", "-sources", "-javadoc"):
        assert (folder / f"evolution-iaas-{VERSION}{kind}.jar").exists()
    names = zipfile.ZipFile(folder / f"evolution-iaas-{VERSION}.jar").namelist()
    assert "META-INF/LICENSE" in names
    assert not [name for name in names if "Driver" in name or "Example" in name]
    app = tmp_path / "app"
    source = app / "src" / "main" / "java" / "evolution" / "iaas" / "example" / "Example.java"
    source.parent.mkdir(parents=True)
    source.write_text(program("java", "java"), encoding="utf-8")
    (app / "pom.xml").write_text(
        f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId><artifactId>app</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source>
    <maven.compiler.target>17</maven.compiler.target>
  </properties>
  <dependencies>{program("java", "xml")}</dependencies>
</project>
""",
        encoding="utf-8",
    )
    run(*maven, "compile", "dependency:build-classpath", "-Dmdep.outputFile=classpath", where=app)
    path = f"target/classes{os.pathsep}{(app / 'classpath').read_text(encoding='utf-8')}"
    assert is_right(run("java", "-cp", path, "evolution.iaas.example.Example", where=app))
