// Code generated from spec/openapi.yaml by `python -m generator build --client go`. DO NOT EDIT.

package iaas

import (
	"context"
	"net/http"

	"github.com/evolution-iaas/evolution-iaas/clients/go/api"
)

// Resources has an accessor for each resource; a [Client] has them all.
type Resources struct {
	// Jobs: asynchronous work that the platform does for a call that creates, updates or deletes.
	Jobs Jobs
	// Zones: zones of a project, whose members are not described.
	Zones Zones
	// Images: images for virtual machines and volumes, whose members are not described.
	Images Images
	// KeyPairs: SSH keys for virtual machines.
	KeyPairs KeyPairs
	// PublicIPAddresses: reserved public IP addresses.
	PublicIPAddresses PublicIPAddresses
	// SecurityGroups: groups of rules that filter traffic.
	SecurityGroups SecurityGroups
	// SecurityRules: the rules of one security group.
	SecurityRules SecurityRules
	// VirtualNetworks: networks of a zone.
	VirtualNetworks VirtualNetworks
	// ServerGroups: how virtual machines are spread over hosts.
	ServerGroups ServerGroups
	// Volumes: disks.
	Volumes Volumes
	// VirtualMachines: virtual machines.
	VirtualMachines VirtualMachines
	// Interfaces: network interfaces of one virtual machine.
	Interfaces Interfaces
}

func newResources(client *Client) Resources {
	return Resources{
		Jobs:              Jobs{client},
		Zones:             Zones{client},
		Images:            Images{client},
		KeyPairs:          KeyPairs{client},
		PublicIPAddresses: PublicIPAddresses{client},
		SecurityGroups:    SecurityGroups{client},
		SecurityRules:     SecurityRules{client},
		VirtualNetworks:   VirtualNetworks{client},
		ServerGroups:      ServerGroups{client},
		Volumes:           Volumes{client},
		VirtualMachines:   VirtualMachines{client},
		Interfaces:        Interfaces{client},
	}
}

// Jobs calls the operations of a job.
type Jobs struct{ client *Client }

