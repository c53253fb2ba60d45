"""What a frozen program needs of the SDK: modules that are imported on first use, and the spec."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules  # type: ignore[import-untyped]

hiddenimports = [*collect_submodules("evolution_iaas"), *collect_submodules("evolution_iaas_client")]
datas = collect_data_files("evolution_iaas_client")
