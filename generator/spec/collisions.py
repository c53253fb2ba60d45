"""Collisions of names in the package that users import; they are refused before the build."""

from __future__ import annotations

from generator.spec import error_codes, naming
from generator.spec.errors import GeneratorError
from generator.spec.resources import Resources

# What is there already by hand: attributes of clients, and names that the package of users exports.
_ATTRIBUTES = frozenset(
    [
        "base_url",
        "call",
        "close",
        "from_env",
        "is_closed",
        "preview",
        "project_id",
        "raw",
        "request",
        "wait_many",
        "zone",
    ]
)
_EXPORTED = frozenset(
    """
    Accepted AccessToken AnyJob AnyResource ApiError AsyncAccepted AsyncCalls AsyncClient AsyncJobs AsyncOnAccepted
    AsyncOnDifference AsyncOnUpdate AsyncPager Auth AuthenticationError BadRequestError Calls Client Clock
    ConfigurationError Difference DiffersError DriftError DriftEvent EvolutionError GoneError InternalServerError
    JobFailedError JobProgress JobRef JobTimeoutError Jobs JobsError MethodNotAllowedError NotFoundError OnAccepted
    OnDifference OnUpdate OrangeDeveloper OrangeDeveloperInside OutcomeUnknownError Pager PermissionDeniedError Plan
    Poll PreviewWarning RateLimitError RequestTimeoutError ResourceFailedError ResourceModifiedError
    ResourceTimeoutError Secret ServiceUnavailableError SpecInfo TokenError TransportError UnexpectedResponseError
    """.split()  # noqa: SIM905 - a list of a line each would be no easier to read
)
_MODULES = frozenset(["accessors", "error_codes", "shared"])


def refuse_collisions(resources: Resources) -> None:
    """Refuse names that would hide others.

    Raises:
        GeneratorError: naming the place of one of them, and what would be right.
    """
    known: dict[str, str] = dict.fromkeys(map(str, _EXPORTED), "the package")
    if error_codes.codes(resources.document):
        known["ErrorCode"] = "the table of error codes"
    attributes: dict[str, str] = dict.fromkeys(map(str, _ATTRIBUTES), "the client")
    for resource in resources.all.values():
        place = resources.pointer(resource.tag)
        for prefix in ("", "Async"):
            _take(prefix + resource.cls, place, "give it another `x-class`, or the tag another name", known)
        if not resource.parent:
            _take(resource.accessor, place, "give the tag another name", attributes)
        if resource.module in _MODULES:
            raise GeneratorError(f"{place}: the module {resource.module!r} is there already; give the tag another name")
    for name, cls in resources.classes.items():
        _take(name, naming.pointer_of(cls.schemas[0]), "give it another `x-class`", known)
    for name, schema in resources.enums.items():
        _take(name, naming.pointer_of(schema), "give it another name", known)


def _take(name: str, place: str, remedy: str, known: dict[str, str]) -> None:
    other = known.setdefault(name, place)
    is_job_accessor = name in ("Jobs", "AsyncJobs")  # the package's own builds on the generated one
    if other != place and not is_job_accessor:
        raise GeneratorError(f"{place}: would be `{name}`, which {other} has already; {remedy}")
