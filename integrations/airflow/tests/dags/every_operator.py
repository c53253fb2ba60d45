"""A DAG for each authentication mode, with every operator in a row; arguments are the spec's examples."""

import datetime
from typing import Any

from airflow.sdk import DAG, chain
from evolution_iaas_airflow import operators
from evolution_iaas_airflow.base import ChangeOperator
from evolution_iaas_airflow.reading import GROUP, command_of
from evolution_iaas_client.commands import OBJECTS, Option

ORDER = ("create", "ensure", "update", "modify", "delete")
MADE = "made-{}"  # the name of what the create of a resource makes


def example(row: Option, name: str) -> Any:
    """Return what an argument may be."""
    if row.name == "name":
        return name
    if row.kind in OBJECTS:
        value: Any = {each.name: example(each, "example") for each in OBJECTS[row.kind] if each.required}
    else:
        value = row.values[0] if row.values else row.example
    return [value] if row.several else value


def task(operator: type[ChangeOperator], conn_id: str) -> ChangeOperator:
    """Return a task of an operator."""
    group, name = GROUP[operator._resource], operator._command
    command = command_of(group, name)
    own = MADE.format(group.name) if name in ("create", "update") else f"{name}-{group.name}"
    given = {
        row.name: MADE.format(row.names) if row.names else example(row, own)
        for row in (*command.arguments, *command.options)
        if row.required
    }
    if name == "modify":
        given |= {row.name: "changed" for row in command.options if row.name == "description"}
    secrets = {"secrets_variable": f"{conn_id}-{name}-key"} if command.secrets else {}
    return operator(task_id=operator.__name__, evolution_conn_id=conn_id, **given, **secrets)


def dag_of(conn_id: str) -> DAG:
    """Return the DAG of a connection."""
    found = [getattr(operators, name) for name in operators.__all__]
    groups = list(GROUP)
    found.sort(key=lambda each: (ORDER.index(each._command), groups.index(each._resource)))
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    with DAG(f"every_operator_{conn_id}", schedule=None, start_date=start) as dag:
        chain(*(task(each, conn_id) for each in found))
    return dag


public = dag_of("public")
inside = dag_of("inside")
