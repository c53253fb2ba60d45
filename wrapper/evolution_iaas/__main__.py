"""`python -m evolution_iaas` prints the versions that the installed package was built from."""

from evolution_iaas._info import spec_info


def main() -> None:
    """Print one line for each part."""
    for name, value in spec_info()._asdict().items():
        print(f"{name.replace('_', ' ')}: {value}")  # noqa: T201 - it is a command


if __name__ == "__main__":
    main()
