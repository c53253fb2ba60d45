# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...models.change_accepted import ChangeAccepted
from ...models.server_group_in_request import ServerGroupInRequest
from ...models.service_error import ServiceError
from ...types import Response


def _get_kwargs(
    project_id: str,
    zone_name: str,
    *,
    body: ServerGroupInRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/projects/{project_id}/zones/{zone_name}/servergroups".format(
            project_id=quote(str(project_id), safe=""),
            zone_name=quote(str(zone_name), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChangeAccepted | ServiceError:
    if response.status_code == 201:
        response_201 = ChangeAccepted.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = ServiceError.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ServiceError.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ServiceError.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ServiceError.from_dict(response.json())

        return response_404

    if response.status_code == 405:
        response_405 = ServiceError.from_dict(response.json())

        return response_405

    if response.status_code == 429:
        response_429 = ServiceError.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = ServiceError.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = ServiceError.from_dict(response.json())

        return response_503

    response_default = ServiceError.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ChangeAccepted | ServiceError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    zone_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: ServerGroupInRequest,
) -> Response[ChangeAccepted | ServiceError]:
    """Create a server group

     Makes a server group. The member that holds its affinity policy (affinity, anti-affinity, soft-
    affinity,
    soft-anti-affinity) is not known by name.

    Args:
        project_id (str):
        zone_name (str):
        body (ServerGroupInRequest): A server group to create. Its affinity policy is a member
            whose name is not known.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeAccepted | ServiceError]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        zone_name=zone_name,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    zone_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: ServerGroupInRequest,
) -> ChangeAccepted | ServiceError | None:
    """Create a server group

     Makes a server group. The member that holds its affinity policy (affinity, anti-affinity, soft-
    affinity,
    soft-anti-affinity) is not known by name.

    Args:
        project_id (str):
        zone_name (str):
        body (ServerGroupInRequest): A server group to create. Its affinity policy is a member
            whose name is not known.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeAccepted | ServiceError
    """

    return sync_detailed(
        project_id=project_id,
        zone_name=zone_name,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    zone_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: ServerGroupInRequest,
) -> Response[ChangeAccepted | ServiceError]:
    """Create a server group

     Makes a server group. The member that holds its affinity policy (affinity, anti-affinity, soft-
    affinity,
    soft-anti-affinity) is not known by name.

    Args:
        project_id (str):
        zone_name (str):
        body (ServerGroupInRequest): A server group to create. Its affinity policy is a member
            whose name is not known.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeAccepted | ServiceError]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        zone_name=zone_name,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    zone_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: ServerGroupInRequest,
) -> ChangeAccepted | ServiceError | None:
    """Create a server group

     Makes a server group. The member that holds its affinity policy (affinity, anti-affinity, soft-
    affinity,
    soft-anti-affinity) is not known by name.

    Args:
        project_id (str):
        zone_name (str):
        body (ServerGroupInRequest): A server group to create. Its affinity policy is a member
            whose name is not known.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeAccepted | ServiceError
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            zone_name=zone_name,
            client=client,
            body=body,
        )
    ).parsed
