# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Security rules: values, and the accessors of both clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

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

    @overload
    def create(
        self,
        rule: SecurityRule,
        *,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def create(
        self,
        rule: SecurityRule,
        *,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[SecurityGroup]: ...

    def create(
        self,
        rule: SecurityRule,
        *,
        dry_run: bool = False,
    ) -> iaas.Accepted[SecurityGroup] | iaas.Plan:
        """Add a rule to a security group.

        Makes a rule in a security group. That the state of the group shows the change is assumed.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.
            dry_run: True sends nothing, and returns a `Plan` of the request.

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
        accepted: iaas.Accepted[SecurityGroup] | iaas.Plan = self._calls.change(CREATE, body=rule, dry_run=dry_run)
        return accepted

    @overload
    def update(
        self,
        rule: SecurityRule,
        *,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def update(
        self,
        rule: SecurityRule,
        *,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[SecurityGroup]: ...

    def update(
        self,
        rule: SecurityRule,
        *,
        dry_run: bool = False,
    ) -> iaas.Accepted[SecurityGroup] | iaas.Plan:
        """Replace a rule of a security group.

        Replaces everything in a rule but its name. That the state of the group shows the change is assumed.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.
            dry_run: True sends nothing, and returns a `Plan` of the request.

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
        accepted: iaas.Accepted[SecurityGroup] | iaas.Plan = self._calls.change(UPDATE, body=rule, dry_run=dry_run)
        return accepted

    @overload
    def ensure(
        self,
        rule: SecurityRule,
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def ensure(
        self,
        rule: SecurityRule,
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        dry_run: Literal[False] = False,
    ) -> SecurityGroup: ...

    def ensure(
        self,
        rule: SecurityRule,
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        dry_run: bool = False,
    ) -> SecurityGroup | iaas.Plan:
        """Return the security rule of a name, and make it if it is not there; it can be run again.

        One that is there is waited for until it can be used. Where the response to the create was lost, or another
        program was quicker, what is there is taken.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_accepted: called with the `Accepted` of a create: with what is returned this once, and to be written
                down for another process.
            on_difference: called with the `Difference`s of what is there, which is then returned.
            on_update: called with the job as first seen and at each change.
            dry_run: True looks what is there, sends no change, and returns a `Plan`.

        Returns:
            The `SecurityGroup`, freshly read.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            DiffersError: it is there, and differs from what was given; only what was given counts.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
            OutcomeUnknownError: no response came to the change, and nothing of that name showed within a minute.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules` (page
        security-rule-create).
        """
        found: SecurityGroup | iaas.Plan = self._calls.ensure(
            CREATE,
            body=rule,
            timeout=timeout,
            poll=poll,
            on_accepted=on_accepted,
            on_difference=on_difference,
            on_update=on_update,
            dry_run=dry_run,
        )
        return found


class AsyncSecurityRules:
    """The rules of one security group: `client.security_groups.rules(group)`, for `AsyncClient`.

    A security rule is named by its name, its hRef, a `SecurityRule` that was read, or the `Accepted` of a change to
    it.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    @overload
    async def create(
        self,
        rule: SecurityRule,
        *,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def create(
        self,
        rule: SecurityRule,
        *,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[SecurityGroup]: ...

    async def create(
        self,
        rule: SecurityRule,
        *,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[SecurityGroup] | iaas.Plan:
        """Add a rule to a security group.

        Makes a rule in a security group. That the state of the group shows the change is assumed.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.
            dry_run: True sends nothing, and returns a `Plan` of the request.

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
        accepted: iaas.AsyncAccepted[SecurityGroup] | iaas.Plan = await self._calls.change(
            CREATE, body=rule, dry_run=dry_run
        )
        return accepted

    @overload
    async def update(
        self,
        rule: SecurityRule,
        *,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def update(
        self,
        rule: SecurityRule,
        *,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[SecurityGroup]: ...

    async def update(
        self,
        rule: SecurityRule,
        *,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[SecurityGroup] | iaas.Plan:
        """Replace a rule of a security group.

        Replaces everything in a rule but its name. That the state of the group shows the change is assumed.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.
            dry_run: True sends nothing, and returns a `Plan` of the request.

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
        accepted: iaas.AsyncAccepted[SecurityGroup] | iaas.Plan = await self._calls.change(
            UPDATE, body=rule, dry_run=dry_run
        )
        return accepted

    @overload
    async def ensure(
        self,
        rule: SecurityRule,
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def ensure(
        self,
        rule: SecurityRule,
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        dry_run: Literal[False] = False,
    ) -> SecurityGroup: ...

    async def ensure(
        self,
        rule: SecurityRule,
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        dry_run: bool = False,
    ) -> SecurityGroup | iaas.Plan:
        """Return the security rule of a name, and make it if it is not there; it can be run again.

        One that is there is waited for until it can be used. Where the response to the create was lost, or another
        program was quicker, what is there is taken.

        Args:
            rule: the security rule as it is to be, a `SecurityRule`.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_accepted: called with the `AsyncAccepted` of a create: with what is returned this once, and to be
                written down for another process; may be a coroutine function.
            on_difference: called with the `Difference`s of what is there, which is then returned; may be a
                coroutine function.
            on_update: called with the job as first seen and at each change; may be a coroutine function.
            dry_run: True looks what is there, sends no change, and returns a `Plan`.

        Returns:
            The `SecurityGroup`, freshly read.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            DiffersError: it is there, and differs from what was given; only what was given counts.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
            OutcomeUnknownError: no response came to the change, and nothing of that name showed within a minute.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules` (page
        security-rule-create).
        """
        found: SecurityGroup | iaas.Plan = await self._calls.ensure(
            CREATE,
            body=rule,
            timeout=timeout,
            poll=poll,
            on_accepted=on_accepted,
            on_difference=on_difference,
            on_update=on_update,
            dry_run=dry_run,
        )
        return found
