"""Only type-checked, never run: the contract with our users' type checkers."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from typing import assert_type
from uuid import UUID

import evolution_iaas as iaas

auth = iaas.OrangeDeveloper(api_key="k", client_id="i", client_secret="s")
inside = iaas.OrangeDeveloperInside(requester_id="r", access_token=lambda: "t")
client = iaas.Client(auth, project_id="p", timeout=None, retries=0, verify="ca.pem", proxy="http://127.0.0.1:1")
other = iaas.AsyncClient(inside, base_url="https://gateway.example.com")

assert_type(iaas.Client.from_env(timeout=3), iaas.Client)
assert_type(iaas.AsyncClient.from_env("profile"), iaas.AsyncClient)

job = client.jobs.get("id")
assert_type(job, iaas.Job)
assert_type(job.id, UUID)
assert_type(job.state, iaas.JobState)
assert_type(job.state.is_known, bool)
assert_type(job.created_date, datetime)
assert_type(job.end_processing_date, datetime | None)
assert_type(job.duration, timedelta | None)
assert_type(job.messages, list[iaas.JobMessage])
assert_type(job.messages[0].description, str | None)

found = client.jobs.find(state=["failed", iaas.JobState.COMPLETED], sort="-createdDate")
assert_type(found, iaas.Pager[iaas.Job])
assert_type(found.total, int | None)
assert_type(iter(found), Iterator[iaas.Job])
assert_type(client.jobs.watch(job), Iterator[iaas.Job])
assert_type(client.jobs.wait(iaas.JobRef("p", "j"), poll=lambda polls: 2.0 * polls, on_update=print), iaas.Job)

assert_type(client.jobs.wait_many([job, "id"]), Iterator[iaas.Job])

key = client.key_pairs.get("id", zone="z")
assert_type(key, iaas.KeyPair)
assert_type(key.public_key, str | None)
assert_type(key.provisioning_state, iaas.BasicState)
assert_type(client.key_pairs.find(provisioning_state="active", limit=5), iaas.Pager[iaas.KeyPair])
accepted = client.key_pairs.create("k", public_key="…", description="d", tags={"a": "b"})
assert_type(accepted, iaas.Accepted[iaas.KeyPair])
assert_type(accepted.id, UUID | None)
assert_type(accepted.job, iaas.JobRef)
assert_type(accepted.retry_after, float | None)
assert_type(accepted.wait(timeout=None, on_update=print), iaas.KeyPair)
assert_type(client.key_pairs.wait(iaas.Accepted.from_json("")), iaas.KeyPair)
rule = iaas.SecurityRule("r", ["::/0"], ["egress"])  # texts are taken, too
group = client.security_groups.create("g", [rule]).wait()
assert_type(group.security_rules, list[iaas.SecurityRule])
assert_type(client.security_groups.update(group, description="d"), iaas.Accepted[iaas.SecurityGroup])
assert_type(client.security_groups.rules(group).create(rule).wait(), iaas.SecurityGroup)
network = client.virtual_networks.create("n", [iaas.Subnet("10.0.0.0/24")]).wait()
assert_type(network.subnets[0].enable_dhcp, bool | None)
assert_type(client.virtual_networks.update(network, network.subnets), iaas.Accepted[iaas.VirtualNetwork])
assert_type(client.virtual_machines.get(UUID(int=1)).boot_volume_ref, iaas.ResourceReference | None)
assert_type(client.interfaces.get("vm", "eth0"), iaas.Interface)
assert_type(client.interfaces.find("vm", name="eth0"), iaas.Pager[iaas.Interface])
assert_type(client.public_ip_addresses.find(is_used=True), iaas.Pager[iaas.PublicIpAddress])
assert_type(client.volumes.find(), iaas.Pager[iaas.Volume])
assert_type(client.server_groups.get("id"), iaas.ServerGroup)
assert_type(client.wait_many([client.key_pairs.create("k")]), Iterator[iaas.KeyPair])
assert_type(client.jobs.wait(client.key_pairs.create("k")), iaas.Job)
assert_type(client.key_pairs.create("k", dry_run=True), iaas.Plan)
assert_type(client.key_pairs.create("k", dry_run=False), iaas.Accepted[iaas.KeyPair])
assert_type(client.key_pairs.delete("id", dry_run=True), iaas.Plan)
assert_type(client.key_pairs.ensure("k", on_difference=print), iaas.KeyPair)
assert_type(client.key_pairs.ensure("k", dry_run=True).differences, tuple[iaas.Difference, ...])
assert_type(client.security_groups.modify("id", description="d"), iaas.Accepted[iaas.SecurityGroup])
assert_type(client.security_groups.modify("id", description="d", dry_run=True), iaas.Plan)
assert_type(client.security_groups.wait_usable("id"), iaas.SecurityGroup)
assert_type(client.virtual_machines.get_by_name("web-1"), iaas.VirtualMachine)


async def changed(inner: iaas.AsyncClient) -> None:
    change = await inner.key_pairs.create("k")
    assert_type(change, iaas.AsyncAccepted[iaas.KeyPair])
    assert_type(await change.wait(), iaas.KeyPair)
    assert_type(await inner.key_pairs.get("id"), iaas.KeyPair)
    assert_type(inner.jobs.wait_many(["a", "b"]), AsyncIterator[iaas.Job])
    assert_type(inner.wait_many([change]), AsyncIterator[iaas.KeyPair])
    assert_type(await inner.key_pairs.ensure("k"), iaas.KeyPair)
    assert_type(await inner.key_pairs.create("k", dry_run=True), iaas.Plan)
    assert_type(inner.volumes.find(), iaas.AsyncPager[iaas.Volume])


async def awaited() -> None:
    async with other as inner:
        assert_type(inner, iaas.AsyncClient)
        assert_type(await inner.jobs.get(UUID(int=1)), iaas.Job)
        assert_type(inner.jobs.find(), iaas.AsyncPager[iaas.Job])
        assert_type(inner.jobs.watch("id"), AsyncIterator[iaas.Job])
        assert_type(await inner.jobs.wait("id", timeout=None), iaas.Job)


def drifted(error: iaas.DriftError, info: iaas.SpecInfo) -> None:
    assert_type(error.events, tuple[iaas.DriftEvent, ...])
    assert_type(error.events[0].pointer, str)
    assert_type(error.events[0].value, str | None)
    assert_type(iaas.spec_info(), iaas.SpecInfo)
    assert_type(info.spec_sha256, str)
    iaas.Client.from_env(on_drift=print, strict=True, deadline=None, max_response_bytes=1)


def errors(error: iaas.ApiError, failed: iaas.JobFailedError, late: iaas.JobTimeoutError) -> None:
    assert_type(error.status_code, int)
    assert_type(error.code, int | None)
    assert_type(error.retry_after, float | None)
    assert_type(failed.job, iaas.Job)
    assert_type(late.job, iaas.Job | None)
    assert_type(late.ref, iaas.JobRef)
