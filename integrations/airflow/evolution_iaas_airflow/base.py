"""Base of the operators: sends a change once over all tries of a task, and waits for it."""

from __future__ import annotations

import time
from typing import Any, ClassVar

import evolution_iaas as iaas
from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException, BaseOperator, Context, Variable

from evolution_iaas_airflow.calls import Call
from evolution_iaas_airflow.hook import EvolutionHook
from evolution_iaas_airflow.kept import SENT, Kept
from evolution_iaas_airflow.links import JobLink, job_url
from evolution_iaas_airflow.reading import GROUP, command_of, only_error
from evolution_iaas_airflow.trigger import JobTrigger


class _AcceptedError(Exception):
    """Leaves `ensure` where a change was accepted: the wait for it is the trigger's."""

    def __init__(self, accepted: iaas.Accepted[Any]) -> None:
        super().__init__()
        self.accepted = accepted


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

    template_fields = ("evolution_conn_id", "project_id", "zone", "secrets_variable")
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
            if before is None or before == SENT:
                accepted, result = self._send(client, kept, is_repeated=before == SENT)
                if accepted is None:
                    kept.clear()
                    return result
                text = accepted.to_json()
                kept.write(text)
            else:
                self.log.info("a try before has sent it: %s", before)
                text, accepted = before, iaas.Accepted.from_json(before)
            self.job_url = job_url(client, accepted.job)
            if not self.deferrable:
                return self._waited(client, kept, accepted)
        ends = None if self.timeout is None else time.time() + self.timeout
        trigger = JobTrigger(self.evolution_conn_id, ends, accepted=text, poll=self.poll)
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

    def _waited(self, client: iaas.Client, kept: Kept, accepted: iaas.Accepted[Any]) -> Any:
        timing = {} if self.poll is None else {"poll": self.poll}
        try:
            found = list(client.wait_many([accepted], timeout=self.timeout, **timing))
        except iaas.JobsError as error:
            reason = only_error(error)
            if isinstance(reason, iaas.JobFailedError | iaas.ResourceFailedError):
                kept.clear()
            raise reason from None
        kept.clear()
        return found[0].to_dict() if found and found[0] is not None else None

    def _send(self, client: iaas.Client, kept: Kept, *, is_repeated: bool) -> tuple[iaas.Accepted[Any] | None, Any]:
        """Return the accepted change; None, and the resource as JSON, where there is nothing to wait for."""
        try:
            call = Call(self, client)
            if call.makes_secret and self.secrets_variable is None:
                text = f"the platform would make the {' and '.join(call.command.secrets)}: give secrets_variable"
                raise AirflowFailException(f"{text}, a variable that keeps it; nothing was sent")
            if call.command.kind == "ensure" or (is_repeated and call.can_ensure):
                return self._ensure(call, kept, is_repeated=is_repeated)
            return self._sent(call, kept, is_repeated=is_repeated)
        except iaas.NotFoundError:
            if is_repeated and command_of(GROUP[self._resource], self._command).ends_gone:
                return None, None
            raise

    def _sent(self, call: Call, kept: Kept, *, is_repeated: bool) -> tuple[iaas.Accepted[Any] | None, Any]:
        kept.write(SENT)
        try:
            accepted = call()
        except iaas.OutcomeUnknownError as error:
            found = self._looked_up(call, error)
            if found is None:
                raise  # the next try looks again
            return None, call.usable(self._with_secret(call, found)).to_dict()
        except iaas.EvolutionError as error:
            if not is_repeated and getattr(error, "job", None) is None:
                kept.clear()  # it was refused
            raise
        self._keep_secrets(accepted)
        return accepted, None

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

    def _ensure(self, call: Call, kept: Kept, *, is_repeated: bool) -> tuple[iaas.Accepted[Any] | None, Any]:
        def on_accepted(accepted: iaas.Accepted[Any]) -> None:
            self._keep_secrets(accepted)
            raise _AcceptedError(accepted)

        kept.write(SENT)
        try:
            found = call.ensure(on_accepted=on_accepted, timeout=self.timeout)
        except _AcceptedError as left:
            return left.accepted, None
        return None, (self._with_secret(call, found) if is_repeated else found).to_dict()

    def _with_secret(self, call: Call, found: Any) -> Any:
        """Return what was made by a request whose response was lost, unless that held a secret."""
        if call.makes_secret:
            secrets = " and ".join(call.command.secrets)
            raise AirflowFailException(f"{found} was made, and its {secrets} lost with the response; delete it first")
        return found

    def _keep_secrets(self, accepted: iaas.Accepted[Any] | None) -> None:
        for secret in accepted.secrets.values() if accepted else ():
            Variable.set(str(self.secrets_variable), secret.reveal())
