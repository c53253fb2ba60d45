"""Many processes, one token: the cache file is its owner's alone, whole at any time, and never in the way."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import pytest
from evolution_iaas_simulator import FaultServer, Simulator
from support import JOB_ID

SECRETS = {"api_key": "demo-api-key", "client_id": "demo-client", "client_secret": "demo-secret"}


def get(server: FaultServer, cache: Path, **changes: Any) -> None:
    auth = iaas.OrangeDeveloper(**{**SECRETS, "token_url": server.token_url, "token_cache": cache, **changes})
    with iaas.Client(auth, project_id="p-1", base_url=server.base_url, retries=0) as client:
        with pytest.raises(iaas.NotFoundError):
            client.jobs.get(JOB_ID)


ONE = """
import sys
import evolution_iaas as iaas

base_url, token_url, cache = sys.argv[1:]
secrets = {"api_key": "demo-api-key", "client_id": "demo-client", "client_secret": "demo-secret"}
auth = iaas.OrangeDeveloper(**secrets, token_url=token_url, token_cache=cache)
sys.stdin.readline()
with iaas.Client(auth, project_id="p-1", base_url=base_url) as client:
    print(len(list(client.jobs.find())))
"""


@pytest.mark.parametrize("count", [12, pytest.param(50, marks=pytest.mark.exhaustive)])
def test_processes_started_together_make_one_request(tmp_path: Path, count: int) -> None:
    """They wait for the one that asks."""
    with FaultServer(Simulator()) as server:
        arguments = [sys.executable, "-c", ONE, server.base_url, server.token_url, str(tmp_path / "tokens")]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        started = [subprocess.Popen(arguments, **pipes) for _ in range(count)]
        try:
            for process in started:
                assert process.stdin is not None
                process.stdin.write("go\n")
                process.stdin.flush()
            ended = [process.communicate(timeout=120) for process in started]
        finally:
            for process in started:
                process.kill()
        assert ended == [("0\n", "")] * count
        assert len(server.tokens_seen) == 1
        assert len(server.seen) == count


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """0600 from the first byte on; the secret is not in it; the lock file is private, too."""
    cache = tmp_path / "tokens"
    with FaultServer(Simulator()) as server:
        get(server, cache)
        get(server, cache)
        assert len(server.tokens_seen) == 1
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir()} == {
        "tokens": "0o600",
        "tokens.lock": "0o600",
    }
    assert "demo-secret" not in cache.read_text()


def test_each_client_has_its_own_entry(tmp_path: Path) -> None:
    """Another secret is another key: without it there is no token in the file."""
    cache = tmp_path / "tokens"
    simulator = Simulator(clients={"demo-client": "demo-secret", "other": "secret"})
    with FaultServer(simulator) as server:
        get(server, cache)
        get(server, cache, client_id="other", client_secret="secret")
        assert len(server.tokens_seen) == 2
        auth = iaas.OrangeDeveloper(
            **{**SECRETS, "client_secret": "guessed"}, token_url=server.token_url, token_cache=cache
        )
        with iaas.Client(auth, project_id="p-1", base_url=server.base_url, retries=0) as client:
            with pytest.raises(iaas.TokenError):
                client.jobs.get(JOB_ID)
    assert len(json.loads(cache.read_text())) == 2


GIVEN = {"client_id": None, "client_secret": None, "access_token": "t"}
SPOILED = {
    "empty": "",
    "nonsense": "\x00\x01",
    "a list": "[]",
    "another shape": '{"%s": 5}',
    "a value that is no text": '{"%s": {"value": 5, "lifetime": 3600, "expires": 9999999999}}',
    "expired": '{"%s": {"value": "old", "lifetime": 3600, "expires": 5}}',
    "a line feed": '{"%s": {"value": "old\\n", "lifetime": 3600, "expires": 9999999999}}',
    "another alphabet": '{"%s": {"value": "\u00e9", "lifetime": 3600, "expires": 9999999999}}',
    "no number": '{"%s": {"value": "old", "lifetime": NaN, "expires": Infinity}}',
    "a truth value": '{"%s": {"value": "old", "lifetime": true, "expires": 9999999999}}',
    "a large number": '{"%s": {"value": "old", "lifetime": 1e9, "expires": 1' + "0" * 400 + "}}",
    "deep": "[" * 100_000,
    "nearly expired": '{"%s": {"value": "old", "lifetime": 3600, "expires": %d}}',
}


@pytest.mark.parametrize("case", SPOILED)
def test_a_corrupt_file_costs_a_request_and_is_replaced(tmp_path: Path, case: str) -> None:
    """It is never in the way."""
    cache = tmp_path / "tokens"
    with FaultServer(Simulator()) as server:
        get(server, cache)
        [key] = json.loads(cache.read_text())
        text = SPOILED[case].replace("%s", key).replace("%d", str(int(time.time()) + 30))
        cache.write_text(text)
        get(server, cache)
        assert len(server.tokens_seen) == 2
        get(server, cache)
        assert len(server.tokens_seen) == 2


def test_a_file_that_others_may_read_is_not_used(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is said, and the file replaced."""
    cache = tmp_path / "tokens"
    with FaultServer(Simulator()) as server:
        get(server, cache)
        cache.chmod(0o644)
        get(server, cache)
        assert len(server.tokens_seen) == 2
    assert "can be read by others than its owner" in caplog.text
    assert cache.stat().st_mode & 0o777 == 0o600


