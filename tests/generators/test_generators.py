"""Generators of other languages read the derived descriptions; docs/porting.md has what they complain of.

`nox -s generators`: not among the tests of every run, for building progenitor alone takes minutes.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import need
from filelock import FileLock
from support import ROOT

HERE = Path(__file__).parent
TOOLS = ROOT / ".tools"
PORTING = (ROOT / "docs" / "porting.md").read_text(encoding="utf-8")
WAYS = ["orange-developer", "orange-developer-inside"]
OPENAPI_GENERATOR = "7.25.0"  # as in clients/java/pom.xml
OGEN = "github.com/ogen-go/ogen/cmd/ogen@v1.24.0"
PROGENITOR = "0.15.1"


def run(folder: Path, *command: object, timeout: float = 600) -> str:
    """Run a command, which must succeed, and return what it writes."""
    result = subprocess.run(
        [*map(str, command)], cwd=folder, capture_output=True, text=True, check=False, timeout=timeout
    )
    text = result.stdout + result.stderr
    assert result.returncode == 0, text[-3000:]
    return text


def description(name: str) -> Path:
    return ROOT / "spec" / "derived" / f"{name}.yaml"


def judge(log: str, known: list[str]) -> None:
    """Every warning is one that the page has."""
    warnings = {line for line in log.splitlines() if re.search(r"\b(WARN|WARNING|ERROR)\b", line)}
    assert [line for line in sorted(warnings) if not any(text in line for text in known)] == []
    assert [text for text in known if text not in PORTING] == []


@pytest.fixture(scope="session")
def jar() -> Path:
    """openapi-generator's command line, from Maven Central, which checks its hash."""
    need("java", "mvn")
    found = TOOLS / f"openapi-generator-cli-{OPENAPI_GENERATOR}.jar"
    if not found.exists():
        TOOLS.mkdir(exist_ok=True)
        artifact = f"-Dartifact=org.openapitools:openapi-generator-cli:{OPENAPI_GENERATOR}"
        run(TOOLS, "mvn", "-q", "-B", "-ntp", "dependency:copy", artifact, f"-DoutputDirectory={TOOLS}")
    return found


NO_NAME = "Failed to get the schema name: null"
RENAMED = ["model name", "parameter name", "field/variable", "enum variant name"]
JAR_WARNINGS = {
    "rust": [NO_NAME, *(f"cannot be used as a {what}" for what in RENAMED)],
    **{language: [NO_NAME] for language in ("csharp", "kotlin", "php")},
}


@pytest.mark.parametrize("name", [*WAYS, "open-enums"])
@pytest.mark.parametrize("language", JAR_WARNINGS)
def test_openapi_generator(jar: Path, tmp_path: Path, language: str, name: str) -> None:
    """Four languages; Rust's is compiled, too."""
    log = run(tmp_path, "java", "-jar", jar, "generate", "-g", language, "-i", description(name), "-o", "out")
    judge(log, JAR_WARNINGS[language])
    assert len(list((tmp_path / "out").rglob("*KeyPair*"))) + len(list((tmp_path / "out").rglob("*key_pair*"))) > 0
    if language == "rust" and name == WAYS[0]:
        need("cargo")
        run(tmp_path / "out", "cargo", "check", "--quiet")


def test_a_key_goes_into_its_own_header_alone(jar: Path, tmp_path: Path) -> None:
    """Rust's generator puts one key into the headers of both ways in, if it is given both."""
    source = "src/apis/jobs_api.rs"
    for name, header in zip(WAYS, ["X-API-Key", "X-Requester-Id"], strict=True):
        run(tmp_path, "java", "-jar", jar, "generate", "-g", "rust", "-i", description(name), "-o", name)
        text = (tmp_path / name / source).read_text(encoding="utf-8")
        assert set(re.findall(r"X-API-Key|X-Requester-Id", text)) == {header}


@pytest.mark.parametrize("name", [*WAYS, "open-enums"])
def test_ogen(tmp_path: Path, name: str) -> None:
    """A client and a server in Go."""
    need("go")
    log = run(tmp_path, "go", "run", OGEN, "--target", tmp_path / "out", "--clean", description(name))
    judge(log, ["Header name is not canonical"])
    assert (tmp_path / "out" / "oas_client_gen.go").exists()


@pytest.fixture(scope="session")
def hey_api() -> Path:
    """hey-api's command line, installed as locked."""
    need("node", "npm")
    TOOLS.mkdir(exist_ok=True)
    with FileLock(TOOLS / "hey-api.lock"):  # tests may run in several processes
        if not (HERE / "node_modules").exists():
            run(HERE, "npm", "ci", "--silent")
    return HERE / "node_modules" / ".bin" / "openapi-ts"


@pytest.mark.parametrize("name", [*WAYS, "open-enums", "openapi-3.1"])
def test_hey_api(hey_api: Path, tmp_path: Path, name: str) -> None:
    """A client in TypeScript."""
    log = run(tmp_path, hey_api, "-i", description(name), "-o", tmp_path / "out")
    judge(log, [])
    assert "deleteKeyPair" in (tmp_path / "out" / "sdk.gen.ts").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.timeout(1800)
def test_progenitor(tmp_path: Path, name: str) -> None:
    """A client in Rust, and it compiles."""
    need("cargo")
    tool = TOOLS / "progenitor" / "bin" / "cargo-progenitor"
    if not tool.exists():
        version = ["--version", PROGENITOR, "--locked", "--root", TOOLS / "progenitor"]
        run(TOOLS.parent, "cargo", "install", "cargo-progenitor", *version, timeout=1800)
    log = run(tmp_path, tool, "progenitor", "-i", description(name), "-o", "out", "-n", "iaas", "-v", "0.1.0")
    judge(log, [])
    run(tmp_path / "out", "cargo", "check", "--quiet")
    shutil.rmtree(tmp_path / "out" / "target")
