"""Sessions of the project: bare `nox` runs what CI runs, `nox --list` lists all."""

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nox

# uv has certificates of its own; behind a company's proxy only the system's work, which pip uses anyway.
for name in ("UV_SYSTEM_CERTS", "UV_NATIVE_TLS"):
    os.environ.setdefault(name, "1")

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["ci"]
nox.options.error_on_missing_interpreters = True

LOCK = "requirements/dev.txt"
RELEASE = "requirements/release.txt"  # what builds and publishes
DOCS = "requirements/docs.txt"  # what builds the site and opens it
AIRFLOW = "requirements/airflow.txt"
PROVIDER = "integrations/airflow"
MYPY = ["mypy", "wrapper/evolution_iaas", "cli/evolution_iaas_cli", "simulator/evolution_iaas_simulator"]
MYPY += ["generator", "tests/typing"]


PARALLEL = ["-n", "auto"]  # one worker for each processor; tests/conftest.py distributes the tests
SAMPLES = ["-m", "not exhaustive"]
WORKERS = str((os.cpu_count() or 1) * 2)  # more, where many tests wait for sockets or processes


def together(session: nox.Session, *commands: list[str]) -> None:
    """Run commands at the same time."""
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda command: session.run(*command, external=True), commands))


def prepare(session: nox.Session, *locks: str) -> None:
    """Install the locked tools, hashes checked, and the package in editable mode."""
    requirements = [argument for lock in (LOCK, *locks) for argument in ("-r", lock)]
    session.install("--require-hashes", *requirements)
    session.install("--no-deps", "-e", ".")


@nox.session
def ci(session: nox.Session) -> None:
    """All that CI runs, at the same time: `lint`, `types`, `drift`, `tests`, `docs`, `integrations`, some vectors."""
    prepare(session, DOCS)
    with ThreadPoolExecutor() as threads:
        *_, python = threads.map(lambda do: do(session), (check_types, build_site, check_style, airflow_python))
    # Airflow's tests have one process: they go first, so as not to be the last to end.
    pool = ["nice", "-n", "19", "pytest", "-n", WORKERS, *SAMPLES, "--ignore=tests/generators", *session.posargs]
    together(session, pool, [python, "-m", "pytest", "-c", f"{PROVIDER}/pyproject.toml", PROVIDER])


