# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Key pairs: values, and the accessors of both clients."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, overload
from uuid import UUID

from .._dates import parse_date_time
from ..models.basic_state import BasicState
from ._exact import InexactError, setters, uuid_of
from ._operations import Operation, Parameter, PathArgument, ResourceType
from ._values import Field
from .shared import Resource

if TYPE_CHECKING:
    import evolution_iaas as iaas
else:
    from ._above import iaas


@dataclasses.dataclass(frozen=True, slots=True, init=False, repr=False)
class KeyPair(Resource):
    """An SSH key that virtual machines can be created with.

    Args:
        name: unique name, which cannot be changed.
        description: free text.
        tags: labels of the user's own, name to value.
        id: identifier.
        h_ref: reference of the resource, relative to the service.
        created_date: when it was created (UTC). Aware, in UTC.
        last_modified_date: when it was last changed (UTC). Aware, in UTC.
        last_requester_id: identifier of the user who asked for the last change.
        provisioning_state: how a resource stands: `creating`, `updating` and `deleting` while a job works on it,
            `active` when it can be used, `error` when the last job failed. Readers must expect values that are not
            listed here.
        public_key: SSH public key.

    Raises:
        ConfigurationError: if an argument cannot be used.
    """

    public_key: str | None

    _fields: ClassVar[tuple[Field, ...]] = (
        *Resource._fields,
        Field("public_key", "publicKey", str),
    )
    _model = "KeyPairInResponse"

    def __init__(
        self,
        *,
        name: str,
        id: UUID | str,
        h_ref: str,
        created_date: datetime.datetime,
        last_modified_date: datetime.datetime,
        last_requester_id: str,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"],
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
    ) -> None:
        self._init(
            name=name,
            description=description,
            tags=tags,
            id=id,
            h_ref=h_ref,
            created_date=created_date,
            last_modified_date=last_modified_date,
            last_requester_id=last_requester_id,
            provisioning_state=provisioning_state,
            public_key=public_key,
        )


def _exact_key_pair() -> Callable[[Any], KeyPair]:
    """Return what reads JSON that is exactly as the spec says."""
    (
        set__data_,
        set_name_,
        set_description_,
        set_tags_,
        set_id_,
        set_h_ref_,
        set_created_date_,
        set_last_modified_date_,
        set_last_requester_id_,
        set_provisioning_state_,
        set_public_key_,
    ) = setters(
        KeyPair,
        "_data",
        "name",
        "description",
        "tags",
        "id",
        "h_ref",
        "created_date",
        "last_modified_date",
        "last_requester_id",
        "provisioning_state",
        "public_key",
    )
    BasicState_ = {member.value: member for member in BasicState}

    def read(data_: Any) -> KeyPair:
        if type(data_) is not dict:
            raise InexactError
        count_ = 7
        name = data_["name"]
        if type(name) is not str:
            raise InexactError
        id = data_["id"]
        id = uuid_of(id)
        h_ref = data_["hRef"]
        if type(h_ref) is not str:
            raise InexactError
        created_date = data_["createdDate"]
        created_date = parse_date_time(created_date)
        last_modified_date = data_["lastModifiedDate"]
        last_modified_date = parse_date_time(last_modified_date)
        last_requester_id = data_["lastRequesterId"]
        if type(last_requester_id) is not str:
            raise InexactError
        provisioning_state = data_["provisioningState"]
        provisioning_state = BasicState_[provisioning_state]
        description = data_.get("description")
        if description is not None:
            count_ += 1
            if type(description) is not str:
                raise InexactError
        tags = data_.get("tags")
        if tags is not None:
            count_ += 1
            if type(tags) is not dict:
                raise InexactError
            for each_ in tags.values():
                if type(each_) is not str:
                    raise InexactError
            tags = dict(tags)
        if tags is None:
            tags = {}
        public_key = data_.get("publicKey")
        if public_key is not None:
            count_ += 1
            if type(public_key) is not str:
                raise InexactError
        if len(data_) != count_:
            raise InexactError
        made_ = object.__new__(KeyPair)
        set__data_(made_, data_)
        set_name_(made_, name)
        set_description_(made_, description)
        set_tags_(made_, tags)
        set_id_(made_, id)
        set_h_ref_(made_, h_ref)
        set_created_date_(made_, created_date)
        set_last_modified_date_(made_, last_modified_date)
        set_last_requester_id_(made_, last_requester_id)
        set_provisioning_state_(made_, provisioning_state)
        set_public_key_(made_, public_key)
        return made_

    return read


KeyPair._exact = _exact_key_pair()