def test_a_rejected_token_is_fetched_anew(tmp_path: Path) -> None:
    """401: what is in the file is not believed a second time."""
    cache = tmp_path / "tokens"
    simulator = Simulator()
    with FaultServer(simulator) as server:
        get(server, cache)
        simulator.revoke_tokens()
        get(server, cache)
        assert len(server.tokens_seen) == 2
        get(server, cache)
        assert len(server.tokens_seen) == 2


@pytest.mark.parametrize("kind", ["a folder", "a lock that is a link", "a lock with two names", "no locks here"])
def test_a_lock_that_cannot_be_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    """The call goes on at once, without sharing; what a planted lock leads to is untouched."""
    precious = tmp_path / "precious"
    precious.write_text("precious")
    lock = tmp_path / "tokens.lock"
    if kind == "a folder":
        lock.mkdir()
    elif kind == "a lock that is a link":
        lock.symlink_to(precious)
    elif kind == "a lock with two names":
        lock.hardlink_to(precious)
    else:

        def acquire(*_: Any, **__: Any) -> None:
            raise NotImplementedError("FileSystem does not appear to support flock")

        monkeypatch.setattr("filelock.FileLock.acquire", acquire)
    began = time.monotonic()
    with FaultServer(Simulator()) as server:
        get(server, tmp_path / "tokens")
        assert len(server.tokens_seen) == 1
    assert time.monotonic() - began < 5
    assert "cannot be locked" in caplog.text
    assert precious.read_text() == "precious"


def test_a_file_that_cannot_be_written(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A folder in its place: it is said, and the call goes on."""
    (tmp_path / "tokens").mkdir()
    with FaultServer(Simulator()) as server:
        get(server, tmp_path / "tokens")
    assert "cannot be written" in caplog.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no fifo here")
def test_a_cache_that_is_no_file(tmp_path: Path) -> None:
    """Neither a fifo, which would be waited for, nor a link is read; both are replaced."""
    for name in ("fifo", "link"):
        cache = tmp_path / name
        with FaultServer(Simulator()) as server:
            get(server, tmp_path / "tokens")
            if name == "fifo":
                os.mkfifo(cache, 0o600)
            else:
                cache.symlink_to(tmp_path / "tokens")
            get(server, cache)
            get(server, cache)
        assert cache.is_file()
        assert not cache.is_symlink()


def test_what_a_killed_process_has_left_is_removed(tmp_path: Path) -> None:
    """It holds tokens; a file of another cache stays."""
    (tmp_path / ".tokens.a1b2c3d4.new").write_text("{}")
    (tmp_path / ".tokens.other.a1b2c3d4.new").write_text("{}")
    with FaultServer(Simulator()) as server:
        get(server, tmp_path / "tokens")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"tokens", "tokens.lock", ".tokens.other.a1b2c3d4.new"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"token_cache": "/no/such/folder/tokens"}, "folder /no/such/folder does not exist"),
        ({"token_cache": 5}, "token_cache must be a path, not int"),
        (
            {"token_cache": "x", "client_id": None, "client_secret": None, "access_token": "t"},
            "access_token and token_cache",
        ),
    ],
)
def test_what_cannot_be_a_cache_is_refused(options: dict[str, Any], expected: str) -> None:
    """Where it is given, not at night."""
    with pytest.raises(iaas.ConfigurationError, match=expected):
        iaas.OrangeDeveloper(**{**SECRETS, **options})


def test_from_env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`EVOLUTION_IAAS_TOKEN_CACHE`."""
    with FaultServer(Simulator()) as server:
        values = {**SECRETS, "auth_mode": "orange-developer", "token_url": server.token_url, "project_id": "p-1"}
        values |= {"base_url": server.base_url, "token_cache": str(tmp_path / "tokens")}
        for name, value in values.items():
            monkeypatch.setenv(f"EVOLUTION_IAAS_{name.upper()}", value)
        with iaas.Client.from_env() as client:
            assert list(client.jobs.find()) == []
    assert (tmp_path / "tokens").exists()
