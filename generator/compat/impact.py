"""Impact of a change: the operations, accessors and models that meet a change."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from generator.compat import operations
from generator.compat.comparison import Use
from generator.spec.document import Document, Pointer
from generator.spec.errors import GeneratorError
from generator.spec.resources import Resources


@dataclass(frozen=True)
class Callers:
    """The users of a place in the spec, in the `directions` request, response or both."""

    operations: tuple[str, ...] = ()
    accessors: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    directions: frozenset[str] = frozenset()

    def among(self, names: Set[str]) -> "Callers":
        """Return those whose operation or accessor is named."""
        operations, accessors = (
            tuple(each for each in found if each in names) for found in (self.operations, self.accessors)
        )
        return Callers(operations, accessors, self.models, self.directions)


class Accessors:
    """How a program reaches each operation of some documents; by the operation's name where none can be built."""

    def __init__(self, *documents: Document) -> None:
        self._names: dict[str, str] = {}
        for document in documents:
            try:
                resources = Resources(document)
            except GeneratorError:  # it cannot be built
                continue
            self._names |= {name: resources.accessor(name) for name in operations.named(document)}

    def callers(self, pointer: Pointer, uses: Iterable[Use]) -> Callers:
        """Return the users of a place that operations meet."""
        names = {name for name, _ in uses}
        match pointer:
            case ("components", "schemas", str(model), *_):
                models: tuple[str, ...] = (model,)
            case _:
                models = ()
        return Callers(
            tuple(sorted(names)),
            tuple(sorted({self._names.get(name, name) for name in names})),
            models,
            frozenset(direction for _, direction in uses),
        )
