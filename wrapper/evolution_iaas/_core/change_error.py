"""What an error says of a change that was accepted, or may have been."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from evolution_iaas._core.client_adapter import ConfigurationError, EvolutionError

if TYPE_CHECKING:
    from evolution_iaas._core.job_ref import JobRef


class ChangeError:
    """Base of the errors that may be of a change which was made.

    Attributes:
        job: the `JobRef` of the job that carries it out, if the response named it before the error.
        id: the resource's, if the response had it.
    """

    job: JobRef | None = None
    id: UUID | None = None
    _described_as: str | None = None
    _find: Callable[[], Any] | None = None

    def look_up(self) -> Any:
        """Return the resources that bear the unique name that was sent; to be awaited with an `AsyncClient`.

        An empty list: it is not there (yet: a change that was taken in just now may take a moment to show). One: it was
        created, or was there before. Several: the name is not unique after all. Raises what any call raises.
        """
        if self._find is None:
            raise ConfigurationError("this error has no name to look for; use the find method of the resource")
        return self._find()

    def _state(self) -> dict[str, Any]:
        """Return what a pickle holds of it: the way to look it up is the client's, which has secrets."""
        return {"job": self.job, "id": self.id}


def carry(error: Exception, job: JobRef, id: UUID | None) -> None:
    """Let an error say that the change was accepted; an exception of the caller's gets a note and the same attributes.

    Args:
        error: whatever ended the call.
        job: the `JobRef`.
        id: the resource's.
    """
    if not isinstance(error, EvolutionError):
        error.add_note(f"the change was accepted: job {job.job_id}" + (f", resource {id}" if id else ""))
    with contextlib.suppress(AttributeError, TypeError):  # a class with slots
        error.job, error.id = job, id  # type: ignore[attr-defined]


def look_up_with(error: Exception, described_as: str, find: Callable[[], Any]) -> None:
    """Set what the `look_up` of an error looks for, and how."""
    if isinstance(error, ChangeError):
        error._described_as, error._find = described_as, find
    else:
        with contextlib.suppress(AttributeError, TypeError):
            error.look_up = find  # type: ignore[attr-defined]
