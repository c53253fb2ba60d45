"""References between resources: whether what a body names is there, and what refers to a resource."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from evolution_iaas_simulator._contract import Call
from evolution_iaas_simulator._kinds import Kind, Kinds
from evolution_iaas_simulator._resources import Resource
from evolution_iaas_simulator._schemas import refuse
from evolution_iaas_simulator._store import Store


def check(store: Store, kinds: Kinds, call: Call) -> None:
    """Check that all is there that the body of a call refers to.

    Raises:
        Refusal: naming the member.
    """
    for member, segment, reference in call.references:
        if not _is_there(store, kinds.all[segment], call, reference):
            raise refuse(f"{member}: one of them names nothing in {segment} of this zone.")


def users(store: Store, resource: Resource) -> Iterator[Resource]:
    """Yield the resources of the same zone that refer to one: `keyPairRef` to a `KeyPair`, `keyPairRefs` to several."""
    name = resource.kind.name[:1].lower() + resource.kind.name[1:]
    for other in store.resources():
        if other.place[: len(resource.place)] == resource.place:
            found = [other.latest.get(f"{name}Ref"), *(other.latest.get(f"{name}Refs") or ())]
            if any(isinstance(reference, Mapping) and _names(reference, resource) for reference in found):
                yield other


def _is_there(store: Store, kind: Kind, call: Call, reference: Mapping[str, Any]) -> bool:
    """Return whether a resource has the id, the name and the hRef of a reference, as far as it names them."""
    wanted = {name: reference[name] for name in ("id", "name", "hRef") if name in reference}
    collection = store.resources_of(kind, kind.place_of(call.path))
    if "hRef" in wanted:
        key = unquote(str(wanted["hRef"]).rpartition("/")[2])
        found = [one for one in [collection.get(key)] if one is not None]
    else:
        found = [one for name, value in wanted.items() for one in collection.by_handle(name, value)]
    return any(_names(wanted, one) for one in found)


def _names(reference: Mapping[str, Any], resource: Resource) -> bool:
    own = {"id": resource.identifier, "name": resource.fields.get("name"), "hRef": resource.h_ref}
    wanted = {name: reference[name] for name in own if name in reference}
    return bool(wanted) and all(own[name] == value for name, value in wanted.items())
