"""A web service on the SDK: one asynchronous client for its whole life, values as JSON, errors as what they are.

Usage: uvicorn web:app, or fastapi dev web.py. Settings come from `EVOLUTION_IAAS_*` variables or a profile.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import evolution_iaas as iaas
from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the client when the service starts, and close it when it ends: connections and token are shared."""
    async with iaas.AsyncClient.from_env() as client:
        app.state.client = client
        yield


app = FastAPI(lifespan=lifespan)


def client_of(request: Request) -> iaas.AsyncClient:
    client: iaas.AsyncClient = request.app.state.client
    return client


Client = Annotated[iaas.AsyncClient, Depends(client_of)]


@app.get("/networks")
async def networks(client: Client) -> list[dict[str, Any]]:
    """All networks, as the service sent them."""
    return [network.to_dict() async for network in client.virtual_networks.find()]


@app.put("/networks/{name}", status_code=202)
async def create_network(name: str, subnet: str, client: Client) -> dict[str, Any]:
    """Start a change; who asked follows its job."""
    accepted = await client.virtual_networks.create(name, [iaas.Subnet(subnet)])
    return {"id": str(accepted.id), "job": accepted.job.job_id}


@app.get("/jobs/{job_id}")
async def job(job_id: str, client: Client) -> dict[str, Any]:
    """How a job stands."""
    return (await client.jobs.get(job_id)).to_dict()


@app.exception_handler(iaas.EvolutionError)
async def failed(_: Request, error: Exception) -> JSONResponse:
    """An error of the platform, with its status where it has one."""
    status = error.status_code if isinstance(error, iaas.ApiError) else 502
    if isinstance(error, iaas.ConfigurationError):  # an argument that cannot be used
        status = 422
    return JSONResponse({"detail": str(error)}, status)
