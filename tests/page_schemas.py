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
    "matchProtocols": "[Protocol]",
    "matchPortRanges": "[string]",
}
REQUEST = {"name": "ResourceName", "description": "string", "tags": "Tags"}
GROUP = {**REQUEST, "securityRules": "SecurityRulesInRequest"}
ROUTES = {"hostRoutes": "[UndescribedObject]", "routingPolicyRefs": "[UndescribedObject]"}
SUBNET = {"subnet": "string", "enableDhcp": "boolean", "allocateIpAddressFromStart": "boolean"}
REFERENCE = "ResourceReferenceInResponse"
OBJECTS = "[UndescribedObject]"
SCHEMAS: dict[str, tuple[dict[str, str], str]] = {
    "ResourceEnvelope": (ENVELOPE, "name id hRef createdDate lastModifiedDate lastRequesterId provisioningState"),
    "ResourceReferenceInResponse": ({"id": "string/uuid", "name": "string", "hRef": "string/uri-reference"}, ""),
    "ChangeAccepted": ({"id": "string/uuid", "hRef": "string/uri-reference"}, "id hRef"),
    "KeyPairInRequest": ({**REQUEST, "publicKey": "string"}, "name"),
    "SecurityGroupInRequest": (GROUP, "name securityRules"),
    "SecurityGroupUpdateInRequest": (GROUP, "name"),
    "SecurityRuleInRequest": (RULE, "name matchRemoteIpSubnets matchDirections"),
    "SecurityRuleInResponse": (RULE, "name matchRemoteIpSubnets matchDirections"),
    "ServerGroupInRequest": (REQUEST, "name"),
    "SecurityRuleChangeAccepted": ({"hRef": "string/uri-reference"}, "hRef"),
    "VirtualNetworkInRequest": (
        {**REQUEST, "vpns": "[VpnAttachmentInRequest]", "subnets": "[SubnetInRequest]", **ROUTES},
        "name subnets",
    ),
    # This page gives identifier and dates as plain strings; that dates are dates is said of the whole API.
    "VirtualNetworkInResponse": (
        {**ENVELOPE, "id": "string", "vpns": "[VpnAttachmentInResponse]", "subnets": "[SubnetInResponse]", **ROUTES},
        "id hRef name subnets",
    ),
    "SubnetInRequest": (SUBNET, "subnet"),
    "SubnetInResponse": (SUBNET, "subnet"),
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
            "virtualNetworkRef": REFERENCE,
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
    "SecurityGroupInResponse": ("ResourceEnvelope", {"securityRules": "[SecurityRuleInResponse]"}, ["securityRules"]),
    "ServerGroupInResponse": ("ResourceEnvelope", {}, []),
    "Volume": ("ResourceEnvelope", {}, []),
    "VirtualMachine": (
        "ResourceEnvelope",
        {
            **{"image": "string", "flavor": "string"},
            **dict.fromkeys(["bootVolumeRef", "serverGroupRef", "keyPairRef"], REFERENCE),
        },
        [],
    ),
}
