"""Settings come from the environment, then from the profile; what is wrong is named, with its place."""

import os
import subprocess
import sys
from pathlib import Path

import evolution_iaas as iaas
import pytest


def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, mode: int = 0o600) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text)
    path.chmod(mode)
    monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(path))
    return path


PROFILE = """
[profiles.default]
auth_mode = "orange-developer"
api_key = "key"
access_token = "token"
project_id = "from-file"
base_url = "https://file.example.com/v1"

[profiles.inside]
auth_mode = "orange-developer-inside"
requester_id = "SIU0001"
client_id = "id"
client_secret = "secret"
token_url = "https://gateway.example.com/oauth/v3/token"
base_url = "https://gateway.example.com/iaas/v1"
zone = "eu-1"
"""


def test_from_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables are enough."""
    for name, value in {
        "AUTH_MODE": "orange-developer",
        "API_KEY": "k",
        "ACCESS_TOKEN": "t",
        "PROJECT_ID": "p",
    }.items():
        monkeypatch.setenv(f"EVOLUTION_IAAS_{name}", value)
    with iaas.Client.from_env() as client:
        assert client.project_id == "p"
        assert client.base_url == "https://api.orange.com/evolutionplatform/iaas/sandbox/v1"


def test_the_environment_goes_before_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Setting by setting; an empty variable counts as not set."""
    write(tmp_path, monkeypatch, PROFILE)
    monkeypatch.setenv("EVOLUTION_IAAS_PROJECT_ID", "from-env")
    monkeypatch.setenv("EVOLUTION_IAAS_BASE_URL", "")
    with iaas.Client.from_env() as client:
        assert client.project_id == "from-env"
        assert client.base_url == "https://file.example.com/v1"


def test_a_file_as_windows_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a byte order mark and CRLF."""
    path = write(tmp_path, monkeypatch, PROFILE)
    path.write_bytes(b"\xef\xbb\xbf" + PROFILE.replace("\n", "\r\n").encode())
    with iaas.Client.from_env() as client:
        assert client.project_id == "from-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no fifo here")
def test_what_is_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once: opening a fifo would wait for somebody to write."""
    os.mkfifo(tmp_path / "fifo", 0o600)
    for path in (tmp_path / "fifo", tmp_path, Path("/dev/null"), tmp_path / ("x" * 300)):
        monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(path))
        with pytest.raises(iaas.ConfigurationError, match="cannot be read"):
            iaas.Client.from_env()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever owns it can send the credentials elsewhere."""
    path = write(tmp_path, monkeypatch, PROFILE)
    os.chown(path, 65534, 65534)
    with pytest.raises(iaas.ConfigurationError, match="belongs to another user"):
        iaas.Client.from_env()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a home that cannot be looked at")
@pytest.mark.parametrize("named", [True, False])
def test_a_path_that_cannot_be_looked_at(tmp_path: Path, named: bool) -> None:
    """Ignored where nobody has named it, else an error of ours."""
    folder = tmp_path / "home" / "evolution-iaas"
    folder.mkdir(parents=True)
    (tmp_path / "home").chmod(0o700)
    code = "import os; from evolution_iaas._settings import settings as s; os.setuid(65534)\n"
    code += "try: print(s.Settings(None).get('zone'))\n"
    code += "except s.ConfigurationError as error: print(error)"
    environ = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
    if named:
        environ["EVOLUTION_IAAS_CONFIG"] = str(folder / "config.toml")
    command = [sys.executable, "-c", "import platformdirs; " + code]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert ("cannot be read: Permission denied" in done.stdout) if named else (done.stdout == "None\n")


@pytest.mark.parametrize("how", ["argument", "variable"])
def test_a_profile_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """By argument or by `EVOLUTION_IAAS_PROFILE`."""
    write(tmp_path, monkeypatch, PROFILE)
    if how == "variable":
        monkeypatch.setenv("EVOLUTION_IAAS_PROFILE", "inside")
    with iaas.Client.from_env("inside" if how == "argument" else None, timeout=3) as client:
        assert "orange-developer-inside" in repr(client)


def test_the_file_has_a_place_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """`config.toml` in the user's configuration folder."""
    folder = Path(os.environ["XDG_CONFIG_HOME"], "evolution-iaas")
    folder.mkdir()
    (folder / "config.toml").write_text(PROFILE)
    (folder / "config.toml").chmod(0o600)
    with iaas.Client.from_env() as client:
        assert client.project_id == "from-file"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("profiles = [", "is not TOML"),
        ("profiles = 3", "profiles must be tables"),
        ("[profiles]\ndefault = 3", "must be a table"),
        ("[profiles.default]\nauth_mod = 'x'", "'auth_mod' is no setting"),
        ("[profiles.default]\nproject_id = 3", "project_id must be a string"),
        (
            "[profiles.default]\nauth_mode = 'oauth'",
            "auth_mode is 'oauth'; it must be one of orange-developer, orange-",
        ),
        ("", "auth_mode is missing"),
        ("[profiles.default]\nauth_mode = 'orange-developer'", "api_key is missing"),
        ("[profiles.default]\nauth_mode = 'orange-developer-inside'", "requester_id is missing"),
        ("[profiles.default]\nauth_mode = 'orange-developer'\napi_key = 'k'", "client_id and client_secret missing"),
        (
            "[profiles.default]\nauth_mode = 'orange-developer-inside'\nrequester_id = 'r'\naccess_token = 't'",
            "base_url is missing",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: str) -> None:
    """Every mistake in a profile is a `ConfigurationError` that says what would be right."""
    write(tmp_path, monkeypatch, text)
    with pytest.raises(iaas.ConfigurationError) as info:
        iaas.Client.from_env()
    assert expected in str(info.value)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602])
def test_a_secret_that_others_can_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int) -> None:
    """The error names the command that mends it; without a secret, the file may be read by anybody."""
    path = write(tmp_path, monkeypatch, PROFILE, mode)
    with pytest.raises(iaas.ConfigurationError, match=f"chmod 600 {path}"):
        iaas.Client.from_env()
    if mode & 0o022:  # others could set another base_url
        return
    write(tmp_path, monkeypatch, "[profiles.default]\nauth_mode = 'orange-developer'", mode)
    with pytest.raises(iaas.ConfigurationError, match="api_key is missing"):
        iaas.Client.from_env()


def test_what_was_named_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile or a file that the caller named and that does not exist is an error."""
    write(tmp_path, monkeypatch, PROFILE)
    with pytest.raises(iaas.ConfigurationError, match="no profile 'prod'; there are: default, inside"):
        iaas.Client.from_env("prod")
    monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(tmp_path / "nowhere.toml"))
    with pytest.raises(iaas.ConfigurationError, match="no such file"):
        iaas.Client.from_env()


def test_a_file_that_is_not_utf8_or_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands at the path, the error is ours."""
    path = write(tmp_path, monkeypatch, "")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(iaas.ConfigurationError, match="not UTF-8"):
        iaas.Client.from_env()
    monkeypatch.setenv("EVOLUTION_IAAS_CONFIG", str(tmp_path))
    with pytest.raises(iaas.ConfigurationError, match="cannot be read"):
        iaas.Client.from_env()