TYPE = ResourceType("key pair", "pair", KeyPair, "/projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}", "id")
FIND = Operation[KeyPair](
    "findKeyPairs",
    TYPE,
    parameters=(
        Parameter("provisioning_state", "provisioningState", BasicState),
        Parameter("offset", "offset", int, minimum=0),
        Parameter("limit", "limit", int, minimum=1),
        Parameter(
            "sort", "sort", str, longest=100, pattern="^-?[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$", example="-createdDate"
        ),
    ),
    responses={200: [KeyPair]},
)
GET = Operation[KeyPair](
    "getKeyPair",
    TYPE,
    arguments=(PathArgument("pair", TYPE),),
    responses={200: KeyPair},
    finder=FIND,
)
CREATE = Operation[KeyPair](
    "createKeyPair",
    TYPE,
    body=(
        Field("name", "name", str, required=True, filled=True),
        Field("description", "description", str),
        Field("tags", "tags", {str: str}),
        Field("public_key", "publicKey", str, filled=True),
    ),
    responses={
        201: (
            Field("id", "id", UUID, required=True),
            Field("h_ref", "hRef", str, required=True),
            Field("public_key", "publicKey", str),
            Field("private_key", "privateKey", str, secret=True),
        )
    },
    finder=FIND,
)
DELETE = Operation[None](
    "deleteKeyPair",
    TYPE,
    arguments=(PathArgument("pair", TYPE),),
    responses={202: None},
    finder=FIND,
)


