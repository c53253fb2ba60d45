# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.change_accepted import ChangeAccepted
from ...models.error import Error
from ...models.virtual_network_in_request import VirtualNetworkInRequest
from ...types import Response


def _get_kwargs(
    project_id: str,
    zone_name: str,
    virtual_network_id: str,
    *,
    body: VirtualNetworkInRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/projects/{project_id}/zones/{zone_name}/virtualnetworks/{virtual_network_id}".format(
            project_id=quote(str(project_id), safe=""),
            zone_name=quote(str(zone_name), safe=""),
            virtual_network_id=quote(str(virtual_network_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChangeAccepted | Error | None:
    if response.status_code == 200:
        response_200 = ChangeAccepted.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Error.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if response.status_code == 405:
        response_405 = Error.from_dict(response.json())

        return response_405

    if response.status_code == 500:
        response_500 = Error.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Error.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ChangeAccepted | Error]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    zone_name: str,
    virtual_network_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: VirtualNetworkInRequest,
) -> Response[ChangeAccepted | Error]:
    """Replace a virtual network

     Replaces everything in a virtual network but its name. What is not sent is erased. Provenance of the
    response 200: inferred.

    Args:
        project_id (str):
        zone_name (str):
        virtual_network_id (str):
        body (VirtualNetworkInRequest): A virtual network to create, or what replaces one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeAccepted | Error]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        zone_name=zone_name,
        virtual_network_id=virtual_network_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    zone_name: str,
    virtual_network_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: VirtualNetworkInRequest,
) -> ChangeAccepted | Error | None:
    """Replace a virtual network

     Replaces everything in a virtual network but its name. What is not sent is erased. Provenance of the
    response 200: inferred.

    Args:
        project_id (str):
        zone_name (str):
        virtual_network_id (str):
        body (VirtualNetworkInRequest): A virtual network to create, or what replaces one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeAccepted | Error
    """

    return sync_detailed(
        project_id=project_id,
        zone_name=zone_name,
        virtual_network_id=virtual_network_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    zone_name: str,
    virtual_network_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: VirtualNetworkInRequest,
) -> Response[ChangeAccepted | Error]:
    """Replace a virtual network

     Replaces everything in a virtual network but its name. What is not sent is erased. Provenance of the
    response 200: inferred.

    Args:
        project_id (str):
        zone_name (str):
        virtual_network_id (str):
        body (VirtualNetworkInRequest): A virtual network to create, or what replaces one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeAccepted | Error]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        zone_name=zone_name,
        virtual_network_id=virtual_network_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    zone_name: str,
    virtual_network_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: VirtualNetworkInRequest,
) -> ChangeAccepted | Error | None:
    """Replace a virtual network

     Replaces everything in a virtual network but its name. What is not sent is erased. Provenance of the
    response 200: inferred.

    Args:
        project_id (str):
        zone_name (str):
        virtual_network_id (str):
        body (VirtualNetworkInRequest): A virtual network to create, or what replaces one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeAccepted | Error
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            zone_name=zone_name,
            virtual_network_id=virtual_network_id,
            client=client,
            body=body,
        )
    ).parsed
