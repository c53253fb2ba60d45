"""Access tokens, and the reading of the token endpoint's responses (RFC 6749, section 5)."""

from __future__ import annotations

import math
from typing import Any

from evolution_iaas._core import error_body
from evolution_iaas._core.errors import ConfigurationError, TokenError
from evolution_iaas._core.json_body import json_of
from evolution_iaas._core.messages import Response
from evolution_iaas._core.redaction import forms
from evolution_iaas._core.retry_after import retry_after
from evolution_iaas._core.retry_rules import retry_rule
from evolution_iaas._core.secret import Hidden
from evolution_iaas._core.validation import header_value

_BEARER = ("", "bearer", "bearertoken")  # the last is what Apigee sends


class Bearer:
    """An access token; an object, because a traceback that shows local variables would show a string."""

    __slots__ = ("forms", "header", "value")

    def __init__(self, value: Hidden[str]) -> None:
        self.value = value.reveal()
        self.header = b"Authorization", b"Bearer " + self.value.encode()
        self.forms = forms(self.value)  # as a response could repeat it

    def is_stale(self, now: float) -> bool:  # noqa: ARG002  # of a token that the caller gave, nobody knows
        """Return whether it is not to be used any more."""
        return False


class Token(Bearer):
    """A token, the time from which it is renewed while still in use, and the time from which it is not used."""

    __slots__ = ("lifetime", "renew_at", "stale_at")

    def __init__(self, value: Hidden[str], lifetime: float, now: float) -> None:
        super().__init__(value)
        self.lifetime = lifetime
        self.stale_at = now + lifetime - min(60.0, lifetime / 2)
        self.renew_at = min(now + lifetime - min(300.0, lifetime / 5), self.stale_at)

    def is_stale(self, now: float) -> bool:
        """Return whether it is not to be used any more."""
        return self.lifetime > 0 and now >= self.stale_at  # without a life it was fetched for this very request


def token_of(response: Response, now: float) -> Token:
    """Return the token. No part of a successful response may reach an error: it holds the token."""
    status, host = response.status_code, response.request.base.host
    fields = _Fields(response)
    if status != 200:
        details = {name: value for name in ("error", "error_description") if isinstance(value := fields.get(name), str)}
        code = error_body.code_of(response)
        pause = retry_after(response.headers)
        rule = retry_rule(status, code)
        if rule is not None and rule.any_method:
            pause = max(pause or 0.0, rule.pause)
        raise TokenError(
            f"the token endpoint at {host} answered {status}", status, **details, retry_after=pause, code=code
        )
    kind = fields.get("token_type")
    if not (kind is None or (isinstance(kind, str) and kind.strip().lower() in _BEARER)):
        raise TokenError(f"the token endpoint at {host} gave a token of another type than Bearer", status)
    lifetime = _lifetime(fields.get("expires_in"))
    try:
        return Token(header_value("access_token", Hidden(fields.get("access_token"))), lifetime, now)
    except ConfigurationError as error:
        raise TokenError(f"the token endpoint at {host} answered 200, but its {error}", status) from None


def _lifetime(expires_in: object) -> float:
    """Return the seconds that a token lasts, sent as a number or a string; for ever where nothing usable was sent."""
    if isinstance(expires_in, (int, float, str)) and not isinstance(expires_in, bool):
        try:
            seconds = float(expires_in)
        except (ValueError, OverflowError):
            return math.inf
        if not math.isnan(seconds):
            return max(0.0, seconds)
    return math.inf


class _Fields:
    """The fields of a token response, with no repr that could show them."""

    __slots__ = ("_fields",)

    def __init__(self, response: Response) -> None:
        try:
            body = json_of(response)
        except (ValueError, RecursionError):
            body = None
        self._fields: dict[str, Any] = body if isinstance(body, dict) else {}

    def get(self, name: str, default: object = None) -> Any:
        """Return a member."""
        return self._fields.get(name, default)
