"""Options for vcrpy: what must not get into a cassette."""

from __future__ import annotations

import json
import re
from typing import Any

_HIDDEN = "HIDDEN"
# Members of responses: those of the token endpoint (RFC 6749, section 5.1), and keys that are returned once.
_MEMBERS = ("access_token", "refresh_token", "id_token", "privateKey")
_TEXT = re.compile(rf'"({"|".join(_MEMBERS)})"(\s*:\s*)"(?:[^"\\]|\\.)*"')


def vcr_options() -> dict[str, Any]:
    """Return arguments for `vcr.VCR(**iaas.vcr_options())`, with which a cassette holds no credentials.

    Headers with tokens and keys are left out, the client's secret in the request for a token is hidden, and so are
    tokens and private keys in responses. Source: the security schemes of the spec, RFC 6749.
    """
    from evolution_iaas._core.client_adapter import SECURITY_SCHEMES

    headers = [str(scheme["name"]) for scheme in SECURITY_SCHEMES.values() if scheme.get("in") == "header"]
    return {
        "filter_headers": ["Authorization", *headers],
        "filter_post_data_parameters": [(name, _HIDDEN) for name in ("client_id", "client_secret")],
        "before_record_response": _without_secrets,
    }


def _without_secrets(response: dict[str, Any]) -> dict[str, Any]:
    """Return what vcrpy records of a response, without tokens and private keys."""
    body = response.get("body", {})
    content = body.get("string")
    if not content:
        return response
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content)
    hidden = _TEXT.sub(lambda match: f'"{match[1]}"{match[2]}{json.dumps(_HIDDEN)}', text)
    if hidden == text:
        return response
    return {**response, "body": {**body, "string": hidden.encode() if isinstance(content, bytes) else hidden}}