// Find calls findJobs: find the jobs of a project.
//
// Source: GET /projects/{projectId}/jobs.
func (r Jobs) Find(
	ctx context.Context, params *api.FindJobsParams, options ...CallOption,
) *Pager[api.Job] {
	var query api.FindJobsParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findJobs", options)
	return &Pager[api.Job]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.Job, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindJobsWithResponse(ctx, call.scope["projectId"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Get calls getJob: find a job by its identifier.
//
//   - jobID: identifier of the job.
//
// Source: GET /projects/{projectId}/jobs/{jobId}.
func (r Jobs) Get(
	ctx context.Context, jobID string, options ...CallOption,
) (*api.Job, error) {
	ctx, call, err := r.client.begin(ctx, "getJob", options)
	if err != nil {
		return nil, err
	}
	found, err := r.client.API.GetJobWithResponse(ctx, call.scope["projectId"], jobID)
	if err != nil {
		return nil, err
	}
	return found.JSON200, nil
}

// Zones calls the operations of a zone.
type Zones struct{ client *Client }

// Find calls findZones: find the zones of a project.
//
// Source: GET /projects/{projectId}/zones.
func (r Zones) Find(
	ctx context.Context, params *api.FindZonesParams, options ...CallOption,
) *Pager[api.UndescribedObject] {
	var query api.FindZonesParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findZones", options)
	return &Pager[api.UndescribedObject]{
		err: err,
		fetch: func(offset int) ([]api.UndescribedObject, *http.Response, []byte, error) {
			found, err := r.client.API.FindZonesWithResponse(ctx, call.scope["projectId"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Images calls the operations of a image.
type Images struct{ client *Client }

// Find calls findImages: find the images of a project.
//
// Source: GET /projects/{projectId}/images.
func (r Images) Find(
	ctx context.Context, params *api.FindImagesParams, options ...CallOption,
) *Pager[api.UndescribedObject] {
	var query api.FindImagesParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findImages", options)
	return &Pager[api.UndescribedObject]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.UndescribedObject, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindImagesWithResponse(ctx, call.scope["projectId"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// KeyPairs calls the operations of a key pair.
type KeyPairs struct{ client *Client }

// Find calls findKeyPairs: find the key pairs of a zone.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/keypairs.
func (r KeyPairs) Find(
	ctx context.Context, params *api.FindKeyPairsParams, options ...CallOption,
) *Pager[api.KeyPairInResponse] {
	var query api.FindKeyPairsParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findKeyPairs", options)
	return &Pager[api.KeyPairInResponse]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.KeyPairInResponse, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindKeyPairsWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Get calls getKeyPair: get a key pair by its identifier.
//
//   - keyPairID: identifier of the key pair.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}.
func (r KeyPairs) Get(
	ctx context.Context, keyPairID string, options ...CallOption,
) (*api.KeyPairInResponse, error) {
	ctx, call, err := r.client.begin(ctx, "getKeyPair", options)
	if err != nil {
		return nil, err
	}
	found, err := r.client.API.GetKeyPairWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], keyPairID)
	if err != nil {
		return nil, err
	}
	return found.JSON200, nil
}

// Create calls createKeyPair: create a key pair.
//
// Source: POST /projects/{projectId}/zones/{zoneName}/keypairs.
func (r KeyPairs) Create(
	ctx context.Context, body api.KeyPairInRequest, options ...CallOption,
) (*Accepted[api.KeyPairCreated, api.KeyPairInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "createKeyPair", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.CreateKeyPairWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], filled(body))
	if err != nil {
		return nil, err
	}
	return accept[api.KeyPairCreated, api.KeyPairInResponse](r.client, "createKeyPair", made.HTTPResponse, made.JSON201, made.Body)
}

// Delete calls deleteKeyPair: delete a key pair.
//
//   - keyPairID: identifier of the key pair.
//
// Source: DELETE /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}.
func (r KeyPairs) Delete(
	ctx context.Context, keyPairID string, options ...CallOption,
) (*Accepted[struct{}, api.KeyPairInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "deleteKeyPair", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.DeleteKeyPairWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], keyPairID)
	if err != nil {
		return nil, err
	}
	return accept[struct{}, api.KeyPairInResponse](r.client, "deleteKeyPair", made.HTTPResponse, nil, made.Body)
}

// Resume returns a change from its JSON, as this client or one in another language wrote it, to be waited for.
func (r KeyPairs) Resume(data []byte) (*Change[api.KeyPairInResponse], error) {
	return resume[api.KeyPairInResponse](r.client, data, "createKeyPair", "deleteKeyPair")
}

// PublicIPAddresses calls the operations of a public IP address.
type PublicIPAddresses struct{ client *Client }

// Find calls findPublicIpAddresses: find the public IP addresses of a zone.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/publicipaddresses.
func (r PublicIPAddresses) Find(
	ctx context.Context, params *api.FindPublicIPAddressesParams, options ...CallOption,
) *Pager[api.PublicIPAddress] {
	var query api.FindPublicIPAddressesParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findPublicIpAddresses", options)
	return &Pager[api.PublicIPAddress]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.PublicIPAddress, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindPublicIPAddressesWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Get calls getPublicIpAddress: get a public IP address by its identifier.
//
//   - publicIPID: identifier of the public IP address.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}.
func (r PublicIPAddresses) Get(
	ctx context.Context, publicIPID string, options ...CallOption,
) (*api.PublicIPAddress, error) {
	ctx, call, err := r.client.begin(ctx, "getPublicIpAddress", options)
	if err != nil {
		return nil, err
	}
	found, err := r.client.API.GetPublicIPAddressWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], publicIPID)
	if err != nil {
		return nil, err
	}
	return found.JSON200, nil
}

// SecurityGroups calls the operations of a security group.
type SecurityGroups struct{ client *Client }

// Find calls findSecurityGroups: find the security groups of a zone.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/securitygroups.
func (r SecurityGroups) Find(
	ctx context.Context, params *api.FindSecurityGroupsParams, options ...CallOption,
) *Pager[api.SecurityGroupInResponse] {
	var query api.FindSecurityGroupsParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findSecurityGroups", options)
	return &Pager[api.SecurityGroupInResponse]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.SecurityGroupInResponse, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindSecurityGroupsWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Get calls getSecurityGroup: get a security group by its identifier.
//
//   - securityGroupID: identifier of the security group.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}.
func (r SecurityGroups) Get(
	ctx context.Context, securityGroupID string, options ...CallOption,
) (*api.SecurityGroupInResponse, error) {
	ctx, call, err := r.client.begin(ctx, "getSecurityGroup", options)
	if err != nil {
		return nil, err
	}
	found, err := r.client.API.GetSecurityGroupWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], securityGroupID)
	if err != nil {
		return nil, err
	}
	return found.JSON200, nil
}

// Create calls createSecurityGroup: create a security group.
//
// Source: POST /projects/{projectId}/zones/{zoneName}/securitygroups.
func (r SecurityGroups) Create(
	ctx context.Context, body api.SecurityGroupInRequest, options ...CallOption,
) (*Accepted[api.ChangeAccepted, api.SecurityGroupInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "createSecurityGroup", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.CreateSecurityGroupWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], filled(body))
	if err != nil {
		return nil, err
	}
	return accept[api.ChangeAccepted, api.SecurityGroupInResponse](r.client, "createSecurityGroup", made.HTTPResponse, made.JSON201, made.Body)
}

// Update calls updateSecurityGroup: replace a security group.
//
//   - securityGroupID: identifier of the security group.
//
// Source: PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}.
func (r SecurityGroups) Update(
	ctx context.Context, securityGroupID string, body api.SecurityGroupUpdateInRequest, options ...CallOption,
) (*Accepted[api.ChangeAccepted, api.SecurityGroupInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "updateSecurityGroup", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.UpdateSecurityGroupWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], securityGroupID, filled(body))
	if err != nil {
		return nil, err
	}
	return accept[api.ChangeAccepted, api.SecurityGroupInResponse](r.client, "updateSecurityGroup", made.HTTPResponse, made.JSON200, made.Body)
}

// Resume returns a change from its JSON, as this client or one in another language wrote it, to be waited for.
func (r SecurityGroups) Resume(data []byte) (*Change[api.SecurityGroupInResponse], error) {
	return resume[api.SecurityGroupInResponse](r.client, data, "createSecurityGroup", "updateSecurityGroup")
}

// SecurityRules calls the operations of a security rule.
type SecurityRules struct{ client *Client }

// Create calls createSecurityRule: add a rule to a security group.
//
//   - securityGroupID: identifier of the security group.
//
// Source: POST /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules.
func (r SecurityRules) Create(
	ctx context.Context, securityGroupID string, body api.SecurityRuleInRequest, options ...CallOption,
) (*Accepted[api.SecurityRuleChangeAccepted, api.SecurityGroupInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "createSecurityRule", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.CreateSecurityRuleWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], securityGroupID, filled(body))
	if err != nil {
		return nil, err
	}
	return accept[api.SecurityRuleChangeAccepted, api.SecurityGroupInResponse](r.client, "createSecurityRule", made.HTTPResponse, made.JSON201, made.Body)
}

// Update calls updateSecurityRule: replace a rule of a security group.
//
//   - securityGroupID: identifier of the security group.
//   - securityRuleName: name of the rule, unique in its security group.
//
// Source: PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}/securityrules/{securityRuleName}.
func (r SecurityRules) Update(
	ctx context.Context, securityGroupID string, securityRuleName string, body api.SecurityRuleInRequest, options ...CallOption,
) (*Accepted[api.SecurityRuleChangeAccepted, api.SecurityGroupInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "updateSecurityRule", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.UpdateSecurityRuleWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], securityGroupID, securityRuleName, filled(body))
	if err != nil {
		return nil, err
	}
	return accept[api.SecurityRuleChangeAccepted, api.SecurityGroupInResponse](r.client, "updateSecurityRule", made.HTTPResponse, made.JSON200, made.Body)
}

// Resume returns a change from its JSON, as this client or one in another language wrote it, to be waited for.
func (r SecurityRules) Resume(data []byte) (*Change[api.SecurityGroupInResponse], error) {
	return resume[api.SecurityGroupInResponse](r.client, data, "createSecurityRule", "updateSecurityRule")
}

// VirtualNetworks calls the operations of a virtual network.
type VirtualNetworks struct{ client *Client }

// Find calls findVirtualNetworks: find the virtual networks of a zone.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/virtualnetworks.
func (r VirtualNetworks) Find(
	ctx context.Context, params *api.FindVirtualNetworksParams, options ...CallOption,
) *Pager[api.VirtualNetworkInResponse] {
	var query api.FindVirtualNetworksParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findVirtualNetworks", options)
	return &Pager[api.VirtualNetworkInResponse]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.VirtualNetworkInResponse, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindVirtualNetworksWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Get calls getVirtualNetwork: get a virtual network by its identifier.
//
//   - virtualNetworkID: identifier of the virtual network.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}.
func (r VirtualNetworks) Get(
	ctx context.Context, virtualNetworkID string, options ...CallOption,
) (*api.VirtualNetworkInResponse, error) {
	ctx, call, err := r.client.begin(ctx, "getVirtualNetwork", options)
	if err != nil {
		return nil, err
	}
	found, err := r.client.API.GetVirtualNetworkWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], virtualNetworkID)
	if err != nil {
		return nil, err
	}
	return found.JSON200, nil
}

// Create calls createVirtualNetwork: create a virtual network.
//
// Source: POST /projects/{projectId}/zones/{zoneName}/virtualnetworks.
func (r VirtualNetworks) Create(
	ctx context.Context, body api.VirtualNetworkInRequest, options ...CallOption,
) (*Accepted[api.ChangeAccepted, api.VirtualNetworkInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "createVirtualNetwork", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.CreateVirtualNetworkWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], filled(body))
	if err != nil {
		return nil, err
	}
	return accept[api.ChangeAccepted, api.VirtualNetworkInResponse](r.client, "createVirtualNetwork", made.HTTPResponse, made.JSON201, made.Body)
}

