"""Types of the arguments of waiting."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from evolution_iaas._core.tables import Job
from evolution_iaas._jobs.differences import Difference

# How a caller sets the pauses between polls: seconds, or a callable from the number of polls made to seconds.
Poll: TypeAlias = float | Callable[[int], float]

# How a caller follows a job.
OnUpdate: TypeAlias = Callable[[Job], object]
AsyncOnUpdate: TypeAlias = Callable[[Job], object | Awaitable[object]]

# How a caller learns in what a resource differs that is there already.
OnDifference: TypeAlias = Callable[[tuple[Difference, ...]], object]
AsyncOnDifference: TypeAlias = Callable[[tuple[Difference, ...]], object | Awaitable[object]]
