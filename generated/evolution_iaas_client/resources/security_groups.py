# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Security groups: values, and the accessors of both clients."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, overload
from uuid import UUID

from .. import resources
from ..models.basic_state import BasicState
from ._operations import Operation, Parameter, PathArgument, ResourceType
from ._values import Field
from .shared import SecurityGroup, SecurityRule

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


TYPE = ResourceType(
    "security group",
    "group",
    SecurityGroup,
    "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}",
    "id",
)
FIND = Operation[SecurityGroup](
    "findSecurityGroups",
    TYPE,
    parameters=(
        Parameter("name", "name", str, filled=True),
        Parameter("provisioning_state", "provisioningState", BasicState),
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [SecurityGroup]},
)
GET = Operation[SecurityGroup](
    "getSecurityGroup",
    TYPE,
    arguments=(PathArgument("group", TYPE),),
    responses={200: SecurityGroup},
    finder=FIND,
)
CREATE = Operation[SecurityGroup](
    "createSecurityGroup",
    TYPE,
    body=(
        Field("name", "name", str, required=True, filled=True),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("security_rules", "securityRules", [SecurityRule], required=True),
    ),
    responses={
        201: (
            Field("id", "id", UUID, required=True),
            Field("h_ref", "hRef", str, required=True),
        )
    },
    finder=FIND,
)
UPDATE = Operation[SecurityGroup](
    "updateSecurityGroup",
    TYPE,
    arguments=(PathArgument("group", TYPE),),
    body=(
        Field("name", "name", str, required=True, filled=True),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("security_rules", "securityRules", [SecurityRule], required=True),
    ),
    responses={
        200: (
            Field("id", "id", UUID, required=True),
            Field("h_ref", "hRef", str, required=True),
        )
    },
    finder=FIND,
)


