# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.network_interface import NetworkInterface
from ...types import Response


def _get_kwargs(
    project_id: str,
    zone_name: str,
    virtual_machine_id: str,
    interface_name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/projects/{project_id}/zones/{zone_name}/virtualmachines/{virtual_machine_id}/interfaces/{interface_name}".format(
            project_id=quote(str(project_id), safe=""),
            zone_name=quote(str(zone_name), safe=""),
            virtual_machine_id=quote(str(virtual_machine_id), safe=""),
            interface_name=quote(str(interface_name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | NetworkInterface | None:
    if response.status_code == 200:
        response_200 = NetworkInterface.from_dict(response.json())

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
) -> Response[Error | NetworkInterface]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    zone_name: str,
    virtual_machine_id: str,
    interface_name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Error | NetworkInterface]:
    """Get an interface by its name

     Returns one interface of a virtual machine.

    Args:
        project_id (str):
        zone_name (str):
        virtual_machine_id (str):
        interface_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | NetworkInterface]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        zone_name=zone_name,
        virtual_machine_id=virtual_machine_id,
        interface_name=interface_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    zone_name: str,
    virtual_machine_id: str,
    interface_name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Error | NetworkInterface | None:
    """Get an interface by its name

     Returns one interface of a virtual machine.

    Args:
        project_id (str):
        zone_name (str):
        virtual_machine_id (str):
        interface_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | NetworkInterface
    """

    return sync_detailed(
        project_id=project_id,
        zone_name=zone_name,
        virtual_machine_id=virtual_machine_id,
        interface_name=interface_name,
        client=client,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    zone_name: str,
    virtual_machine_id: str,
    interface_name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Error | NetworkInterface]:
    """Get an interface by its name

     Returns one interface of a virtual machine.

    Args:
        project_id (str):
        zone_name (str):
        virtual_machine_id (str):
        interface_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | NetworkInterface]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        zone_name=zone_name,
        virtual_machine_id=virtual_machine_id,
        interface_name=interface_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    zone_name: str,
    virtual_machine_id: str,
    interface_name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Error | NetworkInterface | None:
    """Get an interface by its name

     Returns one interface of a virtual machine.

    Args:
        project_id (str):
        zone_name (str):
        virtual_machine_id (str):
        interface_name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | NetworkInterface
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            zone_name=zone_name,
            virtual_machine_id=virtual_machine_id,
            interface_name=interface_name,
            client=client,
        )
    ).parsed
