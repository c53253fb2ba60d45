"""Schemas of the API pages, written down by hand: members and types, for test_page_facts."""

ENVELOPE = {
    "name": "string",
    "description": "string",
    "tags": "Tags",
    "id": "string/uuid",
    "hRef": "string/uri-reference",
    "createdDate": "string/date-time",
    "lastModifiedDate": "string/date-time",
    "lastRequesterId": "string",
    "provisioningState": "BasicState",
}
RULE = {
    "name": "string",
    "description": "string",
    "matchRemoteIpSubnets": "[string]",
    "matchDirections": "[SecurityRuleDirection]",
    "matchProtocols": "[string]",
    "matchPortRanges": "[string]",
}
REQUEST = {"name": "ResourceName", "description": "string", "tags": "Tags"}
GROUP = {**REQUEST, "securityRules": "SecurityRules"}
ROUTES = {"hostRoutes": "[UndescribedObject]", "routingPolicyRefs": "[UndescribedObject]"}
OBJECTS = "[UndescribedObject]"
SCHEMAS: dict[str, tuple[dict[str, str], str]] = {
    "ResourceEnvelope": (ENVELOPE, "name id hRef createdDate lastModifiedDate lastRequesterId provisioningState"),
    "ResourceReference": ({"id": "string/uuid", "name": "string", "hRef": "string/uri-reference"}, ""),
    "ChangeAccepted": ({"id": "string/uuid", "hRef": "string/uri-reference"}, "id hRef"),
    "KeyPairInRequest": ({**REQUEST, "publicKey": "string"}, "name"),
    "SecurityGroupInRequest": (GROUP, "name securityRules"),
    "SecurityGroupUpdateInRequest": (GROUP, "name"),
    "SecurityRule": (RULE, "name matchRemoteIpSubnets matchDirections"),
    "SecurityRuleChangeAccepted": ({"hRef": "string/uri-reference"}, "hRef"),
    "VirtualNetworkInRequest": (
        {**REQUEST, "vpns": "[VpnAttachmentInRequest]", "subnets": "[Subnet]", **ROUTES},
        "name subnets",
    ),
    # This page gives identifier and dates as plain strings; that dates are dates is said of the whole API.
    "VirtualNetworkInResponse": (
        {**ENVELOPE, "id": "string", "vpns": "[VpnAttachmentInResponse]", "subnets": "[Subnet]", **ROUTES},
        "id hRef name subnets",
    ),
    "Subnet": ({"subnet": "string", "enableDhcp": "boolean", "allocateIpAddressFromStart": "boolean"}, "subnet"),
    "VpnAttachmentInRequest": ({"vpnName": "string", "vnRole": "VpnRole"}, "vpnName vnRole"),
    "VpnAttachmentInResponse": ({"vpnName": "string", "vnRole": "VpnRole"}, ""),
    "PublicIpAddress": (
        {
            **{name: kind for name, kind in ENVELOPE.items() if name not in ("name", "lastRequesterId")},
            "lastRequester": "string",
            "family": "IpFamily",
            "publicIpAddress": "string",
            "isUsed": "boolean",
        },
        "",
    ),
    "NetworkInterface": (
        {
            "name": "string",
            "description": "string",
            "hRef": "string/uri-reference",
            "enabled": "boolean",
            "virtualNetworkRef": "ResourceReference",
            "ipAddresses": OBJECTS,
            "securityGroupRefs": OBJECTS,
            "allowedIpAddressPairs": OBJECTS,
            "interfaceRoutes": OBJECTS,
            "subInterfaces": OBJECTS,
            "bgpaas": "UndescribedObject",
        },
        "name hRef ipAddresses",
    ),
}
ADDED = {
    "KeyPairInResponse": ("ResourceEnvelope", {"publicKey": "string"}, []),
    "KeyPairCreated": ("ChangeAccepted", {"publicKey": "string", "privateKey": "string/password"}, []),
    "SecurityGroupInResponse": ("ResourceEnvelope", {"securityRules": "SecurityRules"}, ["securityRules"]),
    "ServerGroup": ("ResourceEnvelope", {}, []),
    "Volume": ("ResourceEnvelope", {}, []),
    "VirtualMachine": (
        "ResourceEnvelope",
        {"image": "string", "bootVolumeRef": "ResourceReference", "flavor": "string"},
        [],
    ),
}
