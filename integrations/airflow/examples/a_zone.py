"""A network with its security group, then server groups, one for each of a list; it can be run again."""

from datetime import UTC, datetime

from airflow.sdk import DAG
from evolution_iaas_airflow.operators import (
    EnsureSecurityGroupOperator,
    EnsureServerGroupOperator,
    EnsureVirtualNetworkOperator,
)

HTTPS = {
    "name": "https",
    "match_remote_ip_subnets": ["192.0.2.0/24"],
    "match_directions": ["ingress"],
    "match_protocols": ["tcp"],
    "match_port_ranges": ["443-443"],
}

with DAG("a_zone", schedule=None, start_date=datetime(2026, 1, 1, tzinfo=UTC), default_args={"retries": 3}) as dag:
    network = EnsureVirtualNetworkOperator(task_id="network", name="backend", subnets=[{"subnet": "10.0.0.0/24"}])
    group = EnsureSecurityGroupOperator(task_id="group", name="web", security_rules=[HTTPS])
    spread = EnsureServerGroupOperator.partial(task_id="spread").expand(name=["web-spread", "db-spread"])
    [network, group] >> spread