class SecurityGroups:
    """Groups of rules that filter traffic: `client.security_groups`.

    A security group is named by its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a change to
    it.
    """

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        name: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[SecurityGroup]:
        """Find the security groups of a zone.

        Lists the security groups of one zone, a page at a time.

        Args:
            name: only the security group of this name. At least 1 character.
            provisioning_state: only security groups in this state.
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/securitygroups` (page security-group-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "name": name,
                "provisioning_state": provisioning_state,
                "offset": offset,
                "limit": limit,
                "sort": sort,
            },
            zone=zone,
            project_id=project_id,
        )

    def get(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> SecurityGroup:
        """Get a security group by its identifier.

        Returns one security group with its rules.

        Args:
            group: the security group: its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a
                change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}` (page
        security-group-get).
        """
        return self._calls.call(GET, (group,), zone=zone, project_id=project_id)

    @overload
    def create(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def create(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[SecurityGroup]: ...

    def create(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[SecurityGroup] | iaas.Plan:
        """Create a security group.

        Makes a security group with its rules.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            security_rules: the rules of a security group. At least 1 element.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns the `SecurityGroup` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/securitygroups` (page security-group-create).
        """
        accepted: iaas.Accepted[SecurityGroup] | iaas.Plan = self._calls.change(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "security_rules": security_rules},
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    @overload
    def update(
        self,
        group: iaas.AnyResource[SecurityGroup],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def update(
        self,
        group: iaas.AnyResource[SecurityGroup],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[SecurityGroup]: ...

    def update(
        self,
        group: iaas.AnyResource[SecurityGroup],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[SecurityGroup] | iaas.Plan:
        """Replace a security group.

        Replaces description, tags and rules of a security group; its name stays. That what is not sent is erased,
        rules included, is assumed: no page says so of this operation, but virtual-machine-update does of its own.

        Args:
            group: the security group: its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a
                change to it.
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`. Not needed where `group` is a value that was read.
            description: free text.
            tags: labels of the user's own, name to value.
            security_rules: the rules of a security group. At least 1 element. Not needed where `group` is a value
                that was read.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns the `SecurityGroup` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}` (page
        security-group-update).
        """
        accepted: iaas.Accepted[SecurityGroup] | iaas.Plan = self._calls.change(
            UPDATE,
            (group,),
            body={"name": name, "description": description, "tags": tags, "security_rules": security_rules},
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> SecurityGroup:
        """Get the security group of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no security group has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/securitygroups` (page security-group-find).
        """
        return self._calls.by_name(FIND, name, zone=zone, project_id=project_id)

    @overload
    def ensure(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def ensure(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> SecurityGroup: ...

    def ensure(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> SecurityGroup | iaas.Plan:
        """Return the security group of a name, and make it if it is not there; it can be run again.

        One that is there is waited for until it can be used. Where the response to the create was lost, or another
        program was quicker, what is there is taken.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            security_rules: the rules of a security group. At least 1 element.
            extra: further members of the body, by the API's names, that the spec does not describe.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_accepted: called with the `Accepted` of a create: with what is returned this once, and to be written
                down for another process.
            on_difference: called with the `Difference`s of what is there, which is then returned.
            on_update: called with the job as first seen and at each change.
            dry_run: True looks what is there, sends no change, and returns a `Plan`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            The `SecurityGroup`, freshly read.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            DiffersError: it is there, and differs from what was given; only what was given counts.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
            OutcomeUnknownError: no response came to the change, and nothing of that name showed within a minute.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `POST /projects/{projectId}/zones/{zoneName}/securitygroups` (page security-group-create).
        """
        found: SecurityGroup | iaas.Plan = self._calls.ensure(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "security_rules": security_rules},
            extra=extra,
            timeout=timeout,
            poll=poll,
            on_accepted=on_accepted,
            on_difference=on_difference,
            on_update=on_update,
            dry_run=dry_run,
            zone=zone,
            project_id=project_id,
        )
        return found

    @overload
    def modify(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def modify(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[SecurityGroup]: ...

    def modify(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[SecurityGroup] | iaas.Plan:
        """Change some members of a security group, and leave the others as they are.

        Reads it, and sends everything back that an update takes, with what the spec does not describe. None leaves
        a member as it is; `[]` and `{}` empty it.

        Args:
            group: the security group: its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a
                change to it.
            description: free text.
            tags: labels of the user's own, name to value.
            security_rules: the rules of a security group. At least 1 element.
            extra: further members to change, by the API's names, that the spec does not describe.
            dry_run: True reads the resource, sends no change, and returns a `Plan`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `sent` is what was sent, and whose `wait()` returns the `SecurityGroup`.

        Raises:
            ConfigurationError: an argument cannot be used, or none was given; nothing was sent.
            ResourceModifiedError: it was changed since it was read, or is being changed; nothing was sent.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}` (page
        security-group-update).
        """
        accepted: iaas.Accepted[SecurityGroup] | iaas.Plan = self._calls.modify(
            UPDATE,
            GET,
            (group,),
            body={"description": description, "tags": tags, "security_rules": security_rules},
            extra=extra,
            dry_run=dry_run,
            zone=zone,
            project_id=project_id,
        )
        return accepted

    def wait_usable(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> SecurityGroup:
        """Wait until a security group that was found can be used, and return it, freshly read.

        Args:
            group: the security group: its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a
                change to it.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: there is no such security group.
            ResourceFailedError: it is in an error state.
            ResourceTimeoutError: it could not be used in time.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}` (page
        security-group-get).
        """
        return self._calls.wait_usable(GET, group, timeout=timeout, poll=poll, zone=zone, project_id=project_id)

    def wait(
        self,
        accepted: iaas.Accepted[SecurityGroup] | iaas.AsyncAccepted[SecurityGroup],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_update: iaas.OnUpdate | None = None,
    ) -> SecurityGroup:
        """Wait for a change that comes from a pickle or from JSON, as its own `wait` does.

        Args:
            accepted: what `Accepted.from_json` returned.
            timeout: seconds for its job and its resource together; None waits for ever.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_update: called with the job as first seen and at each change.

        Raises:
            ConfigurationError: `accepted` is a change of another kind.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
        """
        outcome: SecurityGroup = self._calls.wait(GET, accepted, timeout=timeout, poll=poll, on_update=on_update)
        return outcome

    def rules(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> resources.SecurityRules:
        """Return the security rules of one security group; nothing is sent.

        Args:
            group: the security group.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used.
        """
        from .security_rules import SecurityRules

        return SecurityRules(self._calls.below(TYPE, group, zone=zone, project_id=project_id))


class AsyncSecurityGroups:
    """Groups of rules that filter traffic: `client.security_groups`, for `AsyncClient`.

    A security group is named by its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a change to
    it.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        name: str | None = None,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[SecurityGroup]:
        """Find the security groups of a zone.

        Lists the security groups of one zone, a page at a time.

        Args:
            name: only the security group of this name. At least 1 character.
            provisioning_state: only security groups in this state.
            offset: index of the first element to return; the collection starts at zero. At least 0, default 0.
            limit: most elements to return in one response. The service may return fewer. At least 1, default 100.
            sort: names of the fields to sort by, separated by commas; a minus sign in front means descending. At
                most 100 characters, such as `-createdDate`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            What matches, read page by page while `async for` loops over it; `total` counts it.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/securitygroups` (page security-group-find).
        """
        return self._calls.find(
            FIND,
            parameters={
                "name": name,
                "provisioning_state": provisioning_state,
                "offset": offset,
                "limit": limit,
                "sort": sort,
            },
            zone=zone,
            project_id=project_id,
        )

    async def get(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> SecurityGroup:
        """Get a security group by its identifier.

        Returns one security group with its rules.

        Args:
            group: the security group: its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a
                change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}` (page
        security-group-get).
        """
        return await self._calls.call(GET, (group,), zone=zone, project_id=project_id)

    @overload
    async def create(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def create(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[SecurityGroup]: ...

    async def create(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[SecurityGroup] | iaas.Plan:
        """Create a security group.

        Makes a security group with its rules.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            security_rules: the rules of a security group. At least 1 element.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `SecurityGroup` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/securitygroups` (page security-group-create).
        """
        accepted: iaas.AsyncAccepted[SecurityGroup] | iaas.Plan = await self._calls.change(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "security_rules": security_rules},
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    @overload
    async def update(
        self,
        group: iaas.AnyResource[SecurityGroup],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def update(
        self,
        group: iaas.AnyResource[SecurityGroup],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[SecurityGroup]: ...

    async def update(
        self,
        group: iaas.AnyResource[SecurityGroup],
        name: str | None = None,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[SecurityGroup] | iaas.Plan:
        """Replace a security group.

        Replaces description, tags and rules of a security group; its name stays. That what is not sent is erased,
        rules included, is assumed: no page says so of this operation, but virtual-machine-update does of its own.

        Args:
            group: the security group: its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a
                change to it.
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`. Not needed where `group` is a value that was read.
            description: free text.
            tags: labels of the user's own, name to value.
            security_rules: the rules of a security group. At least 1 element. Not needed where `group` is a value
                that was read.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `SecurityGroup` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}` (page
        security-group-update).
        """
        accepted: iaas.AsyncAccepted[SecurityGroup] | iaas.Plan = await self._calls.change(
            UPDATE,
            (group,),
            body={"name": name, "description": description, "tags": tags, "security_rules": security_rules},
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    async def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> SecurityGroup:
        """Get the security group of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no security group has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/securitygroups` (page security-group-find).
        """
        return await self._calls.by_name(FIND, name, zone=zone, project_id=project_id)

    @overload
    async def ensure(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def ensure(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> SecurityGroup: ...

    async def ensure(
        self,
        name: str,
        security_rules: Iterable[SecurityRule],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> SecurityGroup | iaas.Plan:
        """Return the security group of a name, and make it if it is not there; it can be run again.

        One that is there is waited for until it can be used. Where the response to the create was lost, or another
        program was quicker, what is there is taken.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            security_rules: the rules of a security group. At least 1 element.
            extra: further members of the body, by the API's names, that the spec does not describe.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_accepted: called with the `AsyncAccepted` of a create: with what is returned this once, and to be
                written down for another process; may be a coroutine function.
            on_difference: called with the `Difference`s of what is there, which is then returned; may be a
                coroutine function.
            on_update: called with the job as first seen and at each change; may be a coroutine function.
            dry_run: True looks what is there, sends no change, and returns a `Plan`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            The `SecurityGroup`, freshly read.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            DiffersError: it is there, and differs from what was given; only what was given counts.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
            OutcomeUnknownError: no response came to the change, and nothing of that name showed within a minute.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `POST /projects/{projectId}/zones/{zoneName}/securitygroups` (page security-group-create).
        """
        found: SecurityGroup | iaas.Plan = await self._calls.ensure(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "security_rules": security_rules},
            extra=extra,
            timeout=timeout,
            poll=poll,
            on_accepted=on_accepted,
            on_difference=on_difference,
            on_update=on_update,
            dry_run=dry_run,
            zone=zone,
            project_id=project_id,
        )
        return found

    @overload
    async def modify(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def modify(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[SecurityGroup]: ...

    async def modify(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        security_rules: Iterable[SecurityRule] | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[SecurityGroup] | iaas.Plan:
        """Change some members of a security group, and leave the others as they are.

        Reads it, and sends everything back that an update takes, with what the spec does not describe. None leaves
        a member as it is; `[]` and `{}` empty it.

        Args:
            group: the security group: its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a
                change to it.
            description: free text.
            tags: labels of the user's own, name to value.
            security_rules: the rules of a security group. At least 1 element.
            extra: further members to change, by the API's names, that the spec does not describe.
            dry_run: True reads the resource, sends no change, and returns a `Plan`.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `sent` is what was sent, and whose `wait()` returns the `SecurityGroup`.

        Raises:
            ConfigurationError: an argument cannot be used, or none was given; nothing was sent.
            ResourceModifiedError: it was changed since it was read, or is being changed; nothing was sent.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}` (page
        security-group-update).
        """
        accepted: iaas.AsyncAccepted[SecurityGroup] | iaas.Plan = await self._calls.modify(
            UPDATE,
            GET,
            (group,),
            body={"description": description, "tags": tags, "security_rules": security_rules},
            extra=extra,
            dry_run=dry_run,
            zone=zone,
            project_id=project_id,
        )
        return accepted

    async def wait_usable(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> SecurityGroup:
        """Wait until a security group that was found can be used, and return it, freshly read.

        Args:
            group: the security group: its id, its hRef, a `SecurityGroup` that was read, or the `Accepted` of a
                change to it.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: there is no such security group.
            ResourceFailedError: it is in an error state.
            ResourceTimeoutError: it could not be used in time.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}` (page
        security-group-get).
        """
        return await self._calls.wait_usable(GET, group, timeout=timeout, poll=poll, zone=zone, project_id=project_id)

    async def wait(
        self,
        accepted: iaas.Accepted[SecurityGroup] | iaas.AsyncAccepted[SecurityGroup],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
    ) -> SecurityGroup:
        """Wait for a change that comes from a pickle or from JSON, as its own `wait` does.

        Args:
            accepted: what `AsyncAccepted.from_json` returned.
            timeout: seconds for its job and its resource together; None waits for ever.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            on_update: called with the job as first seen and at each change; may be a coroutine function.

        Raises:
            ConfigurationError: `accepted` is a change of another kind.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `AsyncAccepted.wait`.
        """
        outcome: SecurityGroup = await self._calls.wait(GET, accepted, timeout=timeout, poll=poll, on_update=on_update)
        return outcome

    def rules(
        self,
        group: iaas.AnyResource[SecurityGroup],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> resources.AsyncSecurityRules:
        """Return the security rules of one security group; nothing is sent.

        Args:
            group: the security group.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used.
        """
        from .security_rules import AsyncSecurityRules

        return AsyncSecurityRules(self._calls.below(TYPE, group, zone=zone, project_id=project_id))
