"""Only type-checked, never run: calls of the low-level client, as users of `client.raw` write them."""

from datetime import datetime
from typing import assert_type
from uuid import UUID

import evolution_iaas as iaas
from evolution_iaas_client import Client
from evolution_iaas_client.api.jobs import find_jobs, get_job
from evolution_iaas_client.api.key_pairs import create_key_pair, get_key_pair
from evolution_iaas_client.models import (
    BasicState,
    ChangeAccepted,
    Job,
    JobMessage,
    JobState,
    KeyPairCreated,
    KeyPairInRequest,
    KeyPairInResponse,
    SecurityRuleDirection,
    SecurityRuleInRequest,
    ServiceError,
    SubnetInRequest,
)
from evolution_iaas_client.types import Unset


def calls(client: iaas.Client) -> None:
    raw = client.raw
    assert_type(raw, Client)
    assert_type(get_job.sync("p", "j", client=raw), ServiceError | Job | None)
    found = find_jobs.sync("p", client=raw, state=[JobState.FAILED], offset=0, limit=10)
    assert_type(found, ServiceError | list[Job] | None)
    assert_type(get_key_pair.sync("p", "z", "k", client=raw), ServiceError | KeyPairInResponse | None)
    body = KeyPairInRequest(name="k", description="d", public_key="ssh-rsa …")
    assert_type(create_key_pair.sync("p", "z", client=raw, body=body), ServiceError | KeyPairCreated | None)


def job(read: Job, message: JobMessage, error: ServiceError) -> None:
    assert_type(read.id, UUID)
    assert_type(read.h_ref, str)
    assert_type(read.state, JobState)
    assert_type(read.description, str)
    assert_type(read.created_date, datetime)
    assert_type(read.requester_id, str)
    assert_type(read.start_processing_date, datetime | Unset)
    assert_type(read.end_processing_date, datetime | Unset)
    assert_type(read.messages, list[JobMessage] | Unset)
    assert_type(message.code, int)
    assert_type(message.message, str)
    assert_type(message.description, str | Unset)
    assert_type((error.code, error.message, error.description), tuple[int, str, str | Unset])


def resources(key: KeyPairInResponse, accepted: ChangeAccepted) -> None:
    assert_type(key.name, str)
    assert_type(key.id, UUID)
    assert_type(key.provisioning_state, BasicState)
    assert_type(key.public_key, str | Unset)
    assert_type((accepted.id, accepted.h_ref), tuple[UUID, str])
    SecurityRuleInRequest(name="r", match_remote_ip_subnets=["::/0"], match_directions=[SecurityRuleDirection.EGRESS])
    assert_type(SubnetInRequest(subnet="10.0.0.0/24", enable_dhcp=True).enable_dhcp, bool | Unset)
