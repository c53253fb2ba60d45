# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.key_pair_created import KeyPairCreated
from ...models.key_pair_in_request import KeyPairInRequest
from ...types import Response


def _get_kwargs(
    project_id: str,
    zone_name: str,
    *,
    body: KeyPairInRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/projects/{project_id}/zones/{zone_name}/keypairs".format(
            project_id=quote(str(project_id), safe=""),
            zone_name=quote(str(zone_name), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | KeyPairCreated | None:
    if response.status_code == 201:
        response_201 = KeyPairCreated.from_dict(response.json())

        return response_201

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
) -> Response[Error | KeyPairCreated]:
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
    body: KeyPairInRequest,
) -> Response[Error | KeyPairCreated]:
    """Create a key pair

     Makes a key pair from a public key, or generates both keys when none is given. The generated private
    key is
    in this response and nowhere else.

    Args:
        project_id (str):
        zone_name (str):
        body (KeyPairInRequest): A key pair to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | KeyPairCreated]
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
    body: KeyPairInRequest,
) -> Error | KeyPairCreated | None:
    """Create a key pair

     Makes a key pair from a public key, or generates both keys when none is given. The generated private
    key is
    in this response and nowhere else.

    Args:
        project_id (str):
        zone_name (str):
        body (KeyPairInRequest): A key pair to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | KeyPairCreated
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
    body: KeyPairInRequest,
) -> Response[Error | KeyPairCreated]:
    """Create a key pair

     Makes a key pair from a public key, or generates both keys when none is given. The generated private
    key is
    in this response and nowhere else.

    Args:
        project_id (str):
        zone_name (str):
        body (KeyPairInRequest): A key pair to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | KeyPairCreated]
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
    body: KeyPairInRequest,
) -> Error | KeyPairCreated | None:
    """Create a key pair

     Makes a key pair from a public key, or generates both keys when none is given. The generated private
    key is
    in this response and nowhere else.

    Args:
        project_id (str):
        zone_name (str):
        body (KeyPairInRequest): A key pair to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | KeyPairCreated
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            zone_name=zone_name,
            client=client,
            body=body,
        )
    ).parsed
