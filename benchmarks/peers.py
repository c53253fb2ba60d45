"""Clients that are measured side by side: ours, HTTP libraries, and SDKs of other services, with one small read."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import evolution_iaas as iaas
import httpx
import httpx2
import requests
import urllib3
from measure import HEADERS, HERE, JOB_ID

Call = Callable[[], object]
AUTH = {"api_key": "key-1", "access_token": "token-1"}
BARE = "`httpx.Client`, `.json()`"
OURS, FAST = "**evolution-iaas**", '**evolution-iaas**, `engine="fast"`'


def ours(url: str, **options: Any) -> iaas.Client:
    """Return a client of ours."""
    return iaas.Client(iaas.OrangeDeveloper(**AUTH), project_id="p-1", zone="z-1", base_url=url, **options)


def reads(url: str, folder: Path) -> dict[str, Call]:
    """Return what reads a job, or what other services have of the kind; the first is the yardstick."""
    path = f"/projects/p-1/jobs/{JOB_ID}"
    bare, bare2 = httpx.Client(base_url=url, headers=HEADERS), httpx2.Client(base_url=url, headers=HEADERS)
    session, pool = requests.Session(), urllib3.PoolManager(headers=HEADERS)
    session.headers.update(HEADERS)
    client, fast = ours(url), ours(url, engine="fast")
    found: dict[str, Call] = {
        BARE: lambda: bare.get(path).json(),
        OURS: lambda: client.jobs.get(JOB_ID),
        FAST: lambda: fast.jobs.get(JOB_ID),
        "`httpx2.Client`, `.json()`": lambda: bare2.get(path).json(),
        "`requests.Session`, `.json()`": lambda: session.get(url + path).json(),
        "`urllib3.PoolManager`, `.json()`": lambda: pool.request("GET", url + path).json(),
    }
    if (generated := openapi_generator(folder, url)) is not None:
        found["openapi-generator's `python` client"] = generated
    return {**found, **services(url)}


def creates(url: str) -> dict[str, Call]:
    """Return what makes a key pair."""
    path, body = "/projects/p-1/zones/z-1/keypairs", {"name": "deploy", "description": "For deployments"}
    bare = httpx.Client(base_url=url, headers=HEADERS)
    client, fast = ours(url), ours(url, engine="fast")
    return {
        "`httpx.Client.post(…, json=…)`, `.json()`": lambda: bare.post(path, json=body).json(),
        OURS: lambda: client.key_pairs.create(**body),
        FAST: lambda: fast.key_pairs.create(**body),
    }


def pages(url: str, count: int) -> dict[str, Call]:
    """Return what reads a page of jobs."""
    bare = httpx.Client(base_url=url, headers=HEADERS)
    client, fast = ours(url), ours(url, engine="fast")
    return {
        BARE: lambda: bare.get("/projects/p-1/jobs", params={"limit": count}).json(),
        OURS: lambda: client.jobs.find(limit=count).all(),
        FAST: lambda: fast.jobs.find(limit=count).all(),
    }


def openapi_generator(folder: Path, url: str) -> Call | None:
    """Return a call of what openapi-generator's `python` generator makes of the same spec; None without Java."""
    if shutil.which("java") is None:
        return None
    command = [str(Path(sys.executable).with_name("openapi-generator-cli")), "generate", "-g", "python"]
    command += ["-i", str(HERE.parent / "spec" / "openapi.yaml"), "-o", str(folder)]
    subprocess.run([*command, "--package-name", "compared_client"], check=True, capture_output=True)
    sys.path.insert(0, str(folder))
    compared: Any = __import__("compared_client")
    configuration = compared.Configuration(host=url, access_token="token-1", api_key={"OrangeDeveloperApiKey": "key-1"})
    api = compared.JobsApi(compared.ApiClient(configuration))
    return lambda: api.get_job("p-1", JOB_ID)


def services(url: str) -> dict[str, Call]:
    """Return calls of SDKs of other services, at our server."""
    import azure.core
    import botocore.session
    import hcloud
    import openai
    import stripe
    from azure.core.rest import HttpRequest

    cloud = hcloud.Client(token="token-1", api_endpoint=url)
    models = openai.OpenAI(api_key="key-1", base_url=url).models
    customers = stripe.StripeClient("key-1", base_addresses={"api": url.removesuffix("/v1")}).v1.customers
    session = botocore.session.Session()
    session.set_credentials("key", "secret")
    tables = session.create_client("dynamodb", region_name="eu-west-3", endpoint_url=url)
    pipeline = azure.core.PipelineClient(url)
    target = f"{url}/projects/p-1/jobs/{JOB_ID}"
    return {
        "hcloud, `actions.get_by_id`": lambda: cloud.actions.get_by_id(1),
        "openai, `models.retrieve`": lambda: models.retrieve("m-1"),
        "stripe, `customers.retrieve`": lambda: customers.retrieve("cus_1"),
        "botocore, `dynamodb.describe_table`": lambda: tables.describe_table(TableName="t"),
        "azure-core, `PipelineClient`, `.json()`": lambda: pipeline.send_request(HttpRequest("GET", target)).json(),
    }
