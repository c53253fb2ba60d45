"""Secrets that a test looks for, and what shows them."""

from __future__ import annotations

import io
import traceback
from typing import Any

import evolution_iaas as iaas
from support import http_response

SECRETS = {
    "api_key": "CANARY-api-key",
    "client_id": "CANARY-client-id",
    "client_secret": "CANARY-client-secret",
}
TOKEN = "CANARY-token"  # looked for, not used
GRANT = http_response(200, {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600})


def client_of(endpoint: Any, api: Any, **options: Any) -> iaas.Client:
    auth = iaas.OrangeDeveloper(**SECRETS, token_url=endpoint.url)
    return iaas.Client(auth, project_id="p-1", base_url=api.url, **{"retries": 0, **options})


def _is_test(frame: Any) -> bool:
    """Return whether a frame is a test's: a program's own variables are its own business."""
    return "/tests/" in frame.f_code.co_filename.replace("\\", "/")


def shown_with_locals(error: BaseException) -> str:
    """Return what rich makes of an exception, local variables of all frames but the tests' included."""
    from rich.console import Console
    from rich.traceback import Traceback

    trace = error.__traceback__
    while trace is not None and _is_test(trace.tb_frame):
        trace = trace.tb_next
    console = Console(file=io.StringIO(), width=500)
    shown = Traceback.from_exception(
        type(error), error, trace, show_locals=True, locals_max_length=1000, locals_max_string=10_000
    )
    console.print(shown)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def frames(error: BaseException | None) -> str:
    """Return the local variables of all frames but the tests', through all causes and contexts."""
    found: list[str] = []
    while error is not None:
        for frame, _ in traceback.walk_tb(error.__traceback__):
            if not _is_test(frame):
                found += map(repr, frame.f_locals.values())
        found += [str(error), repr(error)]
        error = error.__cause__ or error.__context__
    return "\n".join(found)
