"""Names of the settings; they import nothing, so that a command line can show them at no cost."""

from __future__ import annotations

from collections.abc import Mapping

PREFIX = "EVOLUTION_IAAS_"
# The modes of authentication, and the setting that each needs.
KEYS: Mapping[str, str] = {"orange-developer": "api_key", "orange-developer-inside": "requester_id"}
CREDENTIALS = ("client_id", "client_secret", "access_token", "token_url", "token_cache")
SETTINGS = ("auth_mode", "base_url", "project_id", "zone", *CREDENTIALS, *KEYS.values())
SECRETS = ("client_secret", "access_token", "api_key")
# Where a secret can be read from: a file, or what a command prints.
FILES = tuple(f"{name}_file" for name in SECRETS)
COMMANDS = tuple(f"{name}_command" for name in SECRETS)
