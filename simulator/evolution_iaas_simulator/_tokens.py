"""The token endpoint (RFC 6749, client credentials) and the check of a caller's credentials."""

import base64
import binascii
import datetime
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from evolution_iaas_simulator._clock import Clock
from evolution_iaas_simulator._http import Refusal, Request, Response

_MOST_GRANTS = 10_000
_MISSING = 40  # the code of missing credentials


@dataclass(frozen=True)
class _Grant:
    client_id: str
    expires: datetime.datetime


class Gate:
    """Issues tokens, and checks the credentials of requests by the spec's security alternatives."""

    def __init__(
        self,
        clock: Clock,
        spec: Mapping[str, Any],
        clients: Mapping[str, str],
        header_values: Mapping[str, frozenset[str]],
        token_lifetime: float,
    ) -> None:
        self._clock = clock
        self._alternatives: list[Mapping[str, Any]] = spec["security"]
        self._schemes: Mapping[str, Any] = spec["components"]["securitySchemes"]
        self._clients = clients
        self._header_values = header_values
        self._token_lifetime = token_lifetime
        # RFC 6749 has whole seconds; tests want shorter lives.
        self._lasts = int(token_lifetime) if token_lifetime >= 1 else token_lifetime
        self._grants: dict[str, _Grant] = {}

    def token(self, request: Request) -> Response:
        """Return the response to a token request; errors have the format of RFC 6749, not Orange's."""
        form = {name: values[0] for name, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
        if request.method != "POST":
            return Response.of(405, {"error": "invalid_request", "error_description": "POST is needed."})
        client_id, client_secret = _basic(request) or (form.get("client_id", ""), form.get("client_secret", ""))
        known = self._clients.get(client_id)
        if known is None or not secrets.compare_digest(known.encode(), client_secret.encode()):
            challenge = {"www-authenticate": 'Basic realm="Authorization Required"'}
            why = "The client credentials are missing or wrong."
            return Response.of(401, {"error": "invalid_client", "error_description": why}, challenge)
        if form.get("grant_type") != "client_credentials":
            why = "grant_type must be client_credentials."
            return Response.of(400, {"error": "unsupported_grant_type", "error_description": why})
        while len(self._grants) >= _MOST_GRANTS:
            del self._grants[next(iter(self._grants))]  # the oldest
        token = secrets.token_urlsafe(24)
        expires = self._clock.now() + datetime.timedelta(seconds=self._token_lifetime)
        self._grants[token] = _Grant(client_id, expires)
        content = {"token_type": "Bearer", "access_token": token, "expires_in": self._lasts}
        return Response.of(200, content)

    def revoke_tokens(self) -> None:
        """Make every token given out so far an expired one."""
        now = self._clock.now()
        self._grants = {token: _Grant(grant.client_id, now) for token, grant in self._grants.items()}

    def requester(self, request: Request) -> str:
        """Return the requester of a request, or raise a refusal with 401."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise _refusal(_MISSING, "Missing credentials", "The header Authorization must carry a bearer token.")
        grant = self._grants.get(token)
        if grant is None:
            raise _refusal(41, "Invalid credentials", "The access token was not given out here.")
        if self._clock.now() >= grant.expires:
            raise _refusal(42, "Expired credentials", "The access token has expired; get a new one.")
        self._key(request)
        return request.headers.get("x-requester-id", grant.client_id)  # an API key is a secret and no name

    def _key(self, request: Request) -> None:
        """Refuse a request that has no second credential of any alternative."""
        names = [
            scheme["name"]
            for alternative in self._alternatives
            for scheme in (self._schemes[name] for name in alternative)
            if scheme["type"] == "apiKey"
        ]
        sent = {name: request.headers[name.lower()] for name in names if name.lower() in request.headers}
        if not sent:
            raise _refusal(_MISSING, "Missing credentials", f"One of the headers {' and '.join(names)} is needed.")
        for name, value in sent.items():
            if value in self._header_values[name]:
                return
        raise _refusal(41, "Invalid credentials", f"The value of {' and '.join(sent)} is not known.")


def _refusal(code: int, message: str, description: str) -> Refusal:
    """Return a refusal with a challenge (RFC 9110, section 11.6.1; its error is that of RFC 6750, section 3.1)."""
    challenge = 'Bearer realm="Evolution Platform"' + ("" if code == _MISSING else ', error="invalid_token"')
    return Refusal(401, code, message, description, {"www-authenticate": challenge})


def _basic(request: Request) -> tuple[str, str] | None:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client_id, _, client_secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return client_id, client_secret
