// Generated from spec/openapi.yaml by `python -m generator build --client typescript`; do not edit.

export interface paths {
    "/projects/{projectId}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Find the jobs of a project
         * @description Lists the jobs of one project, a page at a time, optionally only those in given states.
         */
        get: operations["findJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the job.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Find a job by its identifier
         * @description Tells how one job stands. A call that changes something names its job in the header `X-Job-Href`.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Find the zones of a project
         * @description Lists the zones that a project may use; the name of one is part of the paths of its resources.
         */
        get: operations["findZones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/images": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * Find the images of a project
         * @description Lists the images of the catalogue, public and private, a page at a time.
         */
        get: operations["findImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/keypairs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        /**
         * Find the key pairs of a zone
         * @description Lists the key pairs of one zone, a page at a time, optionally only those in one state.
         */
        get: operations["findKeyPairs"];
        put?: never;
        /**
         * Create a key pair
         * @description Makes a key pair from a public key, or generates both keys when none is given. The generated private key is
         *     in this response and nowhere else.
         */
        post: operations["createKeyPair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the key pair.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                keyPairId: components["parameters"]["KeyPairId"];
            };
            cookie?: never;
        };
        /**
         * Get a key pair by its identifier
         * @description Returns one key pair, without its private key.
         */
        get: operations["getKeyPair"];
        put?: never;
        post?: never;
        /**
         * Delete a key pair
         * @description Deletes a key pair, which succeeds only if it is not used. That it is not found any more once its job has
         *     completed is assumed.
         */
        delete: operations["deleteKeyPair"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/publicipaddresses": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        /**
         * Find the public IP addresses of a zone
         * @description Lists the public IP addresses that are reserved in one zone, a page at a time.
         */
        get: operations["findPublicIpAddresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the public IP address.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                publicIPId: components["parameters"]["PublicIpAddressId"];
            };
            cookie?: never;
        };
        /**
         * Get a public IP address by its identifier
         * @description Returns one public IP address.
         */
        get: operations["getPublicIpAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/securitygroups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        /**
         * Find the security groups of a zone
         * @description Lists the security groups of one zone, a page at a time.
         */
        get: operations["findSecurityGroups"];
        put?: never;
        /**
         * Create a security group
         * @description Makes a security group with its rules.
         */
        post: operations["createSecurityGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the security group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                securityGroupId: components["parameters"]["SecurityGroupId"];
            };
            cookie?: never;
        };
        /**
         * Get a security group by its identifier
         * @description Returns one security group with its rules.
         */
        get: operations["getSecurityGroup"];
        /**
         * Replace a security group
         * @description Replaces description, tags and rules of a security group; its name stays. That what is not sent is erased, rules
         *     included, is assumed: no page says so of this operation, but virtual-machine-update does of its own.
         */
        put: operations["updateSecurityGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the security group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                securityGroupId: components["parameters"]["SecurityGroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a rule to a security group
         * @description Makes a rule in a security group. That the state of the group shows the change is assumed.
         */
        post: operations["createSecurityRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the security group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                securityGroupId: components["parameters"]["SecurityGroupId"];
                /**
                 * @description Name of the rule, unique in its security group.
                 * @example https
                 */
                securityRuleName: components["parameters"]["SecurityRuleName"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Replace a rule of a security group
         * @description Replaces everything in a rule but its name. That the state of the group shows the change is assumed.
         */
        put: operations["updateSecurityRule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/virtualnetworks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        /**
         * Find the virtual networks of a zone
         * @description Lists the virtual networks of one zone, a page at a time.
         */
        get: operations["findVirtualNetworks"];
        put?: never;
        /**
         * Create a virtual network
         * @description Makes a virtual network with its subnets and attaches it to VPNs.
         */
        post: operations["createVirtualNetwork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual network.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualNetworkId: components["parameters"]["VirtualNetworkId"];
            };
            cookie?: never;
        };
        /**
         * Get a virtual network by its identifier
         * @description Returns one virtual network.
         */
        get: operations["getVirtualNetwork"];
        /**
         * Replace a virtual network
         * @description Replaces everything in a virtual network but its name. That what is not sent is erased is assumed: no page says
         *     so of this operation, but virtual-machine-update does of its own.
         */
        put: operations["updateVirtualNetwork"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/servergroups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        /**
         * Find the server groups of a zone
         * @description Lists the server groups of one zone, a page at a time.
         */
        get: operations["findServerGroups"];
        put?: never;
        /**
         * Create a server group
         * @description Makes a server group. The member that holds its affinity policy (affinity, anti-affinity, soft-affinity,
         *     soft-anti-affinity) is not known by name.
         */
        post: operations["createServerGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/servergroups/{serverGroupId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the server group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                serverGroupId: components["parameters"]["ServerGroupId"];
            };
            cookie?: never;
        };
        /**
         * Get a server group by its identifier
         * @description Returns one server group.
         */
        get: operations["getServerGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/volumes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        /**
         * Find the volumes of a zone
         * @description Lists the volumes of one zone, a page at a time.
         */
        get: operations["findVolumes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/virtualmachines": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        /**
         * Find the virtual machines of a zone
         * @description Lists the virtual machines of one zone, a page at a time.
         */
        get: operations["findVirtualMachines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual machine.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualMachineId: components["parameters"]["VirtualMachineId"];
            };
            cookie?: never;
        };
        /**
         * Get a virtual machine by its identifier
         * @description Returns one virtual machine.
         */
        get: operations["getVirtualMachine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual machine.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualMachineId: components["parameters"]["VirtualMachineId"];
            };
            cookie?: never;
        };
        /**
         * Find the interfaces of a virtual machine
         * @description Lists the interfaces of one virtual machine, a page at a time.
         */
        get: operations["findInterfaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual machine.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualMachineId: components["parameters"]["VirtualMachineId"];
                /**
                 * @description Name of the interface, unique on its virtual machine.
                 * @example eth0
                 */
                interfaceName: components["parameters"]["InterfaceName"];
            };
            cookie?: never;
        };
        /**
         * Get an interface by its name
         * @description Returns one interface of a virtual machine.
         */
        get: operations["getInterface"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Work that the platform does for one call that creates, updates or deletes. */
        Job: {
            /**
             * Format: uuid
             * @description Identifier of the job.
             */
            id: string;
            /**
             * Format: uri-reference
             * @description Reference of the job, relative to the service.
             */
            hRef: string;
            state: components["schemas"]["JobState"];
            /** @description What the job does. */
            description: string;
            /**
             * Format: date-time
             * @description When the job was created (UTC).
             */
            createdDate: string;
            /** @description Identifier of the user whose request made the job. */
            requesterId: string;
            /**
             * Format: date-time
             * @description When the job went to `in-progress` (UTC); absent while it is only acknowledged.
             */
            startProcessingDate?: string;
            /**
             * Format: date-time
             * @description When the job went to `completed` or `failed` (UTC); absent before.
             */
            endProcessingDate?: string;
            /** @description What the platform reports about the job, such as why it failed. */
            messages?: components["schemas"]["JobMessage"][];
        };
        /** @description One report about a job. */
        JobMessage: {
            /**
             * Format: int32
             * @description Error code.
             */
            code: number;
            /** @description The report, in short. */
            message: string;
            /** @description Further details. */
            description?: string;
        };
        /**
         * @description How a job stands: `acknowledged` (taken into account), `in-progress` (at work), `completed` (done, the
         *     resource can be requested) or `failed` (given up). Readers must expect values that are not listed here.
         * @enum {string}
         */
        JobState: "acknowledged" | "in-progress" | "completed" | "failed" | (string & {});
        /** @description What every resource of a zone tells about itself. */
        ResourceEnvelope: {
            /** @description Unique name, which cannot be changed. */
            name: string;
            /** @description Free text. */
            description?: string;
            tags?: components["schemas"]["Tags"];
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            /**
             * Format: uri-reference
             * @description Reference of the resource, relative to the service.
             */
            hRef: string;
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            createdDate: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            lastModifiedDate: string;
            /** @description Identifier of the user who asked for the last change. */
            lastRequesterId: string;
            provisioningState: components["schemas"]["BasicState"];
        };
        /**
         * @description A name of 1 to 40 letters, digits and hyphens; unique among its kind in the zone.
         * @example deploy
         */
        ResourceName: string;
        /** @description Names another resource by its identifier, its name, its hRef, or several of these. */
        ResourceReferenceInResponse: {
            /**
             * Format: uuid
             * @description Identifier.
             */
            id?: string;
            /** @description Name. */
            name?: string;
            /**
             * Format: uri-reference
             * @description Reference, relative to the service.
             */
            hRef?: string;
        };
        /**
         * @description How a resource stands: `creating`, `updating` and `deleting` while a job works on it, `active` when it can be
         *     used, `error` when the last job failed. Readers must expect values that are not listed here.
         * @enum {string}
         */
        BasicState: "creating" | "updating" | "deleting" | "active" | "error" | (string & {});
        /** @description Labels of the user's own, name to value. */
        Tags: {
            [key: string]: string;
        };
        /** @description An object whose members are not known; PROVENANCE.md lists them as open. */
        UndescribedObject: {
            [key: string]: unknown;
        };
        /** @description Names the resource that a job is going to create or change. */
        ChangeAccepted: {
            /**
             * Format: uuid
             * @description Identifier of the resource.
             */
            id: string;
            /**
             * Format: uri-reference
             * @description Reference of the resource, relative to the service.
             */
            hRef: string;
        };
        /** @description A key pair to create. */
        KeyPairInRequest: {
            name: components["schemas"]["ResourceName"];
            /** @description Free text. */
            description?: string;
            tags?: components["schemas"]["Tags"];
            /** @description SSH public key to use. Without it the platform generates a public and a private key. */
            publicKey?: string;
        };
        /** @description An SSH key that virtual machines can be created with. */
        KeyPairInResponse: components["schemas"]["ResourceEnvelope"] & {
            /** @description SSH public key. */
            publicKey?: string;
        };
        /** @description Names the key pair that a job is going to create, and shows the keys that the platform generated. */
        KeyPairCreated: components["schemas"]["ChangeAccepted"] & {
            /** @description SSH public key. */
            publicKey?: string;
            /**
             * Format: password
             * @description SSH private key, if the platform generated it. A secret, shown in this response only.
             */
            privateKey?: string;
        };
        /** @description A public IP address that is reserved in a zone. It has no name. */
        PublicIpAddress: {
            /**
             * Format: uri-reference
             * @description Reference of the address, relative to the service.
             */
            hRef?: string;
            /**
             * Format: uuid
             * @description Identifier.
             */
            id?: string;
            /** @description Free text. */
            description?: string;
            tags?: components["schemas"]["Tags"];
            /**
             * Format: date-time
             * @description When it was reserved (UTC).
             */
            createdDate?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            lastModifiedDate?: string;
            /** @description Identifier of the user who asked for the last change. */
            lastRequester?: string;
            provisioningState?: components["schemas"]["BasicState"];
            family?: components["schemas"]["IpFamily"];
            /** @description The address itself. */
            publicIpAddress?: string;
            /** @description Whether an interface of a virtual machine uses it. */
            isUsed?: boolean;
        };
        /**
         * @description Kind of an IP address; `ipv6` is announced, not available. Readers must expect other values.
         * @default ipv4
         * @enum {string}
         */
        IpFamily: "ipv4" | "ipv6" | (string & {});
        /** @description A security group to create. */
        SecurityGroupInRequest: {
            name: components["schemas"]["ResourceName"];
            /** @description Free text. */
            description?: string;
            tags?: components["schemas"]["Tags"];
            securityRules: components["schemas"]["SecurityRulesInRequest"];
        };
        /** @description What replaces a security group; the name must be the present one. */
        SecurityGroupUpdateInRequest: {
            name: components["schemas"]["ResourceName"];
            /** @description Free text. */
            description?: string;
            tags?: components["schemas"]["Tags"];
            securityRules?: components["schemas"]["SecurityRulesInRequest"];
        };
        /** @description Rules that filter the traffic of the interfaces that the group is given to. */
        SecurityGroupInResponse: components["schemas"]["ResourceEnvelope"] & {
            /** @description The rules of the group. */
            securityRules: components["schemas"]["SecurityRuleInResponse"][];
        };
        /** @description The rules of a security group. */
        SecurityRulesInRequest: components["schemas"]["SecurityRuleInRequest"][];
        /** @description Lets traffic through that matches. */
        SecurityRuleInRequest: {
            /**
             * @description A name of 1 to 40 letters, digits, hyphens and underscores; unique in the group, cannot be changed.
             * @example https
             */
            name: string;
            /** @description Remote subnets, in CIDR notation. */
            matchRemoteIpSubnets: string[];
            /** @description Which way the traffic goes. */
            matchDirections: components["schemas"]["SecurityRuleDirection"][];
            /** @description Protocols by name or by number; needed together with port ranges. */
            matchProtocols?: components["schemas"]["Protocol"][];
            /** @description Ranges of ports, first and last with a hyphen between. For ICMP, type and code. */
            matchPortRanges?: string[];
            /** @description Free text. */
            description?: string;
        };
        /** @description Lets traffic through that matches. */
        SecurityRuleInResponse: {
            /** @description Name, unique in the group. */
            name: string;
            /** @description Remote subnets, in CIDR notation. */
            matchRemoteIpSubnets: string[];
            /** @description Which way the traffic goes. */
            matchDirections: components["schemas"]["SecurityRuleDirection"][];
            /** @description Protocols by name or by number. */
            matchProtocols?: components["schemas"]["Protocol"][];
            /** @description Ranges of ports, first and last with a hyphen between. For ICMP, type and code. */
            matchPortRanges?: string[];
            /** @description Free text. */
            description?: string;
        };
        /**
         * @description An IP protocol, by its name or its number.
         * @example tcp
         */
        Protocol: string;
        /**
         * @description Towards the interface or away from it. Readers must expect values that are not listed here.
         * @enum {string}
         */
        SecurityRuleDirection: "ingress" | "egress" | (string & {});
        /** @description Names the rule that a job is going to create or change. Rules have no identifier. */
        SecurityRuleChangeAccepted: {
            /**
             * Format: uri-reference
             * @description Reference of the rule, relative to the service.
             */
            hRef: string;
        };
        /** @description A virtual network to create, or what replaces one. */
        VirtualNetworkInRequest: {
            name: components["schemas"]["ResourceName"];
            /** @description Free text. */
            description?: string;
            tags?: components["schemas"]["Tags"];
            /** @description VPNs to attach the network to. */
            vpns?: components["schemas"]["VpnAttachmentInRequest"][];
            /** @description Subnets of the network. One from which an address was allocated cannot be taken away. */
            subnets: components["schemas"]["SubnetInRequest"][];
            /** @description Routes of hosts. */
            hostRoutes?: components["schemas"]["UndescribedObject"][];
            /** @description References to routing policies. */
            routingPolicyRefs?: components["schemas"]["UndescribedObject"][];
        };
        /** @description A network of a zone, made of subnets and attached to VPNs. */
        VirtualNetworkInResponse: {
            /** @description Identifier. */
            id: string;
            /**
             * Format: uri-reference
             * @description Reference of the network, relative to the service.
             */
            hRef: string;
            /** @description Unique name, which cannot be changed. */
            name: string;
            /** @description Free text. */
            description?: string;
            tags?: components["schemas"]["Tags"];
            /**
             * Format: date-time
             * @description When it was created (UTC).
             */
            createdDate?: string;
            /**
             * Format: date-time
             * @description When it was last changed (UTC).
             */
            lastModifiedDate?: string;
            /** @description Identifier of the user who asked for the last change. */
            lastRequesterId?: string;
            provisioningState?: components["schemas"]["BasicState"];
            /** @description VPNs that the network is attached to. */
            vpns?: components["schemas"]["VpnAttachmentInResponse"][];
            /** @description Subnets of the network. */
            subnets: components["schemas"]["SubnetInResponse"][];
            /** @description Routes of hosts. */
            hostRoutes?: components["schemas"]["UndescribedObject"][];
            /** @description References to routing policies. */
            routingPolicyRefs?: components["schemas"]["UndescribedObject"][];
        };
        /** @description A range of addresses of a virtual network. */
        SubnetInRequest: {
            /**
             * @description The range in CIDR notation, IPv4; cannot be changed.
             * @example 10.0.0.0/24
             */
            subnet: string;
            /**
             * @description Whether DHCP gives out addresses; cannot be changed.
             * @default true
             */
            enableDhcp: boolean;
            /**
             * @description Whether DHCP begins at the first address of the range, else at the last.
             * @default true
             */
            allocateIpAddressFromStart: boolean;
        };
        /** @description A range of addresses of a virtual network. */
        SubnetInResponse: {
            /** @description The range in CIDR notation. */
            subnet: string;
            /** @description Whether DHCP gives out addresses. */
            enableDhcp?: boolean;
            /** @description Whether DHCP begins at the first address of the range, else at the last. */
            allocateIpAddressFromStart?: boolean;
        };
        /** @description Attaches a virtual network to a VPN. */
        VpnAttachmentInRequest: {
            /** @description Name of the VPN; cannot be changed. */
            vpnName: string;
            vnRole: components["schemas"]["VpnRole"];
        };
        /** @description A VPN that a virtual network is attached to. */
        VpnAttachmentInResponse: {
            /** @description Name of the VPN. */
            vpnName?: string;
            vnRole?: components["schemas"]["VpnRole"];
        };
        /**
         * @description What the network is in the VPN. Readers must expect values that are not listed here.
         * @enum {string}
         */
        VpnRole: "any-to-any" | "client" | "server" | (string & {});
        /** @description A server group to create. Its affinity policy is a member whose name is not known. */
        ServerGroupInRequest: {
            name: components["schemas"]["ResourceName"];
            /** @description Free text. */
            description?: string;
            tags?: components["schemas"]["Tags"];
        };
        /** @description Says how the virtual machines of a group are spread over hosts. */
        ServerGroupInResponse: components["schemas"]["ResourceEnvelope"];
        /** @description A disk. */
        Volume: components["schemas"]["ResourceEnvelope"];
        /** @description A virtual machine. */
        VirtualMachine: components["schemas"]["ResourceEnvelope"] & {
            /** @description Name of the image that it was made from. */
            image?: string;
            bootVolumeRef?: components["schemas"]["ResourceReferenceInResponse"];
            /** @description Name of its flavor. */
            flavor?: string;
            serverGroupRef?: components["schemas"]["ResourceReferenceInResponse"];
            keyPairRef?: components["schemas"]["ResourceReferenceInResponse"];
        };
        /** @description A network interface of a virtual machine. It has no identifier. */
        NetworkInterface: {
            /** @description Name, unique on the virtual machine. */
            name: string;
            /** @description Free text. */
            description?: string;
            /**
             * Format: uri-reference
             * @description Reference of the interface, relative to the service.
             */
            hRef: string;
            /**
             * @description Whether the interface is switched on.
             * @default true
             */
            enabled: boolean;
            virtualNetworkRef?: components["schemas"]["ResourceReferenceInResponse"];
            /** @description IP addresses of the interface. */
            ipAddresses: components["schemas"]["UndescribedObject"][];
            /** @description References to the security groups that filter its traffic. */
            securityGroupRefs?: components["schemas"]["UndescribedObject"][];
            /** @description Further addresses that it may send from. */
            allowedIpAddressPairs?: components["schemas"]["UndescribedObject"][];
            /** @description Routes of the interface. */
            interfaceRoutes?: components["schemas"]["UndescribedObject"][];
            /** @description Interfaces within the interface. */
            subInterfaces?: components["schemas"]["UndescribedObject"][];
            bgpaas?: components["schemas"]["UndescribedObject"];
        };
        /** @description Why a call was refused. */
        ServiceError: {
            /** @description Number of the kind of error, for programs. Readers must expect values that are not listed here. */
            code: number;
            /** @description The error in short, possibly translated. */
            message: string;
            /** @description Details for people, such as the parameter that is missing or the values that are accepted. */
            description?: string;
            /** @description Address of a page about the error, which the gateway adds. */
            infoURL?: string;
        };
    };
    responses: {
        /** @description The request is not valid. */
        BadRequest: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 28,
                 *       "message": "Invalid query-string parameter value",
                 *       "description": "limit must be at least 1."
                 *     }
                 */
                "application/json": components["schemas"]["ServiceError"];
            };
        };
        /** @description Credentials are missing, wrong or expired. */
        Unauthorized: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 42,
                 *       "message": "Expired credentials",
                 *       "description": "The access token has expired; get a new one."
                 *     }
                 */
                "application/json": components["schemas"]["ServiceError"];
            };
        };
        /**
         * @description The credentials are valid but do not allow this operation. With code 53 the application has sent too many
         *     requests in a time, and this one was not executed.
         */
        Forbidden: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServiceError"];
            };
        };
        /** @description There is no such resource or service. */
        NotFound: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 60,
                 *       "message": "Resource not found",
                 *       "description": "The project holds no job with this identifier."
                 *     }
                 */
                "application/json": components["schemas"]["ServiceError"];
            };
        };
        /** @description The state of the resource does not allow this operation. */
        MethodNotAllowed: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 61,
                 *       "message": "Method not allowed",
                 *       "description": "Jobs can only be read."
                 *     }
                 */
                "application/json": components["schemas"]["ServiceError"];
            };
        };
        /** @description Something unexpected went wrong in the service; support can help. */
        InternalServerError: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 1,
                 *       "message": "Internal error"
                 *     }
                 */
                "application/json": components["schemas"]["ServiceError"];
            };
        };
        /** @description The service is down for now, probably for maintenance; try again later. */
        ServiceUnavailable: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 5,
                 *       "message": "Service unavailable",
                 *       "description": "Maintenance in progress."
                 *     }
                 */
                "application/json": components["schemas"]["ServiceError"];
            };
        };
        /**
         * @description Too many requests of the application in a time; this one was not executed. The gateway answers so, or with 403
         *     and code 53, and says in no header how long to pause: a second at least.
         */
        TooManyRequests: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 53,
                 *       "message": "Too many requests",
                 *       "description": "The application has exceeded its spike arrest limit."
                 *     }
                 */
                "application/json": components["schemas"]["ServiceError"];
            };
        };
        /** @description Any other error, of the service or of the gateway in front of it. */
        OtherError: {
            headers: {
                "X-OAPI-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 69,
                 *       "message": "Conflict",
                 *       "description": "The request conflicts with the present state of the resource."
                 *     }
                 */
                "application/json": components["schemas"]["ServiceError"];
            };
        };
    };
    parameters: {
        /**
         * @description Identifier of the project.
         * @example p-1
         */
        ProjectId: string;
        /**
         * @description Identifier of the job.
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        JobId: string;
        /**
         * @description Name of the zone.
         * @example eu-1
         */
        ZoneName: string;
        /**
         * @description Identifier of the key pair.
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        KeyPairId: string;
        /**
         * @description Identifier of the public IP address.
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        PublicIpAddressId: string;
        /**
         * @description Identifier of the security group.
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        SecurityGroupId: string;
        /**
         * @description Name of the rule, unique in its security group.
         * @example https
         */
        SecurityRuleName: string;
        /**
         * @description Identifier of the virtual network.
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        VirtualNetworkId: string;
        /**
         * @description Identifier of the server group.
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        ServerGroupId: string;
        /**
         * @description Identifier of the virtual machine.
         * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
         */
        VirtualMachineId: string;
        /**
         * @description Name of the interface, unique on its virtual machine.
         * @example eth0
         */
        InterfaceName: string;
        /**
         * @description Only zones of this region, such as EUR.
         * @example EUR
         */
        Region: string;
        /**
         * @description Only the image of this name.
         * @example ubuntu-22.04
         */
        ImageName: string;
        /**
         * @description Only private images, or only public ones; both when absent.
         * @example false
         */
        IsPrivate: boolean;
        /**
         * @description Only key pairs in this state.
         * @example active
         */
        KeyPairState: components["schemas"]["BasicState"];
        /**
         * @description Only public IP addresses in this state.
         * @example active
         */
        PublicIpAddressState: components["schemas"]["BasicState"];
        /**
         * @description Only addresses that an interface uses, or only those that none uses.
         * @example false
         */
        IsUsed: boolean;
        /**
         * @description Only the security group of this name.
         * @example web
         */
        SecurityGroupName: string;
        /**
         * @description Only security groups in this state.
         * @example active
         */
        SecurityGroupState: components["schemas"]["BasicState"];
        /**
         * @description Only the virtual network of this name.
         * @example backend
         */
        VirtualNetworkName: string;
        /**
         * @description Only virtual networks in this state.
         * @example active
         */
        VirtualNetworkState: components["schemas"]["BasicState"];
        /**
         * @description Only the virtual machine of this name.
         * @example web-1
         */
        VirtualMachineName: string;
        /**
         * @description Only virtual machines made from the image of this name.
         * @example ubuntu-22.04
         */
        VirtualMachineImage: string;
        /**
         * @description Only virtual machines in this state.
         * @example active
         */
        VirtualMachineState: components["schemas"]["BasicState"];
        /**
         * @description Only the interface of this name.
         * @example eth0
         */
        InterfaceNameFilter: string;
        /**
         * @description Only jobs in one of these states; the parameter is repeated for each state. All jobs when absent.
         * @example [
         *       "acknowledged",
         *       "in-progress"
         *     ]
         */
        JobStates: components["schemas"]["JobState"][];
        /**
         * @description Index of the first element to return; the collection starts at zero.
         * @example 0
         */
        Offset: number;
        /**
         * @description Most elements to return in one response. The service may return fewer.
         * @example 100
         */
        Limit: number;
        /**
         * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
         * @example -createdDate
         */
        Sort: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Reference of the job that does the work, relative to the service.
         * @example /projects/p-1/jobs/7c9e6679-7425-40de-944b-e07fc1f90ae7
         */
        JobHref: string;
        /**
         * @description Seconds to wait before asking for the job.
         * @example 2
         */
        RetryAfter: number;
        /**
         * @description Number of elements in the whole collection, after filtering.
         * @example 2
         */
        TotalCount: number;
        /**
         * @description Identifier of the request, to be quoted to support; on every response of the gateway, good or bad.
         * @example 0b1ca5c2-3d0d-4b8f-9c0e-5a3b7f6a1d2e
         */
        RequestId: string;
        /**
         * @description Number of elements in this response, which may be less than the limit asked for.
         * @example 2
         */
        ResultCount: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    findJobs: {
        parameters: {
            query?: {
                /**
                 * @description Only jobs in one of these states; the parameter is repeated for each state. All jobs when absent.
                 * @example [
                 *       "acknowledged",
                 *       "in-progress"
                 *     ]
                 */
                state?: components["parameters"]["JobStates"];
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of jobs; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Identifier of the job.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it stands now. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findZones: {
        parameters: {
            query?: {
                /**
                 * @description Only zones of this region, such as EUR.
                 * @example EUR
                 */
                region?: components["parameters"]["Region"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The zones; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndescribedObject"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findImages: {
        parameters: {
            query?: {
                /**
                 * @description Only the image of this name.
                 * @example ubuntu-22.04
                 */
                name?: components["parameters"]["ImageName"];
                /**
                 * @description Only private images, or only public ones; both when absent.
                 * @example false
                 */
                isPrivate?: components["parameters"]["IsPrivate"];
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of images; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndescribedObject"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findKeyPairs: {
        parameters: {
            query?: {
                /**
                 * @description Only key pairs in this state.
                 * @example active
                 */
                provisioningState?: components["parameters"]["KeyPairState"];
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of key pairs; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPairInResponse"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    createKeyPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyPairInRequest"];
            };
        };
        responses: {
            /** @description The key pair is being made by a job. */
            201: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPairCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    getKeyPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the key pair.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                keyPairId: components["parameters"]["KeyPairId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key pair as it stands now. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPairInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    deleteKeyPair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the key pair.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                keyPairId: components["parameters"]["KeyPairId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key pair is being deleted by a job. That nothing else is in the response is assumed. */
            202: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findPublicIpAddresses: {
        parameters: {
            query?: {
                /**
                 * @description Only addresses that an interface uses, or only those that none uses.
                 * @example false
                 */
                isUsed?: components["parameters"]["IsUsed"];
                /**
                 * @description Only public IP addresses in this state.
                 * @example active
                 */
                provisioningState?: components["parameters"]["PublicIpAddressState"];
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of public IP addresses; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicIpAddress"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    getPublicIpAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the public IP address.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                publicIPId: components["parameters"]["PublicIpAddressId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public IP address as it stands now. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicIpAddress"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findSecurityGroups: {
        parameters: {
            query?: {
                /**
                 * @description Only the security group of this name.
                 * @example web
                 */
                name?: components["parameters"]["SecurityGroupName"];
                /**
                 * @description Only security groups in this state.
                 * @example active
                 */
                provisioningState?: components["parameters"]["SecurityGroupState"];
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of security groups; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityGroupInResponse"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    createSecurityGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecurityGroupInRequest"];
            };
        };
        responses: {
            /** @description The security group is being made by a job. */
            201: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    getSecurityGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the security group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                securityGroupId: components["parameters"]["SecurityGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The security group as it stands now. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityGroupInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    updateSecurityGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the security group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                securityGroupId: components["parameters"]["SecurityGroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecurityGroupUpdateInRequest"];
            };
        };
        responses: {
            /** @description The security group is being changed by a job. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    createSecurityRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the security group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                securityGroupId: components["parameters"]["SecurityGroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecurityRuleInRequest"];
            };
        };
        responses: {
            /** @description The rule is being made by a job. */
            201: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityRuleChangeAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    updateSecurityRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the security group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                securityGroupId: components["parameters"]["SecurityGroupId"];
                /**
                 * @description Name of the rule, unique in its security group.
                 * @example https
                 */
                securityRuleName: components["parameters"]["SecurityRuleName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecurityRuleInRequest"];
            };
        };
        responses: {
            /** @description The rule is being changed by a job. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityRuleChangeAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findVirtualNetworks: {
        parameters: {
            query?: {
                /**
                 * @description Only the virtual network of this name.
                 * @example backend
                 */
                name?: components["parameters"]["VirtualNetworkName"];
                /**
                 * @description Only virtual networks in this state.
                 * @example active
                 */
                provisioningState?: components["parameters"]["VirtualNetworkState"];
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of virtual networks; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualNetworkInResponse"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    createVirtualNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VirtualNetworkInRequest"];
            };
        };
        responses: {
            /** @description The virtual network is being made by a job. */
            201: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    getVirtualNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual network.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualNetworkId: components["parameters"]["VirtualNetworkId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The virtual network as it stands now. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualNetworkInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    updateVirtualNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual network.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualNetworkId: components["parameters"]["VirtualNetworkId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VirtualNetworkInRequest"];
            };
        };
        responses: {
            /** @description The virtual network is being changed by a job. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findServerGroups: {
        parameters: {
            query?: {
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of server groups. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerGroupInResponse"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    createServerGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerGroupInRequest"];
            };
        };
        responses: {
            /** @description The server group is being made by a job. */
            201: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Job-Href": components["headers"]["JobHref"];
                    "X-Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeAccepted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    getServerGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the server group.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                serverGroupId: components["parameters"]["ServerGroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server group as it stands now. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerGroupInResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findVolumes: {
        parameters: {
            query?: {
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of volumes. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Volume"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findVirtualMachines: {
        parameters: {
            query?: {
                /**
                 * @description Only the virtual machine of this name.
                 * @example web-1
                 */
                name?: components["parameters"]["VirtualMachineName"];
                /**
                 * @description Only virtual machines made from the image of this name.
                 * @example ubuntu-22.04
                 */
                image?: components["parameters"]["VirtualMachineImage"];
                /**
                 * @description Only virtual machines in this state.
                 * @example active
                 */
                provisioningState?: components["parameters"]["VirtualMachineState"];
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of virtual machines; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualMachine"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    getVirtualMachine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual machine.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualMachineId: components["parameters"]["VirtualMachineId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The virtual machine as it stands now. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualMachine"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    findInterfaces: {
        parameters: {
            query?: {
                /**
                 * @description Only the interface of this name.
                 * @example eth0
                 */
                name?: components["parameters"]["InterfaceNameFilter"];
                /**
                 * @description Index of the first element to return; the collection starts at zero.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Most elements to return in one response. The service may return fewer.
                 * @example 100
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Names of the fields to sort by, separated by commas; a minus sign in front means descending.
                 * @example -createdDate
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual machine.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualMachineId: components["parameters"]["VirtualMachineId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of interfaces; empty when none matches. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    "X-Result-Count": components["headers"]["ResultCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkInterface"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    getInterface: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the project.
                 * @example p-1
                 */
                projectId: components["parameters"]["ProjectId"];
                /**
                 * @description Name of the zone.
                 * @example eu-1
                 */
                zoneName: components["parameters"]["ZoneName"];
                /**
                 * @description Identifier of the virtual machine.
                 * @example 3fa85f64-5717-4562-b3fc-2c963f66afa6
                 */
                virtualMachineId: components["parameters"]["VirtualMachineId"];
                /**
                 * @description Name of the interface, unique on its virtual machine.
                 * @example eth0
                 */
                interfaceName: components["parameters"]["InterfaceName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The interface as it stands now. */
            200: {
                headers: {
                    "X-OAPI-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NetworkInterface"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["OtherError"];
        };
    };
}
