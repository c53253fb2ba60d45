# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...models.resource_envelope import ResourceEnvelope
from ...models.service_error import ServiceError
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: str,
    zone_name: str,
    *,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
    sort: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["offset"] = offset

    params["limit"] = limit

    params["sort"] = sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/projects/{project_id}/zones/{zone_name}/volumes".format(
            project_id=quote(str(project_id), safe=""),
            zone_name=quote(str(zone_name), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ServiceError | list[ResourceEnvelope]:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        if not isinstance(_response_200, list):
            raise TypeError(f"response_200: expected an array, found {type(_response_200).__name__}")
        for response_200_item_data in _response_200:
            response_200_item = ResourceEnvelope.from_dict(response_200_item_data)

            response_200.append(response_200_item)

        return response_200

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
) -> Response[ServiceError | list[ResourceEnvelope]]:
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
    offset: int | Unset = 0,
    limit: int | Unset = 100,
    sort: str | Unset = UNSET,
) -> Response[ServiceError | list[ResourceEnvelope]]:
    """Find the volumes of a zone

     Lists the volumes of one zone, a page at a time.

    Args:
        project_id (str):
        zone_name (str):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.
        sort (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ServiceError | list[ResourceEnvelope]]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        zone_name=zone_name,
        offset=offset,
        limit=limit,
        sort=sort,
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
    offset: int | Unset = 0,
    limit: int | Unset = 100,
    sort: str | Unset = UNSET,
) -> ServiceError | list[ResourceEnvelope] | None:
    """Find the volumes of a zone

     Lists the volumes of one zone, a page at a time.

    Args:
        project_id (str):
        zone_name (str):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.
        sort (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ServiceError | list[ResourceEnvelope]
    """

    return sync_detailed(
        project_id=project_id,
        zone_name=zone_name,
        client=client,
        offset=offset,
        limit=limit,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    zone_name: str,
    *,
    client: AuthenticatedClient | Client,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
    sort: str | Unset = UNSET,
) -> Response[ServiceError | list[ResourceEnvelope]]:
    """Find the volumes of a zone

     Lists the volumes of one zone, a page at a time.

    Args:
        project_id (str):
        zone_name (str):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.
        sort (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ServiceError | list[ResourceEnvelope]]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        zone_name=zone_name,
        offset=offset,
        limit=limit,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    zone_name: str,
    *,
    client: AuthenticatedClient | Client,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
    sort: str | Unset = UNSET,
) -> ServiceError | list[ResourceEnvelope] | None:
    """Find the volumes of a zone

     Lists the volumes of one zone, a page at a time.

    Args:
        project_id (str):
        zone_name (str):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.
        sort (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ServiceError | list[ResourceEnvelope]
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            zone_name=zone_name,
            client=client,
            offset=offset,
            limit=limit,
            sort=sort,
        )
    ).parsed
