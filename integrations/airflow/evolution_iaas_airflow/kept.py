"""What a task keeps for its next try: that a change was sent, and what was accepted."""

from __future__ import annotations

from typing import Any

from airflow.providers.common.compat.sdk import Context, Variable

SENT = "sent"  # something was sent, and no response was kept: nobody knows what came of it
_KEY = "evolution_iaas"


class Kept:
    """State of a task that outlives a try: in Airflow's task state store, before Airflow 3.3 in a variable.

    An XCom would not do: Airflow deletes those of a task when a try begins.

    Args:
        context: of the task.
    """

    def __init__(self, context: Context) -> None:
        self._store: Any = context.get("task_state_store")
        task = context["ti"]
        self._name = "-".join(map(str, (_KEY, task.dag_id, task.run_id, task.task_id, task.map_index)))

    def read(self) -> str | None:
        """Return the JSON of the accepted change, `SENT`, or None if nothing was sent."""
        found = self._store.get(_KEY) if self._store else Variable.get(self._name, default=None)
        return None if found is None else str(found)

    def write(self, text: str) -> None:
        """Keep a text."""
        if self._store:
            self._store.set(_KEY, text)
        else:
            Variable.set(self._name, text)

    def clear(self) -> None:
        """Forget it: the change has been carried out, or has failed for good."""
        if self._store:
            self._store.delete(_KEY)
        else:
            Variable.delete(self._name)
