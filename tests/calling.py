"""One call on a client of either kind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import evolution_iaas as iaas
import pytest
from support import JOB_ID

MARGIN = 2.0  # seconds, for a machine under load
BOTH = pytest.mark.parametrize("kind", ["sync", "async"])


def use(kind: str, url: str, call: Callable[[Any], Any], auth: Any = None, **options: Any) -> Any:
    """Make one call on a client of a kind."""
    auth = auth or iaas.OrangeDeveloper(api_key="key", access_token="token")
    options = {"project_id": "p", "zone": "z", "retries": 0, "base_url": url, **options}
    if kind == "sync":
        with iaas.Client(auth, **options) as client:
            return call(client)

    async def scene() -> Any:
        async with iaas.AsyncClient(auth, **options) as client:
            return await call(client)

    return asyncio.run(scene())


def create(client: Any) -> Any:
    return client.key_pairs.create("k", public_key="ssh-ed25519 A")


def get(client: Any) -> Any:
    return client.jobs.get(JOB_ID)
