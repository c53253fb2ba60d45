# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""What this package was built from, and the parts of the spec that become no code."""

from typing import Any, Final

SPEC_VERSION: Final[str] = "1.3.0"
SPEC_SHA256: Final[str] = "d025df07bb27f35aae3b366266813607be18beae608b3b719bb596c32c2fd7e5"
OPENAPI_PYTHON_CLIENT_VERSION: Final[str] = "0.29.1"
RUFF_VERSION: Final[str] = "0.17.6"
TEMPLATES_SHA256: Final[str] = "7992077afda782397c9cd0192608cdb50677c1871dd3a08e4bc067a551d72264"
SERVERS: Final[tuple[str, ...]] = ("https://api.orange.com/evolutionplatform/iaas/sandbox/v1",)
SECURITY_SCHEMES: Final[dict[str, dict[str, Any]]] = {
    "OrangeDeveloperApiKey": {
        "description": "Orange Developer - the caller's SIU token, tied to the Orange Developer account.",
        "in": "header",
        "name": "X-API-Key",
        "type": "apiKey",
    },
    "OrangeDeveloperInsideRequesterId": {
        "description": "Orange Developer Inside - the caller's SIU Id.",
        "in": "header",
        "name": "X-Requester-Id",
        "type": "apiKey",
    },
    "OrangeDeveloperInsideToken": {
        "description": "Orange Developer Inside - "
        "access token of the internal "
        "gateway, whose address is not "
        "published.",
        "scheme": "bearer",
        "type": "http",
    },
    "OrangeDeveloperToken": {
        "description": "Orange Developer - access token of the client credentials grant, sent as a bearer token.",
        "flows": {"clientCredentials": {"scopes": {}, "tokenUrl": "https://api.orange.com/oauth/v3/token"}},
        "type": "oauth2",
    },
}
FINAL_VALUES: Final[dict[str, tuple[str, ...]]] = {"JobState": ("completed", "failed")}
SUCCESS_VALUES: Final[dict[str, tuple[str, ...]]] = {"JobState": ("completed",)}
RATE_LIMITS: Final[dict[str, float]] = {"https://api.orange.com/evolutionplatform/iaas/sandbox/v1": 25.0}
RETRY_RULES: Final[tuple[tuple[int, int | None, str, int], ...]] = (
    (403, 53, "any-method", 1),
    (429, None, "any-method", 1),
    (502, None, "safe-methods", 0),
    (503, None, "safe-methods", 0),
    (504, None, "safe-methods", 0),
)
OPERATIONS: Final[dict[str, dict[str, Any]]] = {
    "createKeyPair": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {
                "broken": ["error"],
                "operationId": "getKeyPair",
                "state": "provisioningState",
                "usable": ["active"],
            },
        },
        "method": "POST",
        "module": "key_pairs.create_key_pair",
        "path": "/projects/{projectId}/zones/{zoneName}/keypairs",
    },
    "createSecurityGroup": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {
                "broken": ["error"],
                "operationId": "getSecurityGroup",
                "state": "provisioningState",
                "usable": ["active"],
            },
        },
        "method": "POST",
        "module": "security_groups.create_security_group",
        "path": "/projects/{projectId}/zones/{zoneName}/securitygroups",
    },
    "createSecurityRule": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {
                "broken": ["error"],
                "operationId": "getSecurityGroup",
                "state": "provisioningState",
                "usable": ["active"],
            },
        },
        "method": "POST",
        "module": "security_rules.create_security_rule",
        "path": "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules",
    },
    "createServerGroup": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {
                "broken": ["error"],
                "operationId": "getServerGroup",
                "state": "provisioningState",
                "usable": ["active"],
            },
        },
        "method": "POST",
        "module": "server_groups.create_server_group",
        "path": "/projects/{projectId}/zones/{zoneName}/servergroups",
    },
    "createVirtualNetwork": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {
                "broken": ["error"],
                "operationId": "getVirtualNetwork",
                "state": "provisioningState",
                "usable": ["active"],
            },
        },
        "method": "POST",
        "module": "virtual_networks.create_virtual_network",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualnetworks",
    },
    "deleteKeyPair": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {"broken": ["error"], "gone": True, "operationId": "getKeyPair", "state": "provisioningState"},
        },
        "method": "DELETE",
        "module": "key_pairs.delete_key_pair",
        "path": "/projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}",
    },
    "findImages": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "images.find_images",
        "path": "/projects/{projectId}/images",
    },
    "findInterfaces": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "interfaces.find_interfaces",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces",
    },
    "findJobs": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "jobs.find_jobs",
        "path": "/projects/{projectId}/jobs",
    },
    "findKeyPairs": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "key_pairs.find_key_pairs",
        "path": "/projects/{projectId}/zones/{zoneName}/keypairs",
    },
    "findPublicIpAddresses": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "public_ip_addresses.find_public_ip_addresses",
        "path": "/projects/{projectId}/zones/{zoneName}/publicipaddresses",
    },
    "findSecurityGroups": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "security_groups.find_security_groups",
        "path": "/projects/{projectId}/zones/{zoneName}/securitygroups",
    },
    "findServerGroups": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "server_groups.find_server_groups",
        "path": "/projects/{projectId}/zones/{zoneName}/servergroups",
    },
    "findVirtualMachines": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "virtual_machines.find_virtual_machines",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualmachines",
    },
    "findVirtualNetworks": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "virtual_networks.find_virtual_networks",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualnetworks",
    },
    "findVolumes": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "volumes.find_volumes",
        "path": "/projects/{projectId}/zones/{zoneName}/volumes",
    },
    "findZones": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "zones.find_zones",
        "path": "/projects/{projectId}/zones",
    },
    "getInterface": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "interfaces.get_interface",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}",
    },
    "getJob": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "jobs.get_job",
        "path": "/projects/{projectId}/jobs/{jobId}",
    },
    "getKeyPair": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "key_pairs.get_key_pair",
        "path": "/projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}",
    },
    "getPublicIpAddress": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "public_ip_addresses.get_public_ip_address",
        "path": "/projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}",
    },
    "getSecurityGroup": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "security_groups.get_security_group",
        "path": "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}",
    },
    "getServerGroup": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "server_groups.get_server_group",
        "path": "/projects/{projectId}/zones/{zoneName}/servergroups/{serverGroupId}",
    },
    "getVirtualMachine": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "virtual_machines.get_virtual_machine",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}",
    },
    "getVirtualNetwork": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "method": "GET",
        "module": "virtual_networks.get_virtual_network",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}",
    },
    "updateSecurityGroup": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {
                "broken": ["error"],
                "operationId": "getSecurityGroup",
                "state": "provisioningState",
                "usable": ["active"],
            },
        },
        "method": "PUT",
        "module": "security_groups.update_security_group",
        "path": "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}",
    },
    "updateSecurityRule": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {
                "broken": ["error"],
                "operationId": "getSecurityGroup",
                "state": "provisioningState",
                "usable": ["active"],
            },
        },
        "method": "PUT",
        "module": "security_rules.update_security_rule",
        "path": "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}",
    },
    "updateVirtualNetwork": {
        "errors": ("400", "401", "403", "404", "405", "429", "500", "503", "default"),
        "job": {
            "delay": "X-Retry-After",
            "href": "X-Job-Href",
            "resource": {
                "broken": ["error"],
                "operationId": "getVirtualNetwork",
                "state": "provisioningState",
                "usable": ["active"],
            },
        },
        "method": "PUT",
        "module": "virtual_networks.update_virtual_network",
        "path": "/projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}",
    },
}
