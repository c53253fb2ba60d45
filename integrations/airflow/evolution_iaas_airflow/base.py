"""Base of the operators: sends a change once over all tries of a task, and waits for it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, ClassVar

import evolution_iaas as iaas
from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException, BaseOperator, Context, Variable

from evolution_iaas_airflow.calls import Call, Pending
from evolution_iaas_airflow.hook import EvolutionHook
from evolution_iaas_airflow.kept import SENT, Kept
from evolution_iaas_airflow.links import JobLink, job_url
from evolution_iaas_airflow.reading import GROUP, command_of, only_error
from evolution_iaas_airflow.trigger import JobTrigger


class ChangeOperator(BaseOperator):
    """Sends a change, waits for its job, and returns the resource as JSON, once it can be used.

    A retry takes up the job of the try before, and one after an unknown outcome looks up what was made. What the
    platform has refused, or carried out badly, is sent anew.

    Args:
        evolution_conn_id: the connection.
        project_id: another project than the connection's.
        zone: another zone than the connection's.
        timeout: seconds that a try waits; None waits for ever. The next one goes on waiting.
        poll: seconds between two polls; default: what the service asks for.
        deferrable: wait in the triggerer, without a worker.
        secrets_variable: the Airflow variable that keeps a secret which the platform makes, such as a private key; of a
            key pair without a public key it must be given.
    """

    template_fields: Sequence[str] = ("evolution_conn_id", "project_id", "zone", "secrets_variable")
    operator_extra_links = (JobLink(),)
    ui_color = "#ffe5cc"
    _resource: ClassVar[str]
    _command: ClassVar[str]

    def __init__(
        self,
        *,
        evolution_conn_id: str = EvolutionHook.default_conn_name,
        project_id: str | None = None,
        zone: str | None = None,
        timeout: float | None = 3600.0,
        poll: float | None = None,
        deferrable: bool = True,
        secrets_variable: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.evolution_conn_id = evolution_conn_id
        self.project_id = project_id
        self.zone = zone
        self.timeout = timeout
        self.poll = poll
        self.deferrable = deferrable
        self.secrets_variable = secrets_variable
        self.job_url = ""
        self._hook: EvolutionHook | None = None

    def execute(self, context: Context) -> Any:  # noqa: RET503  # `defer` raises
        """Send the change, unless a try before has done so, and wait for it."""
        kept = Kept(context)
        self._hook = EvolutionHook(self.evolution_conn_id)
        with self._hook.get_conn() as client:
            before = kept.read()
            waited: dict[str, Any]
            if before is None or before == SENT:
                outcome = self._send(client, kept, is_repeated=before == SENT)
                if isinstance(outcome, iaas.Accepted):
                    kept.write(outcome.to_json())
                    self.job_url, waited = job_url(client, outcome.job), {"accepted": outcome.to_json()}
                elif isinstance(outcome, Pending):
                    waited = {"resource": outcome.to_dict()}
                else:
                    kept.clear()
                    return outcome
            else:
                self.log.info("a try before has sent it: %s", before)
                self.job_url = job_url(client, iaas.Accepted.from_json(before).job)
                waited = {"accepted": before}
            if not self.deferrable:
                return self._waited(client, kept, **waited)
        ends = None if self.timeout is None else time.time() + self.timeout
        trigger = JobTrigger(self.evolution_conn_id, ends, poll=self.poll, **waited)
        self.defer(trigger=trigger, method_name="execute_complete")

    def execute_complete(self, context: Context, event: dict[str, Any]) -> Any:
        """Return what the trigger has waited for, or raise why it is not there."""
        status, self.job_url = event["status"], event.get("job_url", "")
        if status in ("completed", "failed"):
            Kept(context).clear()
        if status == "completed":
            return event["result"]
        raise AirflowException(event["message"])

    def on_kill(self) -> None:
        """Stop waiting; the platform's job cannot be cancelled, and the next try takes it up."""
        if self._hook is not None:
            self._hook.close()

    def _waited(
        self, client: iaas.Client, kept: Kept, accepted: str | None = None, resource: dict[str, Any] | None = None
    ) -> Any:
        """Return what is waited for in the worker."""
        timing: dict[str, Any] = {"timeout": self.timeout, **({} if self.poll is None else {"poll": self.poll})}
        try:
            if resource is not None:
                found = [Pending(**resource).wait(client, **timing)]
            else:
                changes: list[Any] = [iaas.Accepted.from_json(str(accepted))]
                found = list(client.wait_many(changes, **timing))
        except (iaas.JobsError, iaas.ResourceFailedError) as error:
            reason = only_error(error) if isinstance(error, iaas.JobsError) else error
            if isinstance(reason, iaas.JobFailedError | iaas.ResourceFailedError):
                kept.clear()
            raise reason from None
        kept.clear()
        return found[0].to_dict() if found and found[0] is not None else None

    def _send(self, client: iaas.Client, kept: Kept, *, is_repeated: bool) -> Any:
        """Return the accepted change, what is there and cannot be used yet, or the resource as JSON."""
        try:
            call = Call(self, client)
            if call.makes_secret and self.secrets_variable is None:
                text = f"the platform would make the {' and '.join(call.command.secrets)}: give secrets_variable"
                raise AirflowFailException(f"{text}, a variable that keeps it; nothing was sent")
            if call.command.kind == "ensure" or (is_repeated and call.can_ensure):
                plan = call.plan()
                if plan.resource is not None:
                    if plan.differences:
                        raise iaas.DiffersError(plan.resource, plan.differences)
                    return self._found(call, plan.resource, is_repeated=is_repeated)
            return self._sent(call, kept, is_repeated=is_repeated)
        except iaas.NotFoundError:
            if is_repeated and command_of(GROUP[self._resource], self._command).ends_gone:
                return None
            raise

    def _sent(self, call: Call, kept: Kept, *, is_repeated: bool) -> Any:
        kept.write(SENT)
        try:
            accepted = call()
        except iaas.OutcomeUnknownError as error:
            found = self._looked_up(call, error)
            if found is None:
                raise  # the next try looks again
            return self._found(call, found, is_repeated=True)
        except iaas.EvolutionError as error:
            if not is_repeated and getattr(error, "job", None) is None:
                kept.clear()  # it was refused
            raise
        self._keep_secrets(accepted)
        return accepted

    def _looked_up(self, call: Call, error: iaas.OutcomeUnknownError) -> Any:
        """Return what was made though the response was lost; None if it is not there, or nobody can tell."""
        if not call.can_ensure or error.job is not None:
            return None
        try:
            found = error.look_up()
        except iaas.EvolutionError as reason:
            self.log.warning("it cannot be looked up what was made: %s", reason)
            return None
        return found[0] if found else None

    def _found(self, call: Call, found: Any, *, is_repeated: bool) -> Any:
        """Return a resource that is there as JSON, or what is to be waited for if it cannot be used yet."""
        if is_repeated and call.makes_secret:
            secrets = " and ".join(call.command.secrets)
            raise AirflowFailException(f"{found} was made, and its {secrets} lost with the response; delete it first")
        pending = call.pending(found)
        if pending is None:
            return found.to_dict()
        try:
            return call.usable(pending).to_dict()
        except iaas.ResourceTimeoutError:
            return pending

    def _keep_secrets(self, accepted: iaas.Accepted[Any] | None) -> None:
        for secret in accepted.secrets.values() if accepted else ():
            Variable.set(str(self.secrets_variable), secret.reveal())
