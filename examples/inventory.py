"""Write all resources of many projects and zones to a CSV file, one line each.

Usage: inventory.py FILE PROJECT/ZONE... The file is replaced at the end, as a whole: killed in the middle, the old one
stays. What cannot be read is reported, and makes the exit status 1; the rest is written.
"""

import csv
import sys
from pathlib import Path

import evolution_iaas as iaas

KINDS = (
    "key_pairs",
    "virtual_networks",
    "security_groups",
    "server_groups",
    "volumes",
    "virtual_machines",
    "public_ip_addresses",
)


def main() -> int:
    """Read one collection after the other, page by page; nothing is kept in memory."""
    path, places = Path(sys.argv[1]), [place.split("/") for place in sys.argv[2:]]
    draft, failures = path.with_suffix(".part"), 0
    with iaas.Client.from_env() as client, draft.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["project", "zone", "kind", "id", "name", "state", "last_modified"])
        for project_id, zone in places:
            for kind in KINDS:
                try:
                    for one in getattr(client, kind).find(project_id=project_id, zone=zone):
                        state, changed = getattr(one, "provisioning_state", ""), getattr(one, "last_modified_date", "")
                        name = getattr(one, "name", "")
                        rows.writerow([project_id, zone, kind, one.id, name, state, changed])
                except iaas.EvolutionError as error:
                    failures += 1
                    print(f"{project_id}/{zone} {kind}: {error}", file=sys.stderr)
    draft.replace(path)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
