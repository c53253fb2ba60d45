"""Report of a reconciling, to read in a terminal or as JSON."""

import json
from collections.abc import Iterator

from generator.reconcile.differences import Difference, Side
from generator.spec.document import to_text


def to_text_report(name: str, found: list[Difference]) -> str:
    """Return the report to read in a terminal."""
    return "\n".join(_text(name, found))


def _text(name: str, found: list[Difference]) -> Iterator[str]:
    yield f"{name} compared with spec/openapi.yaml, by wire facts"
    if not found:
        yield "nothing differs"
    for side in Side:
        open_ = [each for each in found if each.side == side and not each.is_explained]
        if open_:
            yield ""
            yield f"{side.value}: {len(open_)}"
            for each in open_:
                yield f"  {each.text}"
                known = f"; we have it from: {each.provenance}" if each.provenance and side != Side.VENDOR else ""
                more = f", in {each.places} places" if each.places > 1 else ""
                yield f"    {to_text(each.place)}{more}{known}"
    explained: dict[str, list[Difference]] = {}
    for each in found:
        if each.departure is not None:
            explained.setdefault(each.departure.text, []).append(each)
    if explained:
        yield ""
        yield "explained by departures that spec/PROVENANCE.md lists:"
        for text, group in explained.items():
            yield f"  {text}: {len(group)}"
            yield from (f"    {each.text}" for each in group)
    yield ""
    yield summary(found)


def summary(found: list[Difference]) -> str:
    """Return the counts in one line."""
    open_ = [each for each in found if not each.is_explained]
    counts = ", ".join(f"{sum(each.side == side for each in open_)} {side.value}" for side in Side)
    return f"{len(open_)} to decide ({counts}); {len(found) - len(open_)} explained"


def to_json(name: str, found: list[Difference]) -> str:
    """Return the report as JSON."""
    entries = [
        {
            "side": each.side.name.lower(),
            "text": each.text,
            "pointer": to_text(each.place),
            "places": each.places,
            "departure": each.departure.text if each.departure else "",
            "provenance": each.provenance,
        }
        for each in found
    ]
    return json.dumps({"file": name, "differences": entries, "summary": summary(found)}, indent=2, ensure_ascii=False)
