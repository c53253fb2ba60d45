// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.Accepted;
import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Change;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.SecurityGroupsApi;
import evolution.iaas.generated.model.BasicState;
import evolution.iaas.generated.model.ChangeAccepted;
import evolution.iaas.generated.model.SecurityGroupInRequest;
import evolution.iaas.generated.model.SecurityGroupInResponse;
import evolution.iaas.generated.model.SecurityGroupUpdateInRequest;
import java.util.concurrent.CompletableFuture;

/**
 * Groups of rules that filter traffic.
 */
public final class SecurityGroups {
  private final Calls calls;

  SecurityGroups(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private String name;
    private BasicState provisioningState;
    private Integer offset;
    private Integer limit;
    private String sort;

    /**
     * Only the security group of this name.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery name(String value) {
      name = value;
      return this;
    }

    /**
     * Only security groups in this state.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery provisioningState(BasicState value) {
      provisioningState = value;
      return this;
    }

    /**
     * Index of the first element to return; the collection starts at zero.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery offset(Integer value) {
      offset = value;
      return this;
    }

    /**
     * Most elements to return in one response. The service may return fewer.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery limit(Integer value) {
      limit = value;
      return this;
    }

    /**
     * Names of the fields to sort by, separated by commas; a minus sign in front means descending.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery sort(String value) {
      sort = value;
      return this;
    }
  }

  /**
   * Find the security groups of a zone.
   *
   * @return the elements, page by page
   */
  public Pager<SecurityGroupInResponse> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the security groups of a zone. Source: {@code GET /projects/{projectId}/zones/{zoneName}/securitygroups}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<SecurityGroupInResponse> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findSecurityGroups", options);
    return calls.pages(options, query.offset, true, offset -> () -> new SecurityGroupsApi(calls.api())
        .findSecurityGroupsWithHttpInfo(scope.projectId(), scope.zone(), query.name, query.provisioningState, offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }

  /**
   * Get a security group by its identifier.
   *
   * @param securityGroupId identifier of the security group
   * @return what was read
   */
  public SecurityGroupInResponse get(String securityGroupId) {
    return get(securityGroupId, CallOptions.NONE);
  }

  /**
   * Get a security group by its identifier. Source: {@code GET /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}}.
   *
   * @param securityGroupId identifier of the security group
   * @param options what this call does differently
   * @return what was read
   */
  public SecurityGroupInResponse get(String securityGroupId, CallOptions options) {
    var scope = calls.scope("getSecurityGroup", options);
    return calls.call(options, () -> new SecurityGroupsApi(calls.api()).getSecurityGroupWithHttpInfo(scope.projectId(), scope.zone(), securityGroupId));
  }

  /**
   * As {@code get}, on the client's executor; cancelling the future ends the call.
   *
   * @param securityGroupId identifier of the security group
   * @param options what this call does differently
   * @return a future of what was read
   */
  public CompletableFuture<SecurityGroupInResponse> getAsync(String securityGroupId, CallOptions options) {
    return calls.async(() -> get(securityGroupId, options));
  }

  /**
   * Create a security group.
   *
   * @param body what is sent
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, SecurityGroupInResponse> create(SecurityGroupInRequest body) {
    return create(body, CallOptions.NONE);
  }

  /**
   * Create a security group. Source: {@code POST /projects/{projectId}/zones/{zoneName}/securitygroups}.
   *
   * @param body what is sent
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, SecurityGroupInResponse> create(SecurityGroupInRequest body, CallOptions options) {
    var scope = calls.scope("createSecurityGroup", options);
    String[] path = {scope.projectId(), scope.zone()};
    return calls.change("createSecurityGroup", path, SecurityGroupInResponse.class, options, () -> new SecurityGroupsApi(calls.api())
        .createSecurityGroupWithHttpInfo(scope.projectId(), scope.zone(), body));
  }

  /**
   * As {@code create}, on the client's executor; cancelling the future ends the call.
   *
   * @param body what is sent
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<ChangeAccepted, SecurityGroupInResponse>> createAsync(SecurityGroupInRequest body, CallOptions options) {
    return calls.async(() -> create(body, options));
  }

  /**
   * Replace a security group.
   *
   * @param securityGroupId identifier of the security group
   * @param body what is sent
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, SecurityGroupInResponse> update(String securityGroupId, SecurityGroupUpdateInRequest body) {
    return update(securityGroupId, body, CallOptions.NONE);
  }

  /**
   * Replace a security group. Source: {@code PUT /projects/{projectId}/zones/{zoneName}/securitygroups/{securityGroupId}}.
   *
   * @param securityGroupId identifier of the security group
   * @param body what is sent
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, SecurityGroupInResponse> update(String securityGroupId, SecurityGroupUpdateInRequest body, CallOptions options) {
    var scope = calls.scope("updateSecurityGroup", options);
    String[] path = {scope.projectId(), scope.zone(), securityGroupId};
    return calls.change("updateSecurityGroup", path, SecurityGroupInResponse.class, options, () -> new SecurityGroupsApi(calls.api())
        .updateSecurityGroupWithHttpInfo(scope.projectId(), scope.zone(), securityGroupId, body));
  }

  /**
   * As {@code update}, on the client's executor; cancelling the future ends the call.
   *
   * @param securityGroupId identifier of the security group
   * @param body what is sent
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<ChangeAccepted, SecurityGroupInResponse>> updateAsync(String securityGroupId, SecurityGroupUpdateInRequest body, CallOptions options) {
    return calls.async(() -> update(securityGroupId, body, options));
  }

  /**
   * Reads a change from its JSON, as this client or one in another language wrote it, to be waited for.
   *
   * @param json the change
   * @return the change
   */
  public Change<SecurityGroupInResponse> resume(String json) {
    return calls.resume(json, SecurityGroupInResponse.class, "createSecurityGroup", "updateSecurityGroup");
  }
}
