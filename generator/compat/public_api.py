"""Public API of the packages, read by griffe: every public name with its signature."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import griffe

from generator.compat.rules import Verdict
from generator.spec.errors import GeneratorError

PACKAGES = ("evolution_iaas_client", "evolution_iaas", "evolution_iaas_simulator")  # each after what it builds on
ACCEPTED = Path("tests", "api", "public_surface.txt")
_PREVIEW = "evolution_iaas_client.preview"
_SHOWN_ABOVE = "evolution_iaas_client.resources"  # as part of what evolution_iaas exports
_HEAD = (
    "# Every public name of the packages with its signature, as griffe reads it: of evolution_iaas and\n"
    "# evolution_iaas_simulator what they export, of evolution_iaas_client what does not begin with an underscore.\n"
    "# Accept a change with: python -m generator accept\n"
)


@dataclass(frozen=True)
class Difference:
    """A change of the surface, and what it does to code that uses the name."""

    symbol: str
    verdict: Verdict
    text: str
    rule: str


class Surface:
    """The public names of the packages that are found in some folders."""

    def __init__(self, folders: Sequence[Path]) -> None:
        loader = griffe.GriffeLoader(search_paths=[str(folder) for folder in folders], allow_inspection=False)
        self.modules: dict[str, Any] = {
            name: loader.load(name) for name in PACKAGES if any((folder / name).is_dir() for folder in folders)
        }
        loader.resolve_aliases(external=False)
        self._collection = loader.modules_collection
        client = self.modules.get("evolution_iaas_client")
        shown = client.members.get("resources") if client is not None else None
        self._resources: Mapping[str, Any] = {} if shown is None else shown.members
        preview = client.members.get("preview") if client is not None else None
        self.has_preview = preview is not None and any(
            not each.is_alias and each.is_module for each in preview.members.values()
        )
        self.names: dict[str, str] = {}
        self.origins: dict[str, str] = {}  # of each name the path of its definition
        for name, module in self.modules.items():
            for path, line, target in self._exported(name, module):
                self.names[path], self.origins[path] = line, target.canonical_path

    def text(self) -> str:
        """Return one line for each name."""
        return _HEAD + "".join(f"{path}{signature}\n" for path, signature in sorted(self.names.items()))

    def _exported(self, path: str, module: Any) -> Iterator[tuple[str, str, Any]]:
        names = [str(name) for name in module.exports or [] if not path.endswith("_client")]
        if path == _SHOWN_ABOVE:
            return
        for name in names or [name for name in module.members if not name.startswith("_")]:
            # What is imported for type checkers alone is exposed by no wildcard, for griffe.
            member = module.members.get(name) or self._resources.get(name)
            if member is None:
                raise GeneratorError(f"{module.filepath}: #: exports {name!r}, which it does not define")
            target = _final(member)
            if target is None or (not names and member.is_alias):
                continue  # from elsewhere: the generated package has no names but its own
            if target.is_module:
                yield from self._exported(f"{path}.{name}", target)
            else:
                yield from self._described(f"{path}.{name}", target)

    def _described(self, path: str, target: Any) -> Iterator[tuple[str, str, Any]]:
        if target.is_function:
            yield path, _signature(target), target
            yield from self._keywords(path, target)
        elif target.is_class:
            yield path, "(" + ", ".join(str(base) for base in target.bases) + ")", target
            if any("frozen" in str(each.value) or "define" in str(each.value) for each in target.decorators):
                fields = [name for name, member in target.all_members.items() if _is_field(name, member)]
                yield f"{path}.__init__", f"({', '.join(fields)})", target  # griffe does not know attrs
            for name, member in target.all_members.items():
                inner = _final(member)
                if inner is not None and (name == "__init__" or not name.startswith("_")):
                    yield from self._described(f"{path}.{name}", inner)
        else:
            value = f" = {target.value}" if "Enum" in str(getattr(target.parent, "bases", "")) else ""
            yield path, (f": {target.annotation}" if target.annotation else "") + value, target

    def _keywords(self, path: str, function: Any) -> Iterator[tuple[str, str, Any]]:
        """Yield the keyword arguments that a TypedDict names."""
        for parameter in function.parameters:
            if parameter.kind is griffe.ParameterKind.var_keyword and str(parameter.annotation).startswith("Unpack["):
                found = self._collection[parameter.annotation.slice.canonical_path]
                for name, member in _final(found).all_members.items():
                    if member.is_attribute:
                        yield f"{path}({name}=)", f": {member.annotation}", member


def are_same(old: Sequence[Path], new: Sequence[Path]) -> bool:
    """Return whether the packages in some folders are those in others, byte by byte."""
    return _files(old) == _files(new)


def _files(folders: Sequence[Path]) -> dict[str, bytes]:
    return {
        f"{name}/{path.relative_to(folder / name).as_posix()}": path.read_bytes()
        for folder in folders
        for name in PACKAGES
        for path in (folder / name).rglob("*.py")
    }


def differences(old: Surface, new: Surface) -> list[Difference]:
    """Return what changed between two surfaces; griffe judges calls, and every other annotation counts as a promise."""
    broken = {
        breakage.obj.canonical_path.partition("(")[0]: breakage.kind.value
        for name in old.modules.keys() & new.modules.keys()
        for breakage in griffe.find_breaking_changes(old.modules[name], new.modules[name])
    }
    found = []
    sides = ((old, new), (new, old))
    hidden = () if old.has_preview and new.has_preview else (_PREVIEW,)
    for path in sorted(old.names.keys() | new.names.keys()):
        if path.startswith(hidden):
            continue  # one side was built without it
        above = path.rpartition(".")[0]
        if any(above in one.names and above not in other.names and path not in other.names for one, other in sides):
            continue  # it has come or gone with what it belongs to
        was, now = old.names.get(path), new.names.get(path)
        if was is None:
            found.append(Difference(path, Verdict.SAFE, f"new: {path}", "name-added"))
        elif now is None:
            found.append(Difference(path, Verdict.BREAKING, f"gone: {path}", "name-removed"))
        elif was != now:
            broken_rule = broken.get(old.origins[path])
            safe = broken_rule is None and (_only_more(was, now) or _fields_added(path, was, now))
            rule = "griffe: " + broken_rule if broken_rule else "parameter-added" if safe else "annotation-changed"
            verdict = Verdict.SAFE if safe else Verdict.BREAKING
            found.append(Difference(path, verdict, f"{path}: {was.strip()} → {now.strip()}", rule))
    return found


def _only_more(was: str, now: str) -> bool:
    """Return whether a signature only got further optional arguments."""
    (before, returned), (after, returns) = _parameters(was), _parameters(now)
    added = [each for each in after if each not in before and each != "*"]
    rest = [each for each in after if each not in added]
    return returned == returns and bool(added) and before == rest and all(" = " in each for each in added)


def _parameters(signature: str) -> tuple[list[str], str]:
    """Return the parameters of a signature, and the rest of it."""
    shown, _, returned = signature.rpartition(")")
    found, depth = [""], 0
    for letter in shown[1:]:
        depth += (letter in "[(") - (letter in "])")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [each.strip() for each in found], returned


def _fields_added(path: str, was: str, now: str) -> bool:
    """Return whether a class only got further fields that are given by keyword.

    Generated models have their fields in the order of the spec, and are to be made with keywords.
    """
    before, after = ([name.strip() for name in text.strip("()").split(",")] for text in (was, now))
    if not path.endswith(".__init__") or ":" in was or ":" in now:
        return False
    return set(before) <= set(after) if path.startswith("evolution_iaas_client.") else after[: len(before)] == before


def _final(member: Any) -> Any:
    try:
        return member.final_target if member.is_alias else member
    except griffe.AliasResolutionError:
        return None


def _is_field(name: str, member: Any) -> bool:
    inner = _final(member)
    if inner is None or name.startswith("_") or not (inner.is_attribute and inner.annotation):
        return False
    return "property" not in inner.labels and not str(inner.annotation).startswith("ClassVar")


def _signature(function: Any) -> str:
    shown, starred = [], False
    for parameter in function.parameters:
        kind = parameter.kind
        if kind is griffe.ParameterKind.keyword_only and not starred:
            shown.append("*")
        starred = starred or kind in (griffe.ParameterKind.keyword_only, griffe.ParameterKind.var_positional)
        stars = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}.get(kind, "")
        annotation = f": {parameter.annotation}" if parameter.annotation else ""
        default = f" = {parameter.default}" if parameter.default is not None and not stars else ""
        shown.append(f"{stars}{parameter.name}{annotation}{default}")
    prefix = "async " if "async" in function.labels else ""
    return f"({', '.join(shown)}) -> {prefix}{function.returns}"
