"""The hook: what a connection may be, and what is said of one that cannot be used."""

import json
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import pytest
from airflow.providers.common.compat.sdk import Connection
from evolution_iaas_airflow import get_provider_info
from evolution_iaas_airflow.hook import EvolutionHook, options_of
from evolution_iaas_simulator import FaultServer
from world import connection

MODES = ["orange-developer", "orange-developer-inside"]


@pytest.mark.parametrize("conn_id", ["public", "inside"])
def test_the_test_button(connections: FaultServer, conn_id: str) -> None:
    """Makes one call, with either mode."""
    assert EvolutionHook(conn_id).test_connection() == (True, "project p-1: no jobs yet")
    connections.simulator.add_job("p-1")
    is_good, message = EvolutionHook(conn_id).test_connection()
    assert is_good
    assert message.startswith("project p-1: the newest job is ")


def test_a_token_that_processes_share(
    connections: FaultServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each hook makes a client; one of them fetches a token."""
    mine = connection(connections, "orange-developer")
    mine["extra"]["token_cache"] = str(tmp_path / "tokens")
    monkeypatch.setenv("AIRFLOW_CONN_MINE", json.dumps(mine))
    for _ in range(3):
        assert EvolutionHook("mine").test_connection()[0]
    assert len(connections.tokens_seen) == 1


def test_what_the_button_says_of_a_connection_that_fails(
    connections: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error's text."""
    wrong = {**connection(connections, "orange-developer"), "password": "another-secret"}
    monkeypatch.setenv("AIRFLOW_CONN_WRONG", json.dumps(wrong))
    is_good, message = EvolutionHook("wrong").test_connection()
    assert not is_good
    assert "invalid_client" in message
    assert "another-secret" not in message


GOOD = {"auth_mode": "orange-developer", "api_key": "k", "access_token": "t"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"extra": {**GOOD, "auth_mode": "other"}}, "auth_mode is 'other'; it must be one of orange-developer, "),
        ({"extra": {"auth_mode": "orange-developer"}}, "the extra api_key is missing; orange-developer needs it"),
        ({"extra": {**GOOD, "zones": "eu-1"}}, "there is no extra zones"),
        ({"extra": {"api_key": "k"}, "login": "id"}, "client_secret missing"),
        ({"extra": "no JSON"}, "the extras are no JSON"),
        ({"extra": "[1]"}, "the extras must be a JSON object"),
    ],
)
def test_what_cannot_be_used(fields: dict[str, Any], said: str) -> None:
    """Is named, with the connection, and without a secret."""
    extra = fields.pop("extra")
    made = Connection(
        conn_id="mine",
        conn_type="evolution_iaas",
        extra=extra if isinstance(extra, str) else json.dumps(extra),
        **fields,
    )
    with pytest.raises(iaas.ConfigurationError, match=f"connection mine: .*{said}"):
        options_of(made)


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({}, None),
        ({"host": "https://api.example.com/iaas/v1"}, "https://api.example.com/iaas/v1"),
        ({"host": "api.example.com"}, "https://api.example.com"),
        ({"host": "api.example.com", "port": 8443, "schema": "iaas/v1"}, "https://api.example.com:8443/iaas/v1"),
    ],
)
def test_the_base_url(fields: dict[str, Any], url: str | None) -> None:
    """A URL, or a host with port and path."""
    options = options_of(Connection(conn_id="mine", conn_type="evolution_iaas", extra=json.dumps(GOOD), **fields))
    assert options.get("base_url") == url


def test_airflow_knows_the_connection_type() -> None:
    """With its form, whose fields the hook reads; and the link."""
    from airflow.providers_manager import ProvidersManager

    manager = ProvidersManager()
    assert manager.hooks["evolution_iaas"].hook_name == "Evolution Platform IaaS"
    assert "evolution_iaas_airflow.links.JobLink" in manager.extra_links_class_names
    fields = get_provider_info()["connection-types"][0]["conn-fields"]
    assert {f"extra__evolution_iaas__{name}" for name in fields} <= manager.connection_form_widgets.keys()
    sensitive = {name for name, field in fields.items() if field["schema"].get("format") == "password"}
    assert sensitive == {"api_key", "access_token"}
