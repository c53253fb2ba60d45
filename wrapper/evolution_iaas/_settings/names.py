"""Names of the settings; they import nothing, so that a command line can show them at no cost."""

from __future__ import annotations

from collections.abc import Mapping

PREFIX = "EVOLUTION_IAAS_"
# The modes of authentication, and the setting that each needs.
KEYS: Mapping[str, str] = {"orange-developer": "api_key", "orange-developer-inside": "requester_id"}
CREDENTIALS = ("client_id", "client_secret", "access_token", "token_url", "token_cache")
# Each setting with its meaning, as docs/configuration.md has it.
SETTINGS: Mapping[str, str] = {
    "auth_mode": "`orange-developer` or `orange-developer-inside`",
    "base_url": "URL of the API; default: Orange's sandbox, none for Inside",
    "project_id": "project of every call that does not name another",
    "zone": "zone of every call that does not name another; jobs have none",
    "client_id": "of your application",
    "client_secret": "of your application",
    "access_token": "instead of the two",
    "api_key": "SIU token, for `orange-developer`",
    "requester_id": "SIU Id, for `orange-developer-inside`",
    "token_url": "URL of the token endpoint; no default for Inside",
    "token_cache": "a file through which processes share a token; none by default",
}
SECRETS = ("client_secret", "access_token", "api_key")
# Where a secret can be read from: a file, or what a command prints.
FILES = tuple(f"{name}_file" for name in SECRETS)
COMMANDS = tuple(f"{name}_command" for name in SECRETS)
