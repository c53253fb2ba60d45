"""Requests to a simulator without the SDK."""

import pytest
from evolution_iaas_simulator import Request, Simulator

FORM = b"grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret"


@pytest.fixture
def sent(simulator: Simulator) -> dict[str, str]:
    """Headers of a request with credentials and a body."""
    token = simulator.handle(Request("POST", simulator.token_path, body=FORM)).json()["access_token"]
    headers = {"authorization": f"Bearer {token}", "x-api-key": "demo-api-key", "content-type": "application/json"}
    simulator.journal.clear()
    return headers
