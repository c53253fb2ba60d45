"""The exit status of each kind of end, and that nothing but the result is on standard output."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from evolution_iaas_cli.exits import Status
from evolution_iaas_simulator import FaultServer, Message, Scenario
from support import COMMAND_LINE, plan

PROGRAM = [sys.executable, "-m", "evolution_iaas_cli"]
MISSING = "00000000-0000-0000-0000-000000000000"


@pytest.mark.parametrize(
    ("fault", "arguments", "status", "told"),
    [
        ("", ("jobs", "list", "--nope"), Status.USAGE, "--nope"),
        ("", ("jobs", "lst"), Status.USAGE, "lst"),
        ("", ("job",), Status.USAGE, "there is no command 'job'; did you mean jobs?"),
        ("", ("jobs", "list", "--profile", "other"), Status.USAGE, "there is no profile 'other'; there are: sim"),
        ("", ("jobs", "list", "--sort", "a b"), Status.USAGE, "sort"),
        ("", ("jobs", "list", "--limit", "0"), Status.USAGE, "'--limit'"),
        ("", ("key-pairs", "create", "a b", "--public-key", "K" * 600), Status.REFUSED, "400"),
        ("", ("key-pairs", "create", "../k"), Status.USAGE, "'../k' names no file"),
        ("", ("key-pairs", "create", "k", "--public-key", "@missing"), Status.USAGE, "missing: No such file"),
        ("", ("server-groups", "create", "s", "--tags", "a"), Status.USAGE, "'a' is not NAME=VALUE"),
        ("", ("key-pairs", "delete", "k"), Status.NOT_FOUND, "no key pair named 'k'"),
        ("", ("virtual-networks", "create", "n"), Status.USAGE, "Missing option '--subnets'"),
        ("", ("virtual-networks", "create", "n", "--subnets", "a=b"), Status.USAGE, "'a' is no member of a Subnet"),
        ("", ("virtual-networks", "create", "n", "--subnets", "{"), Status.USAGE, "is not JSON"),
        ("", ("jobs", "get", MISSING), Status.NOT_FOUND, "404"),
        ("500", ("jobs", "list"), Status.ERROR, "500"),
        ("401", ("jobs", "list"), Status.REFUSED, "401"),
        ("reset", ("server-groups", "create", "s"), Status.OUTCOME_UNKNOWN, "may have been made"),
        ("html", ("jobs", "list"), Status.ERROR, "error:"),
    ],
)
def test_status(
    server: FaultServer, cli: Any, fault: str, arguments: tuple[str, ...], status: Status, told: str
) -> None:
    """One line on standard error says why; nothing is on standard output."""
    server.always = fault or None
    result = cli(*arguments)
    assert (result.status, result.out) == (status, "")
    assert told in result.err
    assert "look_up()" not in result.err  # a method of the SDK is no advice in a shell
    assert "Traceback" not in result.err


def test_a_job_that_fails(server: FaultServer, cli: Any) -> None:
    """3, with the platform's words; of several the result has all, also where one is not in time."""
    why = Message(1, "No room", "None at all.")
    failed = server.simulator.add_job("p-1", Scenario(0, 0, "failed", (why,)))
    done = server.simulator.add_job("p-1", Scenario(0, 0))
    result = cli("jobs", "wait", failed, "-o", "json")
    assert (result.status, json.loads(result.out)["state"]) == (Status.JOB_FAILED, "failed")
    assert "No room" in result.err
    result = cli("jobs", "wait", failed, done, "-o", "json")
    assert (result.status, {each["id"] for each in json.loads(result.out)}) == (Status.JOB_FAILED, {failed, done})
    watched = cli("jobs", "watch", done, "-o", "json")
    assert (watched.status, json.loads(watched.out)["id"]) == (Status.OK, done)


