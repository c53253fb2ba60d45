"""Plugin of pytest for `nox -s httpx2`: whoever imports httpx gets httpx2, and httpcore2 for httpcore."""

import contextlib
import pkgutil
import sys
from importlib import import_module

for name in ("httpx", "httpcore"):
    assert name not in sys.modules, f"{name} was imported before this plugin"
    package = import_module(f"{name}2")
    for info in pkgutil.walk_packages(package.__path__, f"{name}2."):
        with contextlib.suppress(ImportError):  # the command line of httpx2 and HTTP/2 need further packages
            import_module(info.name)
    for module in [one for one in sys.modules if one == f"{name}2" or one.startswith(f"{name}2.")]:
        sys.modules[name + module.removeprefix(f"{name}2")] = sys.modules[module]
