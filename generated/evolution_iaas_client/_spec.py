# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""What this package was built from, and the parts of the spec that become no code."""

from typing import Any, Final

SPEC_VERSION: Final[str] = "1.3.0"
SPEC_SHA256: Final[str] = "9bb7e116cf23095369cb4b3d51a854b088f3280caad1d30dfdf08c9b5c5772e9"
OPENAPI_PYTHON_CLIENT_VERSION: Final[str] = "0.29.1"
RUFF_VERSION: Final[str] = "0.17.6"
TEMPLATES_SHA256: Final[str] = "efd9410a582ba150aec0402f1528944e2ce0b6440ce7d73e9d5103c384bc00fc"
SERVERS: Final[tuple[str, ...]] = (
    "https://api.orange.com/evolutionplatform/iaas/sandbox/v1",
    "http://127.0.0.1:{port}/evolutionplatform/iaas/sandbox/v1",
)
SECURITY_SCHEMES: Final[dict[str, dict[str, Any]]] = {
    "OrangeDeveloperApiKey": {
        "description": "Orange Developer - the caller's SIU token, tied to the Orange Developer account.",
        "in": "header",
        "name": "X-API-Key",
        "type": "apiKey",
    },
    "OrangeDeveloperInsideRequesterId": {
        "description": "Orange Developer Inside - the caller's SIU Id.",
        "in": "header",
        "name": "X-Requester-Id",
        "type": "apiKey",
    },
    "OrangeDeveloperInsideToken": {
        "description": "Orange Developer Inside - "
        "access token of the internal "
        "gateway, whose address is not "
        "published.",
        "scheme": "bearer",
        "type": "http",
    },
    "OrangeDeveloperToken": {
        "description": "Orange Developer - access token of the client credentials grant, sent as a bearer token.",
        "flows": {"clientCredentials": {"scopes": {}, "tokenUrl": "https://api.orange.com/oauth/v3/token"}},
        "type": "oauth2",
    },
}
FINAL_VALUES: Final[dict[str, tuple[str, ...]]] = {"JobState": ("completed", "failed")}
SUCCESS_VALUES: Final[dict[str, tuple[str, ...]]] = {"JobState": ("completed",)}