def airflow_python(session: nox.Session) -> str:
    """Return the Python of a second environment: what Airflow needs is locked by itself."""
    folder = Path(session.virtualenv.location).with_name("ci-airflow")
    session.run("uv", "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(folder))
    python = str(folder / "bin" / "python")
    for what in (["--require-hashes", "-r", AIRFLOW], ["--no-deps", "-e", ".", "-e", PROVIDER]):
        session.run("uv", "pip", "install", "--quiet", "--python", python, *what)
    return python


@nox.session(default=False)
def integrations(session: nox.Session) -> None:
    """Integrations: the Airflow provider, on SQLite without daemons. Within 90 s."""
    prepare_airflow(session)
    with session.chdir(PROVIDER):
        session.run("mypy", "evolution_iaas_airflow")
    session.run("pytest", "-c", f"{PROVIDER}/pyproject.toml", PROVIDER, *session.posargs)


def prepare_airflow(session: nox.Session) -> None:
    """Install Airflow as it is locked, the package, and the provider."""
    session.install("--require-hashes", "-r", AIRFLOW)
    session.install("--no-deps", "-e", ".", "-e", PROVIDER)


@nox.session(default=False)
def airflow(session: nox.Session) -> None:
    """Airflow on PostgreSQL: 200 waits while triggerers and a worker are killed. Some 5 minutes; writes its README."""
    prepare_airflow(session)
    session.run("python", f"{PROVIDER}/restarts/run.py", *session.posargs)


@nox.session(default=False)
def lint(session: nox.Session) -> None:
    """Style, spelling, and the direction of imports."""
    prepare(session)
    check_style(session)


def check_style(session: nox.Session) -> None:
    """Run ruff, codespell and import-linter."""
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("codespell")
    session.run("lint-imports", "--no-cache")


@nox.session(default=False)
def types(session: nox.Session) -> None:
    """Types: mypy --strict, pyright, and the completeness of the public types."""
    prepare(session)
    check_types(session)


def check_types(session: nox.Session) -> None:
    """Run both type checkers."""
    together(session, MYPY, ["pyright"])
    together(session, ["mypy", "clients/python"], ["pyright", "--verifytypes", "evolution_iaas", "--ignoreexternal"])


@nox.session(default=False)
def drift(session: nox.Session) -> None:
    """Drift: generated code, wrapper and documents against the spec."""
    prepare(session)
    session.run("python", "-m", "generator", "check")
    session.run("pytest", "-n", WORKERS, *SAMPLES, "tests/drift", *session.posargs)


@nox.session(default=False)
def conformance(session: nox.Session) -> None:
    """Conformance: the vectors, played to all clients, each generated anew, tested, linted and installed elsewhere."""
    prepare(session)
    session.run("python", "-m", "generator", "conformance", "check")
    session.run("python", "-m", "generator", "conformance", "run", "--fresh", *session.posargs)
    session.run("python", "-m", "generator", "conformance", "compare")
    session.run("pytest", *PARALLEL, *SAMPLES, "tests/conformance")
    session.run("pytest", *PARALLEL, "tests/conformance/test_installed.py")


@nox.session(default=False)
def tests(session: nox.Session) -> None:
    """Tests: all but those of `drift`, `conformance`, `docs` and `generators`."""
    prepare(session)
    others = [f"--ignore=tests/{name}" for name in ("drift", "conformance", "generators", "site")]
    session.run("pytest", "-n", WORKERS, *SAMPLES, *others, *session.posargs)


@nox.session(default=False)
def docs(session: nox.Session) -> None:
    """Documentation: the site, built into site/site/, and its tests in Debian's Chromium. Needs npm."""
    prepare(session, DOCS)
    build_site(session)
    session.run("pytest", *PARALLEL, "tests/site", *session.posargs)


def build_site(session: nox.Session) -> None:
    """Build the site; in CI, install Chromium for its tests where it is missing."""
    if shutil.which("npm") is None and "CI" not in os.environ:
        session.warn("no site: npm is not installed, which brings Redoc")
        return
    session.run("npm", "ci", "--prefix", "docs/site", "--ignore-scripts", "--no-audit", "--no-fund", external=True)
    session.run("python", "-m", "generator", "site", "site")
    session.run("zensical", "build", "--config-file", "site/zensical.toml")
    if "CI" in os.environ and shutil.which("chromium") is None:
        root = [] if os.geteuid() == 0 else ["sudo"]
        session.run(*root, "apt-get", "update", "-q", external=True, silent=True)
        session.run(*root, "apt-get", "install", "-q", "-y", "chromium", external=True, silent=True)


@nox.session(default=False)
def exhaustive(session: nox.Session) -> None:
    """Try all of what CI tries a sample of: documents, mutants, generated requests. Some 5 minutes."""
    prepare(session)
    session.run("pytest", "-n", WORKERS, "-m", "exhaustive", "tests", "--ignore=tests/site", *session.posargs)
    session.run("pytest", "-n", WORKERS, "tests/faults/test_abuse.py", env={"EXHAUSTIVE": "1"})


@nox.session(default=False)
def httpx2(session: nox.Session) -> None:
    """Tests of unit, faults and contract with httpx2 under httpx's name: the base that is to come. Some 3 minutes."""
    prepare(session)
    folders = [f"tests/{name}" for name in ("unit", "faults", "contract")]
    options = ["-p", "httpx2_as_httpx", "-m", "not node", *folders, *session.posargs]
    session.run("pytest", "-n", WORKERS, *options, env={"PYTHONPATH": "tests"})


@nox.session(default=False)
def quick(session: nox.Session) -> None:
    """The fast loop, within a minute: lint, types, unit tests without those of scale, and the drift checks."""
    prepare(session)
    check_style(session)
    together(session, MYPY, ["pyright"], ["python", "-m", "generator", "check"])
    chosen = ["-m", "not scale and not exhaustive", "tests/unit", "tests/drift/test_checks.py"]
    session.run("pytest", "-q", "-n", WORKERS, *chosen, *session.posargs)


@nox.session(default=False)
def demo(session: nox.Session) -> None:
    """Demo: a simulator, a token, finding and waiting for jobs, in both authentication modes."""
    session.install("--require-hashes", "-r", "requirements/simulator.txt")
    session.install("--no-deps", ".")
    session.run("python", "examples/demo.py")


@nox.session(default=False)
def regenerate(session: nox.Session) -> None:
    """Take a new spec: validate, diff, build, check, list what to do next; then what tests say of the spec itself."""
    prepare(session)
    session.run("python", "-m", "generator", "regenerate", *session.posargs)
    of_the_spec = [f"tests/drift/test_{name}.py" for name in ("page_facts", "spec_examples", "derived", "surface")]
    session.run("pytest", "-q", *PARALLEL, *of_the_spec)


@nox.session(default=False)
def mutate(session: nox.Session) -> None:
    """Mutation testing of the drift checks; write the score to docs/drift.md. More than an hour, or --sample N."""
    prepare(session)
    session.run("python", "-m", "generator", "mutate", "--page", "docs/drift.md", *session.posargs)


@nox.session(default=False)
def release(session: nox.Session) -> None:
    """Refuse a version that is too small a step for what changed since the last release; else build it into dist/."""
    prepare(session)
    session.run("python", "-m", "generator", "check")
    session.run("python", "-m", "generator", "release")
    session.run("python", "-m", "generator", "keep")
    session.run("python", "-m", "build", "--no-isolation")


@nox.session(default=False)
def build(session: nox.Session) -> None:
    """Build sdist and wheel into dist/."""
    prepare(session)
    session.run("python", "-m", "build", "--no-isolation")


@nox.session(default=False)
def soak(session: nox.Session) -> None:
    """Ten minutes of waits on a misbehaving server, with both engines; write the figures to docs/reliability.md."""
    prepare(session)
    session.run("python", "benchmarks/soak.py", *session.posargs)


@nox.session(default=False)
def generators(session: nox.Session) -> None:
    """Generators of other languages, tried on spec/derived/; needs Java, Maven, Go, Node.js and Rust. Some minutes."""
    prepare(session)
    session.run("pytest", "tests/generators", *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Look for new inputs that break decoding or hRefs, guided by coverage; what is found joins tests/fuzz/corpus."""
    prepare(session)
    session.install("--only-binary=:all:", "atheris")
    session.run("python", "tests/fuzz/fuzz.py", "tests/fuzz/corpus", "-max_total_time=60", *session.posargs)


@nox.session(default=False)
def audit(session: nox.Session) -> None:
    """Known weaknesses of what is locked, and of the workflows. Needs the network; actionlint needs Go."""
    session.install("--require-hashes", "-r", RELEASE)
    session.install("zizmor==1.32.0")
    session.run("pip-audit", "--require-hashes", "--disable-pip", "-r", LOCK)
    session.run("zizmor", "--offline", "--persona=pedantic", ".github")
    session.run("go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12", external=True)


@nox.session(default=False)
def sbom(session: nox.Session) -> None:
    """Write what the package and its extras need at run time, as CycloneDX, into sbom/."""
    session.install("--require-hashes", "-r", RELEASE)
    needed = f"{session.create_tmp()}/needed.txt"
    compile_ = ["uv", "pip", "compile", "-q", "pyproject.toml", "--all-extras", "--generate-hashes"]
    session.run(*compile_, "--output-file", needed)
    Path("sbom").mkdir(exist_ok=True)
    output = ["--format", "cyclonedx-json", "--output", "sbom/evolution-iaas.cdx.json"]
    session.run("pip-audit", "--require-hashes", "--disable-pip", "-r", needed, *output)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure speed, start and memory beside others; write docs/benchmarks.md and its plots. Some 6 minutes; Java."""
    session.install("--require-hashes", "-r", "requirements/bench.txt")
    session.install("--no-deps", ".")  # from the wheel, as users have it
    session.run("python", "-m", "compileall", "-q", session.virtualenv.location)  # as pip does
    session.run("python", "benchmarks/bench.py", *session.posargs)
    session.run("python", "benchmarks/simulator.py")
    session.run("python", "benchmarks/command.py")


@nox.session(default=False, venv_backend="uv")
def lowest(session: nox.Session) -> None:
    """Run the tests on the lowest versions that pyproject.toml allows."""
    # Behind the package what the tests need besides; it is not what is tried here.
    session.install(
        "--resolution=lowest-direct",
        "-e",
        ".[cli,fast,otel,simulator,token-cache]",
        "opentelemetry-instrumentation-httpx>=0.50b0",
        "opentelemetry-sdk>=1.29",
        "pytest>=8.2",
        "pytest-httpx>=0.35",
        "pytest-timeout>=2.3",
        "respx>=0.22",
        "vcrpy>=9",
        "fastapi>=0.115",
        "hypothesis>=6.100",
        "griffe>=2.4",
        "jsonpath-rfc9535>=0.2",
        "pandas>=2.2.3",
        "pyte>=0.8.2",
        "trustme>=1.2",
        "openapi-python-client==0.29.1",
    )
    judged = "--ignore=tests/contract/test_schemathesis.py"  # it judges the simulator, not the dependencies
    session.run(
        "pytest",
        "tests/unit",
        "tests/faults",
        "tests/contract",
        "tests/cli",
        judged,
        "-m",
        "not node",
        *session.posargs,
    )


@nox.session(default=False, venv_backend="none")
def lock(session: nox.Session) -> None:
    """Write requirements/ anew: hashes, no hosts."""
    options = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url", "--no-header"]
    compile_ = ["uv", "pip", "compile", "pyproject.toml", *options, "--quiet", "--upgrade"]
    session.run(*compile_, "--group=dev", "--extra=simulator", "--extra=cli", "--output-file", LOCK)
    session.run(*compile_, "--extra=simulator", "--constraint", LOCK, "--output-file", "requirements/simulator.txt")
    bench = ["--group=bench", "--extra=simulator"]  # botocore is not ready for python-dateutil 3
    session.run(*compile_, *bench, "--output-file", "requirements/bench.txt")
    session.run(*compile_, "--group=docs", "--constraint", LOCK, "--output-file", DOCS)
    session.run("uv", "pip", "compile", *options, "--quiet", "--upgrade", "--group=release", "--output-file", RELEASE)
    provider = f"{PROVIDER}/pyproject.toml"
    groups = [f"--group={provider}:{name}" for name in ("test", "restarts")]
    own = ["--no-emit-package", "evolution-iaas", "--output-file", AIRFLOW]
    session.run("uv", "pip", "compile", provider, *options, "--quiet", "--upgrade", *groups, *own)
