# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Security rules: values, and the accessors of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._operations import Operation, PathArgument, ResourceType
from ._values import Field
from .shared import SecurityGroup, SecurityRule

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


TYPE = ResourceType(
    "security rule",
    "rule",
    SecurityRule,
    "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}",
    "name",
)
CREATE = Operation[SecurityGroup](
    "createSecurityRule",
    TYPE,
    body=SecurityRule,
    responses={201: (Field("h_ref", "hRef", str, required=True),)},
)
UPDATE = Operation[SecurityGroup](
    "updateSecurityRule",
    TYPE,
    arguments=(PathArgument("rule", TYPE, member="name"),),
    body=SecurityRule,
    responses={200: (Field("h_ref", "hRef", str, required=True),)},
)


class SecurityRules:
    """The rules of one security group: `client.security_groups.rules(group)`.

    A security rule is named by its name, its hRef, a `SecurityRule` that was read, or the `Accepted` of a change to
    it.
    """

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def create(
        self,
        rule: SecurityRule,
    ) -> iaas.Accepted[SecurityGroup]:
        """Add a rule to a security group.

        Makes a rule in a security group. That the state of the group shows the change is assumed.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.

        Returns:
            An `Accepted`, whose `wait()` returns the `SecurityGroup` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules` (page
        security-rule-create).
        """
        accepted: iaas.Accepted[SecurityGroup] = self._calls.change(CREATE, body=rule)
        return accepted

    def update(
        self,
        rule: SecurityRule,
    ) -> iaas.Accepted[SecurityGroup]:
        """Replace a rule of a security group.

        Replaces everything in a rule but its name. That the state of the group shows the change is assumed.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.

        Returns:
            An `Accepted`, whose `wait()` returns the `SecurityGroup` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT
        /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}`
        (page security-rule-update).
        """
        accepted: iaas.Accepted[SecurityGroup] = self._calls.change(UPDATE, body=rule)
        return accepted


class AsyncSecurityRules:
    """The rules of one security group: `client.security_groups.rules(group)`, for `AsyncClient`.

    A security rule is named by its name, its hRef, a `SecurityRule` that was read, or the `Accepted` of a change to
    it.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    async def create(
        self,
        rule: SecurityRule,
    ) -> iaas.AsyncAccepted[SecurityGroup]:
        """Add a rule to a security group.

        Makes a rule in a security group. That the state of the group shows the change is assumed.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `SecurityGroup` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules` (page
        security-rule-create).
        """
        accepted: iaas.AsyncAccepted[SecurityGroup] = await self._calls.change(CREATE, body=rule)
        return accepted

    async def update(
        self,
        rule: SecurityRule,
    ) -> iaas.AsyncAccepted[SecurityGroup]:
        """Replace a rule of a security group.

        Replaces everything in a rule but its name. That the state of the group shows the change is assumed.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `SecurityGroup` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT
        /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}`
        (page security-rule-update).
        """
        accepted: iaas.AsyncAccepted[SecurityGroup] = await self._calls.change(UPDATE, body=rule)
        return accepted
