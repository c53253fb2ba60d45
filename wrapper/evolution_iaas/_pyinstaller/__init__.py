"""Hook for PyInstaller, which cannot see modules that are imported on first use (entry point `pyinstaller40`)."""

from pathlib import Path


def hook_dirs() -> list[str]:
    """Return the folder of the hook."""
    return [str(Path(__file__).parent)]
