"""Retry rules: after which errors the same request may be sent again, from the spec's table of error codes."""

from __future__ import annotations

from typing import NamedTuple

from evolution_iaas._core.client_adapter import RETRY_RULES


class RetryRule(NamedTuple):
    """The rule for one kind of error.

    `any_method`: the request was not executed, so a change may be sent again, too. `pause`: seconds, at least.
    """

    any_method: bool
    pause: float


_RULES = {
    (status, code): RetryRule(methods == "any-method", float(pause)) for status, code, methods, pause in RETRY_RULES
}
# The statuses of which the code decides.
BY_CODE = frozenset(status for status, code in _RULES if code is not None)


def retry_rule(status: int, code: int | None = None) -> RetryRule | None:
    """Return the rule for an error with this status and code; None if the same request would be refused again."""
    return _RULES.get((status, None)) or _RULES.get((status, code))


def is_rate_limit(status: int, code: int | None) -> bool:
    """Return whether an error means that the request was not executed, for there were too many."""
    rule = retry_rule(status, code)
    return rule is not None and rule.any_method