class KeyPairs:
    """SSH keys for virtual machines: `client.key_pairs`.

    A key pair is named by its id, its hRef, a `KeyPair` that was read, or the `Accepted` of a change to it.
    """

    def __init__(self, calls: iaas.Calls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.Pager[KeyPair]:
        """Find the key pairs of a zone.

        Lists the key pairs of one zone, a page at a time, optionally only those in one state.

        Args:
            provisioning_state: only key pairs in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/keypairs` (page key-pair-find).
        """
        return self._calls.find(
            FIND,
            parameters={"provisioning_state": provisioning_state, "offset": offset, "limit": limit, "sort": sort},
            zone=zone,
            project_id=project_id,
        )

    def get(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> KeyPair:
        """Get a key pair by its identifier.

        Returns one key pair, without its private key.

        Args:
            pair: the key pair: its id, its hRef, a `KeyPair` that was read, or the `Accepted` of a change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}` (page key-pair-get).
        """
        return self._calls.call(GET, (pair,), zone=zone, project_id=project_id)

    @overload
    def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[KeyPair]: ...

    def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[KeyPair] | iaas.Plan:
        """Create a key pair.

        Makes a key pair from a public key, or generates both keys when none is given. The generated private key is
        in this response and nowhere else.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            public_key: SSH public key to use. Without it the platform generates a public and a private key. 512 to
                2000 characters.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns the `KeyPair` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/keypairs` (page key-pair-create).
        """
        accepted: iaas.Accepted[KeyPair] | iaas.Plan = self._calls.change(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "public_key": public_key},
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    @overload
    def delete(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    def delete(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.Accepted[None]: ...

    def delete(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.Accepted[None] | iaas.Plan:
        """Delete a key pair.

        Deletes a key pair, which succeeds only if it is not used. That it is not found any more once its job has
        completed is assumed.

        Args:
            pair: the key pair: its id, its hRef, a `KeyPair` that was read, or the `Accepted` of a change to it.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `Accepted`, whose `wait()` returns None once it is gone.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `DELETE /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}` (page key-pair-delete).
        """
        accepted: iaas.Accepted[None] | iaas.Plan = self._calls.change(
            DELETE, (pair,), zone=zone, project_id=project_id, dry_run=dry_run
        )
        return accepted

    def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> KeyPair:
        """Get the key pair of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no key pair has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/keypairs` (page key-pair-find).
        """
        return self._calls.by_name(FIND, name, zone=zone, project_id=project_id)

    @overload
    def ensure(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
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
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> KeyPair: ...

    def ensure(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.OnAccepted | None = None,
        on_difference: iaas.OnDifference | None = None,
        on_update: iaas.OnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> KeyPair | iaas.Plan:
        """Return the key pair of a name, and make it if it is not there; it can be run again.

        One that is there is waited for until it can be used. Where the response to the create was lost, or another
        program was quicker, what is there is taken.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            public_key: SSH public key to use. Without it the platform generates a public and a private key. 512 to
                2000 characters.
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
            The `KeyPair`, freshly read.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            DiffersError: it is there, and differs from what was given; only what was given counts.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
            OutcomeUnknownError: no response came to the change, and nothing of that name showed within a minute.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `POST /projects/{projectId}/zones/{zoneName}/keypairs` (page key-pair-create).
        """
        found: KeyPair | iaas.Plan = self._calls.ensure(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "public_key": public_key},
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

    def wait_usable(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> KeyPair:
        """Wait until a key pair that was found can be used, and return it, freshly read.

        Args:
            pair: the key pair: its id, its hRef, a `KeyPair` that was read, or the `Accepted` of a change to it.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: there is no such key pair.
            ResourceFailedError: it is in an error state.
            ResourceTimeoutError: it could not be used in time.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}` (page key-pair-get).
        """
        return self._calls.wait_usable(GET, pair, timeout=timeout, poll=poll, zone=zone, project_id=project_id)

    @overload
    def wait(
        self,
        accepted: iaas.Accepted[KeyPair] | iaas.AsyncAccepted[KeyPair],
        *,
        timeout: float | None = ...,
        poll: iaas.Poll | None = ...,
        on_update: iaas.OnUpdate | None = ...,
    ) -> KeyPair: ...

    @overload
    def wait(
        self,
        accepted: iaas.Accepted[None] | iaas.AsyncAccepted[None],
        *,
        timeout: float | None = ...,
        poll: iaas.Poll | None = ...,
        on_update: iaas.OnUpdate | None = ...,
    ) -> None: ...

    def wait(
        self,
        accepted: iaas.Accepted[KeyPair] | iaas.AsyncAccepted[KeyPair] | iaas.Accepted[None] | iaas.AsyncAccepted[None],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_update: iaas.OnUpdate | None = None,
    ) -> KeyPair | None:
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
        outcome: KeyPair | None = self._calls.wait(GET, accepted, timeout=timeout, poll=poll, on_update=on_update)
        return outcome


class AsyncKeyPairs:
    """SSH keys for virtual machines: `client.key_pairs`, for `AsyncClient`.

    A key pair is named by its id, its hRef, a `KeyPair` that was read, or the `Accepted` of a change to it.
    """

    def __init__(self, calls: iaas.AsyncCalls) -> None:
        self._calls = calls

    def find(
        self,
        *,
        provisioning_state: BasicState | Literal["creating", "updating", "deleting", "active", "error"] | None = None,
        offset: int = 0,
        limit: int = 100,
        sort: str | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> iaas.AsyncPager[KeyPair]:
        """Find the key pairs of a zone.

        Lists the key pairs of one zone, a page at a time, optionally only those in one state.

        Args:
            provisioning_state: only key pairs in this state.
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

        Source: `GET /projects/{projectId}/zones/{zoneName}/keypairs` (page key-pair-find).
        """
        return self._calls.find(
            FIND,
            parameters={"provisioning_state": provisioning_state, "offset": offset, "limit": limit, "sort": sort},
            zone=zone,
            project_id=project_id,
        )

    async def get(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> KeyPair:
        """Get a key pair by its identifier.

        Returns one key pair, without its private key.

        Args:
            pair: the key pair: its id, its hRef, a `KeyPair` that was read, or the `Accepted` of a change to it.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.

        Source: `GET /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}` (page key-pair-get).
        """
        return await self._calls.call(GET, (pair,), zone=zone, project_id=project_id)

    @overload
    async def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[KeyPair]: ...

    async def create(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[KeyPair] | iaas.Plan:
        """Create a key pair.

        Makes a key pair from a public key, or generates both keys when none is given. The generated private key is
        in this response and nowhere else.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            public_key: SSH public key to use. Without it the platform generates a public and a private key. 512 to
                2000 characters.
            extra: further members of the body, by the API's names, that the spec does not describe.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns the `KeyPair` once it can be used.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `POST /projects/{projectId}/zones/{zoneName}/keypairs` (page key-pair-create).
        """
        accepted: iaas.AsyncAccepted[KeyPair] | iaas.Plan = await self._calls.change(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "public_key": public_key},
            extra=extra,
            zone=zone,
            project_id=project_id,
            dry_run=dry_run,
        )
        return accepted

    @overload
    async def delete(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[True],
    ) -> iaas.Plan: ...

    @overload
    async def delete(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> iaas.AsyncAccepted[None]: ...

    async def delete(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> iaas.AsyncAccepted[None] | iaas.Plan:
        """Delete a key pair.

        Deletes a key pair, which succeeds only if it is not used. That it is not found any more once its job has
        completed is assumed.

        Args:
            pair: the key pair: its id, its hRef, a `KeyPair` that was read, or the `Accepted` of a change to it.
            dry_run: True sends nothing, and returns a `Plan` of the request.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Returns:
            An `AsyncAccepted`, whose `wait()` returns None once it is gone.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            ApiError: the service answered with an error that the spec describes: 400, 401, 403, 404, 405, 429, 500,
                503, any other.
            TokenError, TransportError, UnexpectedResponseError: no token, no response, or one that is not
                described.
            OutcomeUnknownError: no response came to a change that was sent; see its `look_up()`.

        Source: `DELETE /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}` (page key-pair-delete).
        """
        accepted: iaas.AsyncAccepted[None] | iaas.Plan = await self._calls.change(
            DELETE, (pair,), zone=zone, project_id=project_id, dry_run=dry_run
        )
        return accepted

    async def get_by_name(
        self,
        name: str,
        *,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> KeyPair:
        """Get the key pair of a name.

        Args:
            name: of the one to get, exactly.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: no key pair has that name.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/keypairs` (page key-pair-find).
        """
        return await self._calls.by_name(FIND, name, zone=zone, project_id=project_id)

    @overload
    async def ensure(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
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
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: Literal[False] = False,
    ) -> KeyPair: ...

    async def ensure(
        self,
        name: str,
        *,
        description: str | None = None,
        tags: Mapping[str, str] | None = None,
        public_key: str | None = None,
        extra: Mapping[str, Any] | None = None,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_accepted: iaas.AsyncOnAccepted | None = None,
        on_difference: iaas.AsyncOnDifference | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
        zone: str | None = None,
        project_id: str | None = None,
        dry_run: bool = False,
    ) -> KeyPair | iaas.Plan:
        """Return the key pair of a name, and make it if it is not there; it can be run again.

        One that is there is waited for until it can be used. Where the response to the create was lost, or another
        program was quicker, what is there is taken.

        Args:
            name: a name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone. Such as
                `deploy`.
            description: free text.
            tags: labels of the user's own, name to value.
            public_key: SSH public key to use. Without it the platform generates a public and a private key. 512 to
                2000 characters.
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
            The `KeyPair`, freshly read.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            DiffersError: it is there, and differs from what was given; only what was given counts.
            JobFailedError, ResourceFailedError, JobTimeoutError: as `Accepted.wait`.
            OutcomeUnknownError: no response came to the change, and nothing of that name showed within a minute.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `POST /projects/{projectId}/zones/{zoneName}/keypairs` (page key-pair-create).
        """
        found: KeyPair | iaas.Plan = await self._calls.ensure(
            CREATE,
            body={"name": name, "description": description, "tags": tags, "public_key": public_key},
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

    async def wait_usable(
        self,
        pair: iaas.AnyResource[KeyPair],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        zone: str | None = None,
        project_id: str | None = None,
    ) -> KeyPair:
        """Wait until a key pair that was found can be used, and return it, freshly read.

        Args:
            pair: the key pair: its id, its hRef, a `KeyPair` that was read, or the `Accepted` of a change to it.
            timeout: seconds for all waits together; None waits for ever. A last poll may take 5 s more.
            poll: seconds between two polls, or a callable from the number of polls made to seconds; at least 0.1 s.
            zone: another zone than the client's.
            project_id: another project than the client's.

        Raises:
            ConfigurationError: an argument cannot be used; nothing was sent.
            NotFoundError: there is no such key pair.
            ResourceFailedError: it is in an error state.
            ResourceTimeoutError: it could not be used in time.
            ApiError, TokenError, TransportError, UnexpectedResponseError: as every call.

        Source: `GET /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}` (page key-pair-get).
        """
        return await self._calls.wait_usable(GET, pair, timeout=timeout, poll=poll, zone=zone, project_id=project_id)

    @overload
    async def wait(
        self,
        accepted: iaas.Accepted[KeyPair] | iaas.AsyncAccepted[KeyPair],
        *,
        timeout: float | None = ...,
        poll: iaas.Poll | None = ...,
        on_update: iaas.AsyncOnUpdate | None = ...,
    ) -> KeyPair: ...

    @overload
    async def wait(
        self,
        accepted: iaas.Accepted[None] | iaas.AsyncAccepted[None],
        *,
        timeout: float | None = ...,
        poll: iaas.Poll | None = ...,
        on_update: iaas.AsyncOnUpdate | None = ...,
    ) -> None: ...

    async def wait(
        self,
        accepted: iaas.Accepted[KeyPair] | iaas.AsyncAccepted[KeyPair] | iaas.Accepted[None] | iaas.AsyncAccepted[None],
        *,
        timeout: float | None = 3600,
        poll: iaas.Poll | None = None,
        on_update: iaas.AsyncOnUpdate | None = None,
    ) -> KeyPair | None:
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
        outcome: KeyPair | None = await self._calls.wait(GET, accepted, timeout=timeout, poll=poll, on_update=on_update)
        return outcome
