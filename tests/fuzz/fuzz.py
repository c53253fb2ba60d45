"""Run by `nox -s fuzz`: libFuzzer looks for inputs that reach new code, and keeps them in the corpus."""

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[level]) for level in (0, 1, 2)]
with atheris.instrument_imports(include=["evolution_iaas", "evolution_iaas_client", "httpx"]):
    import evolution_iaas_client.resources.key_pairs  # noqa: F401

import target  # noqa: E402 - after the instrumentation

if __name__ == "__main__":
    atheris.Setup(sys.argv, target.play)
    atheris.Fuzz()
