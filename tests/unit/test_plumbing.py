"""What teams need around the SDK: mocks of a client, help in a terminal, cassettes, progress without a notebook."""

import pydoc
from pathlib import Path
from typing import Any
from unittest import mock

import evolution_iaas as iaas
import pytest
import vcr
from evolution_iaas_client.resources import OPERATIONS
from support import http_response, job


@pytest.mark.parametrize("cls", [iaas.Client, iaas.AsyncClient])
def test_a_mock_has_the_methods_of_the_resources(cls: Any) -> None:
    """With their signatures, of the class and of an instance."""
    for spec in (mock.create_autospec(cls), mock.create_autospec(cls, instance=True)):
        spec.jobs.get.return_value = "a job"
        spec.key_pairs.create.side_effect = [1]
        with pytest.raises(AttributeError):
            spec.key_pairs.nope()
    client = mock.create_autospec(cls, instance=True)
    with pytest.raises(TypeError):
        client.key_pairs.create(nope=1)
    for entry in OPERATIONS.values():
        resource, method = entry.accessor.split(".")[-2:]
        assert resource == "rules" or callable(getattr(getattr(client, resource), method))


def test_an_accessor_is_made_once() -> None:
    """Of a client it is an object; of the class it is a class."""
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    with iaas.Client(auth, project_id="p", base_url="http://127.0.0.1:9") as client:
        assert client.key_pairs is client.key_pairs
        assert isinstance(client.key_pairs, iaas.Client.key_pairs)  # type: ignore[arg-type]  # a type checker sees the property
        assert isinstance(client.jobs, iaas.Jobs)


def test_help_is_an_overview() -> None:
    """Of the package; and `dir` still has all names."""
    text = pydoc.plain(pydoc.render_doc(iaas))
    assert len(text.splitlines()) < 400
    assert "help(iaas.Client)" in text
    assert set(dir(iaas)) >= {"Client", "KeyPair", "NotFoundError"}
    shown = pydoc.plain(pydoc.render_doc(iaas.Client.virtual_networks))
    assert "create(" in shown
    assert "SSH keys for virtual machines" in pydoc.plain(pydoc.render_doc(iaas.Client))


def test_a_cassette_holds_no_secrets(scripted: Any, tmp_path: Path) -> None:
    """Neither of requests nor of responses, whatever the mode; and it can be played."""
    token = http_response(200, {"access_token": "s3cret-token", "token_type": "Bearer", "expires_in": 3600})
    created = {"id": job()["id"], "hRef": "/x", "privateKey": 'BEGIN s3cret\\n"x', "publicKey": "ssh-rsa A"}
    server = scripted(token, http_response(201, created, X_Job_Href=f"/projects/p/jobs/{job()['id']}"))
    auth = iaas.OrangeDeveloper(
        api_key="s3cret-key", client_id="s3cret-id", client_secret="s3cret-secret", token_url=f"{server.url}/token"
    )
    cassette = tmp_path / "cassette.yaml"
    recorder = vcr.VCR(**iaas.vcr_options())
    for _ in range(2):  # recorded, then played
        with (
            recorder.use_cassette(str(cassette)),
            iaas.Client(auth, project_id="p", zone="z", base_url=server.url) as client,
        ):
            accepted = client.key_pairs.create("k")
            assert accepted.public_key == "ssh-rsa A"
    assert "s3cret" not in cassette.read_text(encoding="utf-8")
    assert "ssh-rsa A" in cassette.read_text(encoding="utf-8")
    assert len(server.received) == 2


def test_progress_without_a_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    """A line on standard error for each change; as HTML a bar that runs, and one that has ended."""
    import IPython  # noqa: F401 - installed, and even imported, is not running

    progress = iaas.JobProgress()
    progress(iaas.Job.from_dict(job("in-progress", description="<b>")))
    assert capsys.readouterr().err == "<b>: in-progress (0 s)\n"
    assert progress._repr_html_() == "<progress></progress> &lt;b&gt;: in-progress (0 s)"
    progress(iaas.Job.from_dict(job("failed")))
    assert 'value="1" style="accent-color: #c00"' in progress._repr_html_()
