"""The simulator's small world on a socket, a profile that names it, and the environment in which programs find both."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from evolution_iaas_simulator import Scenario, Simulator, serve
from evolution_iaas_simulator._world import populate, profile


@contextlib.contextmanager
def small_world(
    folder: Path, *scenarios: Scenario, name: str = "default"
) -> Iterator[tuple[Simulator, dict[str, str]]]:
    """Yield the simulator, and environment variables; the next changes start jobs with these scenarios."""
    simulator = Simulator()
    populate(simulator, "demo-project")
    simulator.plan(*scenarios)
    with serve(simulator) as url:
        root = url.removesuffix(simulator.base_path)
        config = folder / "config.toml"
        config.write_text(profile(name, url, root + simulator.token_path, "demo-project"), encoding="utf-8")
        config.chmod(0o600)
        programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        own = {"EVOLUTION_IAAS_CONFIG": str(config), "HOME": str(folder), "PATH": programs}
        yield simulator, {**os.environ, **own, "PORT": root.rsplit(":", 1)[1]}
