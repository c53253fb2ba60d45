"""Apache Airflow provider for the Evolution Platform IaaS API of Orange Business."""

from typing import Any

__version__ = "0.1.0"

_PACKAGE = "evolution_iaas_airflow"
_SECRET = {"type": ["string", "null"], "format": "password"}
_TEXT = {"type": ["string", "null"]}


def get_provider_info() -> dict[str, Any]:
    """Return what Airflow shows of the provider: its connection type with the form, and its links."""
    return {
        "package-name": "airflow-provider-evolution-iaas",
        "name": "Evolution Platform IaaS",
        "description": "Jobs, networks, machines and volumes of the Evolution Platform of Orange Business.",
        "versions": [__version__],
        "connection-types": [
            {
                "connection-type": "evolution_iaas",
                "hook-class-name": f"{_PACKAGE}.hook.EvolutionHook",
                "hook-name": "Evolution Platform IaaS",
                "ui-field-behaviour": {
                    "hidden-fields": ["schema", "port"],
                    "relabeling": {"host": "Base URL", "login": "Client id", "password": "Client secret"},
                    "placeholders": {"host": "empty for Orange's sandbox"},
                },
                "conn-fields": {
                    "auth_mode": {
                        "label": "Authentication mode",
                        "schema": {
                            "type": "string",
                            "enum": ["orange-developer", "orange-developer-inside"],
                            "default": "orange-developer",
                        },
                    },
                    "api_key": {"label": "SIU token", "description": "for orange-developer", "schema": _SECRET},
                    "requester_id": {
                        "label": "SIU Id",
                        "description": "for orange-developer-inside",
                        "schema": _TEXT,
                    },
                    "access_token": {
                        "label": "Access token",
                        "description": "in place of client id and secret",
                        "schema": _SECRET,
                    },
                    "token_url": {"label": "Token URL", "schema": _TEXT},
                    "project_id": {"label": "Project", "schema": _TEXT},
                    "zone": {"label": "Zone", "schema": _TEXT},
                },
            }
        ],
        "extra-links": [f"{_PACKAGE}.links.JobLink"],
    }
