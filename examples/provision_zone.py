"""Make what a TOML file describes, unless it is there. Killed at any moment and run again, it makes nothing twice.

Usage: provision_zone.py [FILE] [--plan]. With --plan it prints what it would send, and changes nothing.
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

import evolution_iaas as iaas

VALUES = {"subnets": iaas.Subnet, "security_rules": iaas.SecurityRule}


def arguments(given: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the arguments of `ensure`: texts of files, and values for tables."""
    found = {name: value for name, value in given.items() if not name.endswith("_file")}
    for name in given.keys() - found.keys():
        found[name.removesuffix("_file")] = (folder / given[name]).read_text(encoding="utf-8").strip()
    for name, cls in VALUES.items():
        if name in found:
            found[name] = [cls(**each) for each in found[name]]
    return found


def main() -> int:
    """Make one resource after the other; return 1 if one is there and differs."""
    files = [each for each in sys.argv[1:] if each != "--plan"]
    path = Path(files[0]) if files else Path(__file__).with_name("zone.toml")
    description = tomllib.loads(path.read_text(encoding="utf-8"))
    differ = 0
    with iaas.Client.from_env() as client:
        for kind, resources in description.items():
            for given in resources:
                members = arguments(given, path.parent)
                try:
                    found = getattr(client, kind).ensure(**members, dry_run="--plan" in sys.argv)
                    print(kind, found, flush=True)
                except iaas.DiffersError as error:
                    differ = 1
                    print(kind, error, flush=True)
    return differ


if __name__ == "__main__":
    sys.exit(main())
