"""Run by `nox -s fuzz`: libFuzzer looks for inputs that reach new code, and keeps them in the corpus."""

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
with atheris.instrument_imports(include=["evolution_iaas", "evolution_iaas_client", "httpx"]):
    import evolution_iaas
    import evolution_iaas.resources.jobs
    import evolution_iaas.resources.key_pairs  # noqa: F401

import target  # noqa: E402 - after the instrumentation

if __name__ == "__main__":
    atheris.Setup(sys.argv, target.play)
    atheris.Fuzz()
