"""Options for vcrpy: what must not get into a cassette."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import Any

_HIDDEN = "HIDDEN"
_TOKENS = ("access_token", "refresh_token", "id_token")  # RFC 6749, section 5.1; OpenID Connect Core, section 3.1.3.3


def vcr_options() -> dict[str, Any]:
    """Return arguments for `vcr.VCR(**iaas.vcr_options())`, with which a cassette holds no credentials.

    Headers with tokens and keys are left out, the client's secret in the request for a token is hidden, and so are
    tokens, and members of responses that are secret, such as private keys. Source: the security schemes of the spec and
    its members of format `password`; RFC 6749, section 5.1.
    """
    from evolution_iaas._core.client_adapter import SECURITY_SCHEMES, secret_members

    headers = [str(scheme["name"]) for scheme in SECURITY_SCHEMES.values() if scheme.get("in") == "header"]
    return {
        "filter_headers": ["Authorization", *headers],
        "filter_post_data_parameters": [(name, _HIDDEN) for name in ("client_id", "client_secret")],
        "before_record_response": partial(_without_secrets, [*_TOKENS, *secret_members()]),
    }


def _without_secrets(members: list[str], response: dict[str, Any]) -> dict[str, Any]:
    """Return what vcrpy records of a response, without tokens and private keys."""
    body = response.get("body", {})
    content = body.get("string")
    if not content:
        return response
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content)
    pattern = rf'"({"|".join(map(re.escape, members))})"(\s*:\s*)"(?:[^"\\]|\\.)*"'
    hidden = re.sub(pattern, lambda match: f'"{match[1]}"{match[2]}{json.dumps(_HIDDEN)}', text)
    if hidden == text:
        return response
    return {**response, "body": {**body, "string": hidden.encode() if isinstance(content, bytes) else hidden}}
