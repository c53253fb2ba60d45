"""Programs that use the resources of `shapes`, for test_new_resources."""

HEAD = """
import asyncio, inspect, json, typing
import evolution_iaas as iaas
import evolution_iaas_client
from evolution_iaas_simulator import ManualClock, Simulator, SimulatorTransport, asgi_app
import httpx

clock = ManualClock()
simulator = Simulator(clock=clock)
auth = iaas.OrangeDeveloper(api_key="demo-api-key", client_id="demo-client", client_secret="demo-secret")
common = dict(project_id="p", zone="z", clock=clock)
client = iaas.Client(auth, transport=SimulatorTransport(simulator), **common)


def refused(kind, call):
    try:
        call()
    except kind as error:
        return str(error)
    raise AssertionError("not refused")

"""

PROGRAMS = {
    "a: values, integers, booleans, enums, delete": """
listener = iaas.Listener(443, "http", sticky=True)
assert listener.to_dict() == {"port": 443, "protocol": "http", "sticky": True}
given = dict(timeout=30, public=False, weights=[1, 2.5], algorithm="least")
accepted = client.load_balancers.create("web", [listener], **given)
balancer = accepted.wait()
assert isinstance(balancer, iaas.LoadBalancer)
assert (balancer.timeout, balancer.public, balancer.weights) == (30, False, [1, 2.5])
assert balancer.algorithm == "least" and balancer.listeners == [listener]
assert json.loads(json.dumps(balancer.to_dict()))["listeners"] == [listener.to_dict()]
assert client.load_balancers.ensure("web", [listener], timeout=30, timeout_=60) == balancer
assert client.load_balancers.get_by_name("web") == client.load_balancers.wait_usable(balancer) == balancer
assert "/timeout is 30, not 31" in refused(
    iaas.DiffersError, lambda: client.load_balancers.ensure("web", [listener], timeout=31))
balancer = client.load_balancers.modify(balancer, public=True).wait()
assert (balancer.timeout, balancer.public) == (30, True)
assert client.load_balancers.create("x", [listener], timeout=5, dry_run=True).body["timeout"] == 5
changed = client.load_balancers.update(balancer, [iaas.Listener(80)], public=True).wait()
assert changed.public and changed.timeout is None and changed.name == "web"
assert "timeout must be a whole number, not str" in refused(
    iaas.ConfigurationError, lambda: client.load_balancers.create("x", [listener], timeout="30"))
assert "public must be True or False, not int" in refused(
    iaas.ConfigurationError, lambda: client.load_balancers.create("x", [listener], public=1))
assert "listeners must hold iaas.Listener, not dict" in refused(
    iaas.ConfigurationError, lambda: client.load_balancers.create("x", [{"port": 1}]))
assert "port must be a whole number, not str" in refused(iaas.ConfigurationError, lambda: iaas.Listener("443"))
assert "'ftp' does not exist; there are: http, tcp" in refused(iaas.ConfigurationError, lambda: iaas.Listener(1, "ftp"))
assert "'size'" in refused(TypeError, lambda: client.load_balancers.create("x", [listener], size=1))
assert client.load_balancers.status(balancer) == "web\\n"
gone = client.load_balancers.delete(balancer)
assert client.load_balancers.get(balancer).provisioning_state == "deleting"
assert gone.wait() is None
refused(iaas.NotFoundError, lambda: client.load_balancers.get(balancer))
again = iaas.Accepted.from_json(gone.to_json())
assert client.load_balancers.wait(again) is None
""",
    "b: no zone": """
simulator.add("flavors", "p", name="small", cpus=2, memory=4.5)
[flavor] = client.flavors.find()
assert (flavor.name, flavor.cpus, flavor.memory) == ("small", 2, 4.5)
assert client.flavors.get("small") == client.flavors.get(flavor) == flavor
assert "zone" not in inspect.signature(client.flavors.get).parameters
assert client.flavors.find().first() == flavor and client.flavors.find().all() == [flavor]
simulator.add("Quota", "p", "eur", name="cores", limit=8)
assert [quota.limit for quota in client.quotas.find("eur")] == [8] and client.quotas.find("usa").all() == []
assert client.quotas.get("eur", "cores").name == "cores"
""",
    "c: an irregular plural": """
policy = simulator.add("routingpolicies", "p", "z", name="r")
[found] = client.routing_policies.find()
assert found.name == "r" and isinstance(found, iaas.RoutingPolicy)
assert "policy must be an id" in refused(iaas.ConfigurationError, lambda: client.routing_policies.get(5))
subnets = [iaas.Subnet("10.0.0.0/24")]
network = client.virtual_networks.create("n", subnets, routing_policy_refs=[{"id": policy}]).wait()
why = refused(iaas.BadRequestError, lambda: client.routing_policies.delete(found))
assert "used by the virtual network 'n'" in why
client.virtual_networks.update(network, subnets).wait()
assert client.routing_policies.delete(found) is None
refused(iaas.NotFoundError, lambda: client.routing_policies.get(policy))
assert list(client.routing_policies.find()) == []
""",
    "d: a child": """
volume = simulator.add("Volume", "p", "z", name="v")
snapshots = client.volumes.snapshots(volume)
assert list(snapshots.find()) == []
made = snapshots.create("s")
assert isinstance(made, iaas.Snapshot) and made.name == "s"
assert snapshots.get(made) == snapshots.get(str(made.id)) == made and [made] == snapshots.find().all()
[read] = client.volumes.find()
assert client.volumes.snapshots(read).find().all() == [made]
other = client.volumes.snapshots(simulator.add("Volume", "p", "z", name="w"))
assert "snapshot belongs to" in refused(iaas.ConfigurationError, lambda: other.get(made))
assert snapshots.delete(made) is None and snapshots.find().first() is None
refused(iaas.NotFoundError, lambda: client.volumes.snapshots("none").find().all())
""",
    "e: a delete and an action on what is there": """
network = client.virtual_networks.create("n", [iaas.Subnet("10.0.0.0/24")]).wait()
assert client.virtual_networks.delete(network).wait() is None
machine = simulator.add("VirtualMachine", "p", "z", name="m")
started = client.virtual_machines.start(machine)
assert isinstance(started, iaas.Accepted) and client.virtual_machines.get(machine).provisioning_state == "updating"
assert started.wait().name == "m"
assert "Start virtual machine m" in [job.description for job in client.jobs.find()]
""",
    "f: a status of one operation": """
client.load_balancers.create("web", [iaas.Listener(1)])
try:
    client.load_balancers.create("web", [iaas.Listener(1)])
except iaas.ApiError as error:
    assert (error.status_code, error.code) == (409, 69) and "'web'" in error.description
else:
    raise AssertionError("not refused")
""",
    "answers that are bytes, nothing or a job, any status, PATCH, a class within itself": """
def answering(status, **answer):
    transport = httpx.MockTransport(lambda request: httpx.Response(status, **answer))
    auth = iaas.OrangeDeveloper(api_key="k", access_token="t")
    return iaas.Client(auth, transport=transport, retries=0, **common)

identifier = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
layers = [{"id": identifier, "layers": [{"id": identifier}]}]
template = simulator.add("Template", "p", "z", level=2, built="2024-10-02", publishedAt=None, layers=layers)
found = client.templates.get(template)
assert found.level is iaas.TemplateLevel(2) and found.published_at is None
assert found.layers[0].layers[0].layers == [] and found.to_dict()["layers"] == layers
assert client.templates.update(found, level=1, labels={"a": "b"}).labels == {"a": "b"}
assert "level 3 does not exist; there are: 1, 2" in refused(
    iaas.ConfigurationError, lambda: client.templates.update(found, level=3))
assert client.templates.content(found) == template.encode() + b"\\n"
assert answering(200, content=bytes(range(256))).templates.content(found) == bytes(range(256))
assert client.templates.publish(found, reason="ready").wait() is None and client.templates.publish(found).wait() is None
assert answering(200).templates.publish(found) is None
for status, kind in ((404, iaas.NotFoundError), (418, iaas.ApiError), (503, iaas.ServiceUnavailableError)):
    told = {"code": 1, "message": "m"}
    assert "m" in refused(kind, lambda: answering(status, json=told).templates.get(found))  # default
assert "m" in refused(iaas.ApiError, lambda: answering(418, json=told).templates.publish(found))  # 4XX
refused(iaas.UnexpectedResponseError, lambda: answering(418, json=told).flavors.get("small"))
""",
    "the asynchronous client": """
async def scene():
    transport = httpx.ASGITransport(asgi_app(simulator))
    async with iaas.AsyncClient(auth, transport=transport, **common) as client:
        balancer = await (await client.load_balancers.create("web", [iaas.Listener(443)])).wait()
        assert await client.load_balancers.status(balancer) == "web\\n"
        assert (await client.load_balancers.find().first()) == balancer
        assert (await (await client.load_balancers.delete(balancer)).wait()) is None
        simulator.add("Flavor", "p", name="small", cpus=2)
        assert [one.name async for one in client.flavors.find()] == ["small"]
        simulator.add("Quota", "p", "eur", name="cores", limit=8)
        assert (await client.quotas.get("eur", "cores")).limit == 8
        volume = simulator.add("Volume", "p", "z", name="v")
        snapshot = await client.volumes.snapshots(volume).create("s")
        assert await client.volumes.snapshots(volume).find().all() == [snapshot]
        assert await client.volumes.snapshots(volume).delete(snapshot) is None
        simulator.add("RoutingPolicy", "p", "z", name="r")
        assert await client.routing_policies.delete(await client.routing_policies.find().first()) is None
        machine = simulator.add("VirtualMachine", "p", "z", name="m")
        assert (await (await client.virtual_machines.start(machine)).wait()).name == "m"
        network = await (await client.virtual_networks.create("n", [iaas.Subnet("10.0.0.0/24")])).wait()
        assert await (await client.virtual_networks.delete(network)).wait() is None
        template = simulator.add("Template", "p", "z", publishedAt=None)
        assert await client.templates.content(template) == template.encode() + b"\\n"
        assert (await client.templates.update(template, level=1)).level == 1
        assert await (await client.templates.publish(template)).wait() is None

asyncio.run(scene())
""",
    "help": """
for cls in (iaas.LoadBalancers, iaas.AsyncLoadBalancers):
    text = inspect.getdoc(cls.create)
    told = ("timeout: seconds until a connection is closed. At least 1.", "Source: `POST /projects", "409", "Raises:")
    assert all(each in text for each in told), text
    assert "**" not in str(inspect.signature(cls.create))
    typing.get_type_hints(cls.create)
assert {"LoadBalancer", "LoadBalancers", "AsyncFlavors", "Listener", "ListenerProtocol"} <= set(iaas.__all__)
""",
}