// Update calls updateVirtualNetwork: replace a virtual network.
//
//   - virtualNetworkID: identifier of the virtual network.
//
// Source: PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}.
func (r VirtualNetworks) Update(
	ctx context.Context, virtualNetworkID string, body api.VirtualNetworkInRequest, options ...CallOption,
) (*Accepted[api.ChangeAccepted, api.VirtualNetworkInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "updateVirtualNetwork", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.UpdateVirtualNetworkWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], virtualNetworkID, filled(body))
	if err != nil {
		return nil, err
	}
	return accept[api.ChangeAccepted, api.VirtualNetworkInResponse](r.client, "updateVirtualNetwork", made.HTTPResponse, made.JSON200, made.Body)
}

// Resume returns a change from its JSON, as this client or one in another language wrote it, to be waited for.
func (r VirtualNetworks) Resume(data []byte) (*Change[api.VirtualNetworkInResponse], error) {
	return resume[api.VirtualNetworkInResponse](r.client, data, "createVirtualNetwork", "updateVirtualNetwork")
}

// ServerGroups calls the operations of a server group.
type ServerGroups struct{ client *Client }

// Find calls findServerGroups: find the server groups of a zone.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/servergroups.
func (r ServerGroups) Find(
	ctx context.Context, params *api.FindServerGroupsParams, options ...CallOption,
) *Pager[api.ServerGroupInResponse] {
	var query api.FindServerGroupsParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findServerGroups", options)
	return &Pager[api.ServerGroupInResponse]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.ServerGroupInResponse, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindServerGroupsWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Get calls getServerGroup: get a server group by its identifier.
//
//   - serverGroupID: identifier of the server group.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/servergroups/{serverGroupId}.
func (r ServerGroups) Get(
	ctx context.Context, serverGroupID string, options ...CallOption,
) (*api.ServerGroupInResponse, error) {
	ctx, call, err := r.client.begin(ctx, "getServerGroup", options)
	if err != nil {
		return nil, err
	}
	found, err := r.client.API.GetServerGroupWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], serverGroupID)
	if err != nil {
		return nil, err
	}
	return found.JSON200, nil
}

