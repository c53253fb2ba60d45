// Generated from spec/openapi.yaml by `python -m generator build --client typescript`; do not edit.
import { type Accepted, accepted, type Change, type ChangeJSON, resumed, type WaitOptions } from "../change.js";
import type { Calls } from "../client.js";
import type { JobRef } from "../errors.js";
import type { CallOptions } from "../options.js";
import { Pager } from "../pages.js";
import { waitForJob } from "../wait.js";
import type { components, paths } from "./schema.js";

type Job = components["schemas"]["Job"];
export type ChangeAccepted = components["schemas"]["ChangeAccepted"];
export type KeyPairCreated = components["schemas"]["KeyPairCreated"];
export type KeyPairInRequest = components["schemas"]["KeyPairInRequest"];
export type KeyPairInResponse = components["schemas"]["KeyPairInResponse"];
export type NetworkInterface = components["schemas"]["NetworkInterface"];
export type PublicIpAddress = components["schemas"]["PublicIpAddress"];
export type SecurityGroupInRequest = components["schemas"]["SecurityGroupInRequest"];
export type SecurityGroupInResponse = components["schemas"]["SecurityGroupInResponse"];
export type SecurityGroupUpdateInRequest = components["schemas"]["SecurityGroupUpdateInRequest"];
export type SecurityRuleChangeAccepted = components["schemas"]["SecurityRuleChangeAccepted"];
export type SecurityRuleInRequest = components["schemas"]["SecurityRuleInRequest"];
export type ServerGroupInRequest = components["schemas"]["ServerGroupInRequest"];
export type ServerGroupInResponse = components["schemas"]["ServerGroupInResponse"];
export type UndescribedObject = components["schemas"]["UndescribedObject"];
export type VirtualMachine = components["schemas"]["VirtualMachine"];
export type VirtualNetworkInRequest = components["schemas"]["VirtualNetworkInRequest"];
export type VirtualNetworkInResponse = components["schemas"]["VirtualNetworkInResponse"];
export type Volume = components["schemas"]["Volume"];
export type FindJobsQuery = NonNullable<paths["/projects/{projectId}/jobs"]["get"]["parameters"]["query"]>;
export type FindZonesQuery = NonNullable<paths["/projects/{projectId}/zones"]["get"]["parameters"]["query"]>;
export type FindImagesQuery = NonNullable<paths["/projects/{projectId}/images"]["get"]["parameters"]["query"]>;
export type FindKeyPairsQuery = NonNullable<paths["/projects/{projectId}/zones/{zoneName}/keypairs"]["get"]["parameters"]["query"]>;
export type FindPublicIpAddressesQuery = NonNullable<paths["/projects/{projectId}/zones/{zoneName}/publicipaddresses"]["get"]["parameters"]["query"]>;
export type FindSecurityGroupsQuery = NonNullable<paths["/projects/{projectId}/zones/{zoneName}/securitygroups"]["get"]["parameters"]["query"]>;
export type FindVirtualNetworksQuery = NonNullable<paths["/projects/{projectId}/zones/{zoneName}/virtualnetworks"]["get"]["parameters"]["query"]>;
export type FindServerGroupsQuery = NonNullable<paths["/projects/{projectId}/zones/{zoneName}/servergroups"]["get"]["parameters"]["query"]>;
export type FindVolumesQuery = NonNullable<paths["/projects/{projectId}/zones/{zoneName}/volumes"]["get"]["parameters"]["query"]>;
export type FindVirtualMachinesQuery = NonNullable<paths["/projects/{projectId}/zones/{zoneName}/virtualmachines"]["get"]["parameters"]["query"]>;
export type FindInterfacesQuery = NonNullable<paths["/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces"]["get"]["parameters"]["query"]>;

/**
 * Asynchronous work that the platform does for a call that creates, updates or deletes.
 */
export class Jobs {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the jobs of a project.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/jobs`
   */
  find(query: FindJobsQuery = {}, options: CallOptions = {}): Pager<Job> {
    const { scope, init } = this.#calls.begin("findJobs", options);
    const path = { projectId: scope.projectId };
    return new Pager<Job>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/jobs", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }

  /**
   * Find a job by its identifier.
   *
   * @param jobId - Identifier of the job.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/jobs/{jobId}`
   */
  async get(jobId: string, options: CallOptions = {}): Promise<Job> {
    const { scope, init } = this.#calls.begin("getJob", options);
    const path = { projectId: scope.projectId, jobId };
    const { data } = await this.#calls.api.GET("/projects/{projectId}/jobs/{jobId}", { params: { path }, ...init });
    return data as unknown as Job;
  }

