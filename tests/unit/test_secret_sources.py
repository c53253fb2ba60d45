"""A secret can come from a file, or from a command, in the environment and in a profile; errors hold no secret."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import evolution_iaas as iaas
import httpx
import pytest

HEAD = '[profiles.default]\nauth_mode = "orange-developer"\nproject_id = "p"\n'
PRINTS = "import sys; print(sys.argv[1]); print('url: https://example.com')"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Write the rest of the profile `default`."""

    def put(text: str) -> Path:
        path = tmp_path / "config.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        path.chmod(0o600)
        monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(path))
        return path

    return put


def sent() -> str:
    """Return the API key and the token that a client sends."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(f"{request.headers['x-api-key']} {request.headers['authorization']}")
        return httpx.Response(200, json=[], headers={"X-Total-Count": "0", "X-Result-Count": "0"})

    with iaas.Client.from_env(transport=httpx.MockTransport(answer)) as client:
        client.jobs.find().first()
    return seen[0]


def test_of_a_profile(write: Callable[[str], Path], tmp_path: Path) -> None:
    """A file beside the config file, and the first line that a command prints; such a profile may be read by others."""
    (tmp_path / "key").write_text("the-key\n", encoding="utf-8")
    command = [sys.executable, "-c", PRINTS, "the-token"]
    write(f'api_key_file = "key"\naccess_token_command = {command!r}\n').chmod(0o644)
    assert sent() == "the-key Bearer the-token"


def test_of_the_environment(write: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They win over the profile; a command is split as a shell splits it, and no shell takes part."""
    write('api_key = "of-the-profile"\naccess_token = "of-the-profile"\n')
    (tmp_path / "key").write_bytes(b"\xef\xbb\xbf the-key \r\n")
    monkeypatch.setenv("EVOLUTION_IAAS_API_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.setenv("EVOLUTION_IAAS_ACCESS_TOKEN_COMMAND", f'{sys.executable} -c "{PRINTS}" "$HOME;x"')
    assert sent() == "the-key Bearer $HOME;x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('api_key = "s3cret"\napi_key_file = "f"', "api_key and api_key_file are given in [profiles.default]"),
        ('api_key_file = "missing"', "missing cannot be read: No such file or directory"),
        ('api_key_file = "~nobody-at-all/key"', "cannot be resolved"),
        ('api_key_file = "empty"', "empty is empty, or not UTF-8"),
        ('api_key_file = "latin1"', "latin1 is empty, or not UTF-8"),
        ('api_key_file = "writable"', "writable can be changed by others; chmod go-w"),
        ("api_key_file = 5", "api_key_file must be a string, not int"),
        ('api_key_command = "pass show x"', "api_key_command must be a list of strings, a program and its arguments"),
        ("api_key_command = []", "api_key_command must be a list of strings"),
        ('api_key_command = ["no-such-program"]', "no-such-program cannot be run: No such file or directory"),
        ('api_key_command = ["false"]', "api_key_command of [profiles.default]"),
        ('api_key_command = ["sh", "-c", "echo s3cret; exit 3"]', "sh ended with status 3"),
        ('api_key_command = ["true"]', "true printed nothing, or not UTF-8"),
        ('client_id_file = "f"', "'client_id_file' is no setting"),
    ],
)
def test_what_is_wrong_is_named(write: Callable[[str], Path], tmp_path: Path, text: str, expected: str) -> None:
    """With its place, and without the secret."""
    (tmp_path / "empty").touch()
    (tmp_path / "latin1").write_bytes(b"s3cret\xe9")
    (tmp_path / "writable").write_text("s3cret")
    (tmp_path / "writable").chmod(0o666)
    write(text + "\n")
    with pytest.raises(iaas.ConfigurationError) as raised:
        iaas.Client.from_env()
    assert expected in str(raised.value)
    error_alone = raised.value.with_traceback(raised.tb.tb_next)  # this test's own frame holds the text
    shown = "".join(traceback.TracebackException.from_exception(error_alone, capture_locals=True).format())
    error: BaseException | None = raised.value
    while error is not None:
        shown += repr(vars(error))
        error = error.__context__
    assert "s3cret" not in shown.replace("echo s3cret", "")


def test_a_command_that_does_not_end(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended after a while."""
    monkeypatch.setattr("evolution_iaas._settings.sources._SECONDS", 0.2)
    write('api_key_command = ["sleep", "60"]\n')
    with pytest.raises(iaas.ConfigurationError, match=r"sleep did not end within 0\.2 s"):
        iaas.Client.from_env()