def test_not_in_time(server: FaultServer, cli: Any) -> None:
    """4, with the line that goes on waiting."""
    slow = server.simulator.add_job("p-1", Scenario(3600, 0))
    result = cli("jobs", "wait", slow, "--timeout", "0.2")
    assert (result.status, result.out) == (Status.NOT_IN_TIME, "")
    assert f"to go on waiting: evolution-iaas jobs wait {slow} --project p-1" in result.err
    done = server.simulator.add_job("p-1", Scenario(0, 0))
    result = cli("jobs", "wait", slow, done, "--timeout", "0.2", "-o", "id", "--profile", "sim")
    assert (result.status, result.out) == (Status.NOT_IN_TIME, f"{done}\n")
    assert f"evolution-iaas jobs wait {slow} --project p-1 --profile sim\n" in result.err


def test_what_differs_is_refused(server: FaultServer, cli: Any) -> None:
    """6: ensure changes nothing that is there."""
    server.simulator.add("ServerGroup", "p-1", "eu-1", name="s", description="as it is")
    result = cli("server-groups", "ensure", "s", "--description", "another")
    assert (result.status, result.out) == (Status.REFUSED, "")
    assert "s is there, and differs: /description is" in result.err


def test_a_key_file_that_exists_is_kept(server: FaultServer, cli: Any, tmp_path: Path) -> None:
    """It is seen before anything is sent; and a change that fails leaves no empty file."""
    path = tmp_path / "key"
    path.write_text("precious")
    result = cli("key-pairs", "create", "k", "--private-key-file", str(path))
    assert (result.status, path.read_text()) == (Status.USAGE, "precious")
    assert not any(seen.request.method == "POST" for seen in server.seen)
    result = cli("key-pairs", "create", "a b", "--private-key-file", str(tmp_path / "other"))
    assert result.status == Status.REFUSED
    assert not (tmp_path / "other").exists()


def test_a_key_without_a_file(server: FaultServer, cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes to NAME.pem, or beside it; where the public key is given, or nothing is made, there is no file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "k.pem").write_text("precious")
    result = cli("key-pairs", "create", "k", "--wait")
    assert (result.status, "the private key is in k-2.pem" in result.err) == (Status.OK, True)
    assert (tmp_path / "k.pem").read_text() == "precious"
    assert (tmp_path / "k-2.pem").stat().st_mode & 0o777 == 0o600
    assert cli("key-pairs", "ensure", "k").status == Status.OK
    assert cli("key-pairs", "create", "other", "--public-key", "K" * 600).status == Status.OK
    assert sorted(path.name for path in tmp_path.glob("*.pem")) == ["k-2.pem", "k.pem"]


def test_a_delete_asks(server: FaultServer, cli: Any) -> None:
    """Where nobody can be asked it is refused, before anything is deleted."""
    server.simulator.add("KeyPair", "p-1", "eu-1", name="k")
    result = cli("key-pairs", "delete", "k")
    assert (result.status, "Nobody can be asked here: add --yes" in result.err) == (Status.USAGE, True)
    assert cli("key-pairs", "delete", "k", "--dry-run", "-o", "json").status == 0
    assert cli("key-pairs", "get", "k").status == 0


@pytest.mark.usefixtures("server")
def test_a_closed_pipe() -> None:
    """Whoever reads may stop: no traceback, no message."""
    with subprocess.Popen(
        [*PROGRAM, "zones", "list", "-o", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (Status.ERROR, b"")


@pytest.mark.usefixtures("server")
def test_a_terminal_that_knows_ascii_alone(server: FaultServer) -> None:
    """Other letters are written all the same; what could command a terminal is not."""
    server.simulator.add("ServerGroup", "p-1", "eu-1", name="s", description="é \x1b[31m red")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [*PROGRAM, "server-groups", "list", "--columns", "description"]
    result = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (result.returncode, result.stdout) == (0, "description\né  [31m red\n".encode())


def test_ctrl_c(server: FaultServer) -> None:
    """130, with the line that takes the wait up; the change is not undone."""
    plan(server.simulator, Scenario(3600, 0))
    command = [*COMMAND_LINE, "server-groups", "create", "s", "--wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            assert process.stderr.readline().startswith("server group s: acknowledged (")
            process.send_signal(signal.SIGINT)
            out, told = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, out) == (Status.INTERRUPTED, "")
    assert "the change goes on; to wait for it: evolution-iaas jobs wait " in told
    assert "Traceback" not in told