  /**
   * A job once it has completed. Faults of the connection and of the server do not end the wait.
   *
   * @param job - The job: its id in the project of the client, or its project and id.
   * @throws EvolutionError
   */
  async wait(job: string | JobRef, options: WaitOptions = {}): Promise<Job> {
    const ref = typeof job === "string" ? { projectId: this.#calls.begin("getJob", {}).scope.projectId, jobId: job } : job;
    return waitForJob(this.#calls.transport, ref, options);
  }
}

/**
 * Zones of a project, whose members are not described
 */
export class Zones {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the zones of a project.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones`
   */
  find(query: FindZonesQuery = {}, options: CallOptions = {}): Pager<UndescribedObject> {
    const { scope, init } = this.#calls.begin("findZones", options);
    const path = { projectId: scope.projectId };
    return new Pager<UndescribedObject>(
      () => this.#calls.api.GET("/projects/{projectId}/zones", { params: { path, query }, ...init }),
      { isPaged: false },
    );
  }
}

/**
 * Images for virtual machines and volumes, whose members are not described
 */
export class Images {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the images of a project.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/images`
   */
  find(query: FindImagesQuery = {}, options: CallOptions = {}): Pager<UndescribedObject> {
    const { scope, init } = this.#calls.begin("findImages", options);
    const path = { projectId: scope.projectId };
    return new Pager<UndescribedObject>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/images", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }
}

/**
 * SSH keys for virtual machines.
 */
export class KeyPairs {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the key pairs of a zone.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/keypairs`
   */
  find(query: FindKeyPairsQuery = {}, options: CallOptions = {}): Pager<KeyPairInResponse> {
    const { scope, init } = this.#calls.begin("findKeyPairs", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    return new Pager<KeyPairInResponse>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/keypairs", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }

  /**
   * Get a key pair by its identifier.
   *
   * @param keyPairId - Identifier of the key pair.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}`
   */
  async get(keyPairId: string, options: CallOptions = {}): Promise<KeyPairInResponse> {
    const { scope, init } = this.#calls.begin("getKeyPair", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, keyPairId };
    const { data } = await this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}", { params: { path }, ...init });
    return data as unknown as KeyPairInResponse;
  }

  /**
   * Create a key pair.
   *
   * @throws EvolutionError
   * @see `POST /projects/{projectId}/zones/{zoneName}/keypairs`
   */
  async create(body: KeyPairInRequest, options: CallOptions = {}): Promise<Accepted<KeyPairCreated, KeyPairInResponse>> {
    const { scope, init } = this.#calls.begin("createKeyPair", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    const response = await this.#calls.api.POST("/projects/{projectId}/zones/{zoneName}/keypairs", { params: { path }, body, ...init });
    return accepted(this.#calls, "createKeyPair", path, response);
  }

  /**
   * Delete a key pair.
   *
   * @param keyPairId - Identifier of the key pair.
   * @throws EvolutionError
   * @see `DELETE /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}`
   */
  async delete(keyPairId: string, options: CallOptions = {}): Promise<Accepted<undefined, undefined>> {
    const { scope, init } = this.#calls.begin("deleteKeyPair", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, keyPairId };
    const response = await this.#calls.api.DELETE("/projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}", { params: { path }, ...init });
    return accepted(this.#calls, "deleteKeyPair", path, response);
  }

  /** A change from its JSON, as this client or one in another language wrote it, to be waited for. */
  resume(change: string | ChangeJSON): Change<KeyPairInResponse> {
    return resumed(this.#calls, change, ["createKeyPair", "deleteKeyPair"]);
  }
}

/**
 * Reserved public IP addresses.
 */
export class PublicIpAddresses {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the public IP addresses of a zone.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/publicipaddresses`
   */
  find(query: FindPublicIpAddressesQuery = {}, options: CallOptions = {}): Pager<PublicIpAddress> {
    const { scope, init } = this.#calls.begin("findPublicIpAddresses", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    return new Pager<PublicIpAddress>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/publicipaddresses", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }

  /**
   * Get a public IP address by its identifier.
   *
   * @param publicIPId - Identifier of the public IP address.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}`
   */
  async get(publicIPId: string, options: CallOptions = {}): Promise<PublicIpAddress> {
    const { scope, init } = this.#calls.begin("getPublicIpAddress", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, publicIPId };
    const { data } = await this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}", { params: { path }, ...init });
    return data as unknown as PublicIpAddress;
  }
}

/**
 * Groups of rules that filter traffic.
 */
export class SecurityGroups {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the security groups of a zone.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/securitygroups`
   */
  find(query: FindSecurityGroupsQuery = {}, options: CallOptions = {}): Pager<SecurityGroupInResponse> {
    const { scope, init } = this.#calls.begin("findSecurityGroups", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    return new Pager<SecurityGroupInResponse>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/securitygroups", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }

  /**
   * Get a security group by its identifier.
   *
   * @param securityGroupId - Identifier of the security group.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}`
   */
  async get(securityGroupId: string, options: CallOptions = {}): Promise<SecurityGroupInResponse> {
    const { scope, init } = this.#calls.begin("getSecurityGroup", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, securityGroupId };
    const { data } = await this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}", { params: { path }, ...init });
    return data as unknown as SecurityGroupInResponse;
  }

  /**
   * Create a security group.
   *
   * @throws EvolutionError
   * @see `POST /projects/{projectId}/zones/{zoneName}/securitygroups`
   */
  async create(body: SecurityGroupInRequest, options: CallOptions = {}): Promise<Accepted<ChangeAccepted, SecurityGroupInResponse>> {
    const { scope, init } = this.#calls.begin("createSecurityGroup", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    const response = await this.#calls.api.POST("/projects/{projectId}/zones/{zoneName}/securitygroups", { params: { path }, body, ...init });
    return accepted(this.#calls, "createSecurityGroup", path, response);
  }

  /**
   * Replace a security group.
   *
   * @param securityGroupId - Identifier of the security group.
   * @throws EvolutionError
   * @see `PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}`
   */
  async update(securityGroupId: string, body: SecurityGroupUpdateInRequest, options: CallOptions = {}): Promise<Accepted<ChangeAccepted, SecurityGroupInResponse>> {
    const { scope, init } = this.#calls.begin("updateSecurityGroup", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, securityGroupId };
    const response = await this.#calls.api.PUT("/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}", { params: { path }, body, ...init });
    return accepted(this.#calls, "updateSecurityGroup", path, response);
  }

  /** A change from its JSON, as this client or one in another language wrote it, to be waited for. */
  resume(change: string | ChangeJSON): Change<SecurityGroupInResponse> {
    return resumed(this.#calls, change, ["createSecurityGroup", "updateSecurityGroup"]);
  }
}

/**
 * The rules of one security group.
 */
export class SecurityRules {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Add a rule to a security group.
   *
   * @param securityGroupId - Identifier of the security group.
   * @throws EvolutionError
   * @see `POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules`
   */
  async create(securityGroupId: string, body: SecurityRuleInRequest, options: CallOptions = {}): Promise<Accepted<SecurityRuleChangeAccepted, SecurityGroupInResponse>> {
    const { scope, init } = this.#calls.begin("createSecurityRule", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, securityGroupId };
    const response = await this.#calls.api.POST("/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules", { params: { path }, body, ...init });
    return accepted(this.#calls, "createSecurityRule", path, response);
  }

  /**
   * Replace a rule of a security group.
   *
   * @param securityGroupId - Identifier of the security group.
   * @param securityRuleName - Name of the rule, unique in its security group.
   * @throws EvolutionError
   * @see `PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}`
   */
  async update(securityGroupId: string, securityRuleName: string, body: SecurityRuleInRequest, options: CallOptions = {}): Promise<Accepted<SecurityRuleChangeAccepted, SecurityGroupInResponse>> {
    const { scope, init } = this.#calls.begin("updateSecurityRule", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, securityGroupId, securityRuleName };
    const response = await this.#calls.api.PUT("/projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}", { params: { path }, body, ...init });
    return accepted(this.#calls, "updateSecurityRule", path, response);
  }

  /** A change from its JSON, as this client or one in another language wrote it, to be waited for. */
  resume(change: string | ChangeJSON): Change<SecurityGroupInResponse> {
    return resumed(this.#calls, change, ["createSecurityRule", "updateSecurityRule"]);
  }
}

/**
 * Networks of a zone.
 */
export class VirtualNetworks {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the virtual networks of a zone.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks`
   */
  find(query: FindVirtualNetworksQuery = {}, options: CallOptions = {}): Pager<VirtualNetworkInResponse> {
    const { scope, init } = this.#calls.begin("findVirtualNetworks", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    return new Pager<VirtualNetworkInResponse>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/virtualnetworks", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }

  /**
   * Get a virtual network by its identifier.
   *
   * @param virtualNetworkId - Identifier of the virtual network.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}`
   */
  async get(virtualNetworkId: string, options: CallOptions = {}): Promise<VirtualNetworkInResponse> {
    const { scope, init } = this.#calls.begin("getVirtualNetwork", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, virtualNetworkId };
    const { data } = await this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}", { params: { path }, ...init });
    return data as unknown as VirtualNetworkInResponse;
  }

  /**
   * Create a virtual network.
   *
   * @throws EvolutionError
   * @see `POST /projects/{projectId}/zones/{zoneName}/virtualnetworks`
   */
  async create(body: VirtualNetworkInRequest, options: CallOptions = {}): Promise<Accepted<ChangeAccepted, VirtualNetworkInResponse>> {
    const { scope, init } = this.#calls.begin("createVirtualNetwork", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    const response = await this.#calls.api.POST("/projects/{projectId}/zones/{zoneName}/virtualnetworks", { params: { path }, body, ...init });
    return accepted(this.#calls, "createVirtualNetwork", path, response);
  }

  /**
   * Replace a virtual network.
   *
   * @param virtualNetworkId - Identifier of the virtual network.
   * @throws EvolutionError
   * @see `PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}`
   */
  async update(virtualNetworkId: string, body: VirtualNetworkInRequest, options: CallOptions = {}): Promise<Accepted<ChangeAccepted, VirtualNetworkInResponse>> {
    const { scope, init } = this.#calls.begin("updateVirtualNetwork", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, virtualNetworkId };
    const response = await this.#calls.api.PUT("/projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}", { params: { path }, body, ...init });
    return accepted(this.#calls, "updateVirtualNetwork", path, response);
  }

  /** A change from its JSON, as this client or one in another language wrote it, to be waited for. */
  resume(change: string | ChangeJSON): Change<VirtualNetworkInResponse> {
    return resumed(this.#calls, change, ["createVirtualNetwork", "updateVirtualNetwork"]);
  }
}

/**
 * How virtual machines are spread over hosts.
 */
export class ServerGroups {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the server groups of a zone.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/servergroups`
   */
  find(query: FindServerGroupsQuery = {}, options: CallOptions = {}): Pager<ServerGroupInResponse> {
    const { scope, init } = this.#calls.begin("findServerGroups", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    return new Pager<ServerGroupInResponse>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/servergroups", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }

  /**
   * Get a server group by its identifier.
   *
   * @param serverGroupId - Identifier of the server group.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/servergroups/{serverGroupId}`
   */
  async get(serverGroupId: string, options: CallOptions = {}): Promise<ServerGroupInResponse> {
    const { scope, init } = this.#calls.begin("getServerGroup", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, serverGroupId };
    const { data } = await this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/servergroups/{serverGroupId}", { params: { path }, ...init });
    return data as unknown as ServerGroupInResponse;
  }

  /**
   * Create a server group.
   *
   * @throws EvolutionError
   * @see `POST /projects/{projectId}/zones/{zoneName}/servergroups`
   */
  async create(body: ServerGroupInRequest, options: CallOptions = {}): Promise<Accepted<ChangeAccepted, ServerGroupInResponse>> {
    const { scope, init } = this.#calls.begin("createServerGroup", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    const response = await this.#calls.api.POST("/projects/{projectId}/zones/{zoneName}/servergroups", { params: { path }, body, ...init });
    return accepted(this.#calls, "createServerGroup", path, response);
  }

  /** A change from its JSON, as this client or one in another language wrote it, to be waited for. */
  resume(change: string | ChangeJSON): Change<ServerGroupInResponse> {
    return resumed(this.#calls, change, ["createServerGroup"]);
  }
}

/**
 * Disks.
 */
export class Volumes {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the volumes of a zone.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/volumes`
   */
  find(query: FindVolumesQuery = {}, options: CallOptions = {}): Pager<Volume> {
    const { scope, init } = this.#calls.begin("findVolumes", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    return new Pager<Volume>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/volumes", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }
}

/**
 * Virtual machines.
 */
export class VirtualMachines {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the virtual machines of a zone.
   *
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/virtualmachines`
   */
  find(query: FindVirtualMachinesQuery = {}, options: CallOptions = {}): Pager<VirtualMachine> {
    const { scope, init } = this.#calls.begin("findVirtualMachines", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName };
    return new Pager<VirtualMachine>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/virtualmachines", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }

  /**
   * Get a virtual machine by its identifier.
   *
   * @param virtualMachineId - Identifier of the virtual machine.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}`
   */
  async get(virtualMachineId: string, options: CallOptions = {}): Promise<VirtualMachine> {
    const { scope, init } = this.#calls.begin("getVirtualMachine", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, virtualMachineId };
    const { data } = await this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}", { params: { path }, ...init });
    return data as unknown as VirtualMachine;
  }
}

/**
 * Network interfaces of one virtual machine.
 */
export class Interfaces {
  #calls: Calls;

  /** @internal */
  constructor(calls: Calls) {
    this.#calls = calls;
  }

  /**
   * Find the interfaces of a virtual machine.
   *
   * @param virtualMachineId - Identifier of the virtual machine.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces`
   */
  find(virtualMachineId: string, query: FindInterfacesQuery = {}, options: CallOptions = {}): Pager<NetworkInterface> {
    const { scope, init } = this.#calls.begin("findInterfaces", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, virtualMachineId };
    return new Pager<NetworkInterface>(
      (offset) => {
        const more = offset || query.offset !== undefined ? { ...query, offset } : query;
        return this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces", { params: { path, query: more }, ...init });
      },
      { offset: query.offset ?? 0 },
    );
  }

  /**
   * Get an interface by its name.
   *
   * @param virtualMachineId - Identifier of the virtual machine.
   * @param interfaceName - Name of the interface, unique on its virtual machine.
   * @throws EvolutionError
   * @see `GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}`
   */
  async get(virtualMachineId: string, interfaceName: string, options: CallOptions = {}): Promise<NetworkInterface> {
    const { scope, init } = this.#calls.begin("getInterface", options);
    const path = { projectId: scope.projectId, zoneName: scope.zoneName, virtualMachineId, interfaceName };
    const { data } = await this.#calls.api.GET("/projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}", { params: { path }, ...init });
    return data as unknown as NetworkInterface;
  }
}

/** An accessor for each resource. */
export class Resources {
  /** Asynchronous work that the platform does for a call that creates, updates or deletes. */
  readonly jobs: Jobs;
  /** Zones of a project, whose members are not described */
  readonly zones: Zones;
  /** Images for virtual machines and volumes, whose members are not described */
  readonly images: Images;
  /** SSH keys for virtual machines. */
  readonly keyPairs: KeyPairs;
  /** Reserved public IP addresses. */
  readonly publicIpAddresses: PublicIpAddresses;
  /** Groups of rules that filter traffic. */
  readonly securityGroups: SecurityGroups;
  /** The rules of one security group. */
  readonly securityRules: SecurityRules;
  /** Networks of a zone. */
  readonly virtualNetworks: VirtualNetworks;
  /** How virtual machines are spread over hosts. */
  readonly serverGroups: ServerGroups;
  /** Disks. */
  readonly volumes: Volumes;
  /** Virtual machines. */
  readonly virtualMachines: VirtualMachines;
  /** Network interfaces of one virtual machine. */
  readonly interfaces: Interfaces;

  /** @internal */
  constructor(calls: Calls) {
    this.jobs = new Jobs(calls);
    this.zones = new Zones(calls);
    this.images = new Images(calls);
    this.keyPairs = new KeyPairs(calls);
    this.publicIpAddresses = new PublicIpAddresses(calls);
    this.securityGroups = new SecurityGroups(calls);
    this.securityRules = new SecurityRules(calls);
    this.virtualNetworks = new VirtualNetworks(calls);
    this.serverGroups = new ServerGroups(calls);
    this.volumes = new Volumes(calls);
    this.virtualMachines = new VirtualMachines(calls);
    this.interfaces = new Interfaces(calls);
  }
}