// Create calls createServerGroup: create a server group.
//
// Source: POST /projects/{projectId}/zones/{zoneName}/servergroups.
func (r ServerGroups) Create(
	ctx context.Context, body api.ServerGroupInRequest, options ...CallOption,
) (*Accepted[api.ChangeAccepted, api.ServerGroupInResponse], error) {
	ctx, call, err := r.client.begin(ctx, "createServerGroup", options)
	if err != nil {
		return nil, err
	}
	made, err := r.client.API.CreateServerGroupWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], filled(body))
	if err != nil {
		return nil, err
	}
	return accept[api.ChangeAccepted, api.ServerGroupInResponse](r.client, "createServerGroup", made.HTTPResponse, made.JSON201, made.Body)
}

// Resume returns a change from its JSON, as this client or one in another language wrote it, to be waited for.
func (r ServerGroups) Resume(data []byte) (*Change[api.ServerGroupInResponse], error) {
	return resume[api.ServerGroupInResponse](r.client, data, "createServerGroup")
}

// Volumes calls the operations of a volume.
type Volumes struct{ client *Client }

// Find calls findVolumes: find the volumes of a zone.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/volumes.
func (r Volumes) Find(
	ctx context.Context, params *api.FindVolumesParams, options ...CallOption,
) *Pager[api.Volume] {
	var query api.FindVolumesParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findVolumes", options)
	return &Pager[api.Volume]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.Volume, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindVolumesWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// VirtualMachines calls the operations of a virtual machine.
type VirtualMachines struct{ client *Client }

// Find calls findVirtualMachines: find the virtual machines of a zone.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/virtualmachines.
func (r VirtualMachines) Find(
	ctx context.Context, params *api.FindVirtualMachinesParams, options ...CallOption,
) *Pager[api.VirtualMachine] {
	var query api.FindVirtualMachinesParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findVirtualMachines", options)
	return &Pager[api.VirtualMachine]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.VirtualMachine, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindVirtualMachinesWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Get calls getVirtualMachine: get a virtual machine by its identifier.
//
//   - virtualMachineID: identifier of the virtual machine.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}.
func (r VirtualMachines) Get(
	ctx context.Context, virtualMachineID string, options ...CallOption,
) (*api.VirtualMachine, error) {
	ctx, call, err := r.client.begin(ctx, "getVirtualMachine", options)
	if err != nil {
		return nil, err
	}
	found, err := r.client.API.GetVirtualMachineWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], virtualMachineID)
	if err != nil {
		return nil, err
	}
	return found.JSON200, nil
}

