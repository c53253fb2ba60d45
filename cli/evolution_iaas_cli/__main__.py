"""`evolution-iaas`, and `python -m evolution_iaas_cli`."""

import sys


def main() -> None:
    """Run the command that the arguments name, and exit with its status."""
    try:
        import click  # noqa: F401
    except ModuleNotFoundError:
        sys.exit("evolution-iaas: click is missing: python -m pip install 'evolution-iaas[cli]'")
    from evolution_iaas_cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
