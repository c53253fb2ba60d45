// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.Accepted;
import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Change;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.ServerGroupsApi;
import evolution.iaas.generated.model.ChangeAccepted;
import evolution.iaas.generated.model.ServerGroupInRequest;
import evolution.iaas.generated.model.ServerGroupInResponse;
import java.util.concurrent.CompletableFuture;

/**
 * How virtual machines are spread over hosts.
 */
public final class ServerGroups {
  private final Calls calls;

  ServerGroups(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private Integer offset;
    private Integer limit;
    private String sort;

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
   * Find the server groups of a zone.
   *
   * @return the elements, page by page
   */
  public Pager<ServerGroupInResponse> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the server groups of a zone. Source: {@code GET /projects/{projectId}/zones/{zoneName}/servergroups}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<ServerGroupInResponse> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findServerGroups", options);
    return calls.pages(options, query.offset, true, offset -> () -> new ServerGroupsApi(calls.api())
        .findServerGroupsWithHttpInfo(scope.projectId(), scope.zone(), offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }

  /**
   * Get a server group by its identifier.
   *
   * @param serverGroupId identifier of the server group
   * @return what was read
   */
  public ServerGroupInResponse get(String serverGroupId) {
    return get(serverGroupId, CallOptions.NONE);
  }

  /**
   * Get a server group by its identifier. Source: {@code GET /projects/{projectId}/zones/{zoneName}/servergroups/{serverGroupId}}.
   *
   * @param serverGroupId identifier of the server group
   * @param options what this call does differently
   * @return what was read
   */
  public ServerGroupInResponse get(String serverGroupId, CallOptions options) {
    var scope = calls.scope("getServerGroup", options);
    return calls.call(options, () -> new ServerGroupsApi(calls.api()).getServerGroupWithHttpInfo(scope.projectId(), scope.zone(), serverGroupId));
  }

  /**
   * As {@code get}, on the client's executor; cancelling the future ends the call.
   *
   * @param serverGroupId identifier of the server group
   * @param options what this call does differently
   * @return a future of what was read
   */
  public CompletableFuture<ServerGroupInResponse> getAsync(String serverGroupId, CallOptions options) {
    return calls.async(() -> get(serverGroupId, options));
  }

  /**
   * Create a server group.
   *
   * @param body what is sent
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, ServerGroupInResponse> create(ServerGroupInRequest body) {
    return create(body, CallOptions.NONE);
  }

  /**
   * Create a server group. Source: {@code POST /projects/{projectId}/zones/{zoneName}/servergroups}.
   *
   * @param body what is sent
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, ServerGroupInResponse> create(ServerGroupInRequest body, CallOptions options) {
    var scope = calls.scope("createServerGroup", options);
    String[] path = {scope.projectId(), scope.zone()};
    return calls.change("createServerGroup", path, ServerGroupInResponse.class, options, () -> new ServerGroupsApi(calls.api())
        .createServerGroupWithHttpInfo(scope.projectId(), scope.zone(), body));
  }

  /**
   * As {@code create}, on the client's executor; cancelling the future ends the call.
   *
   * @param body what is sent
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<ChangeAccepted, ServerGroupInResponse>> createAsync(ServerGroupInRequest body, CallOptions options) {
    return calls.async(() -> create(body, options));
  }

  /**
   * Reads a change from its JSON, as this client or one in another language wrote it, to be waited for.
   *
   * @param json the change
   * @return the change
   */
  public Change<ServerGroupInResponse> resume(String json) {
    return calls.resume(json, ServerGroupInResponse.class, "createServerGroup");
  }
}