// Interfaces calls the operations of a interface.
type Interfaces struct{ client *Client }

// Find calls findInterfaces: find the interfaces of a virtual machine.
//
//   - virtualMachineID: identifier of the virtual machine.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces.
func (r Interfaces) Find(
	ctx context.Context, virtualMachineID string, params *api.FindInterfacesParams, options ...CallOption,
) *Pager[api.NetworkInterface] {
	var query api.FindInterfacesParams
	if params != nil {
		query = *params
	}
	ctx, call, err := r.client.begin(ctx, "findInterfaces", options)
	return &Pager[api.NetworkInterface]{
		offset: offsetOf(query.Offset), paged: true, err: err,
		fetch: func(offset int) ([]api.NetworkInterface, *http.Response, []byte, error) {
			if start := int32(offset); offset > 0 || query.Offset != nil {
				query.Offset = &start
			}
			found, err := r.client.API.FindInterfacesWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], virtualMachineID, &query)
			if err != nil {
				return nil, nil, nil, err
			}
			return *found.JSON200, found.HTTPResponse, found.Body, nil
		},
	}
}

// Get calls getInterface: get an interface by its name.
//
//   - virtualMachineID: identifier of the virtual machine.
//   - interfaceName: name of the interface, unique on its virtual machine.
//
// Source: GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}.
func (r Interfaces) Get(
	ctx context.Context, virtualMachineID string, interfaceName string, options ...CallOption,
) (*api.NetworkInterface, error) {
	ctx, call, err := r.client.begin(ctx, "getInterface", options)
	if err != nil {
		return nil, err
	}
	found, err := r.client.API.GetInterfaceWithResponse(ctx, call.scope["projectId"], call.scope["zoneName"], virtualMachineID, interfaceName)
	if err != nil {
		return nil, err
	}
	return found.JSON200, nil
}
