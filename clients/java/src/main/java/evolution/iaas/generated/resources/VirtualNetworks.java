// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.Accepted;
import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Change;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.VirtualNetworksApi;
import evolution.iaas.generated.model.BasicState;
import evolution.iaas.generated.model.ChangeAccepted;
import evolution.iaas.generated.model.VirtualNetworkInRequest;
import evolution.iaas.generated.model.VirtualNetworkInResponse;
import java.util.concurrent.CompletableFuture;

/**
 * Networks of a zone.
 */
public final class VirtualNetworks {
  private final Calls calls;

  VirtualNetworks(Calls calls) {
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
     * Only the virtual network of this name.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery name(String value) {
      name = value;
      return this;
    }

    /**
     * Only virtual networks in this state.
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
   * Find the virtual networks of a zone.
   *
   * @return the elements, page by page
   */
  public Pager<VirtualNetworkInResponse> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the virtual networks of a zone. Source: {@code GET /projects/{projectId}/zones/{zoneName}/virtualnetworks}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<VirtualNetworkInResponse> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findVirtualNetworks", options);
    return calls.pages(options, query.offset, true, offset -> () -> new VirtualNetworksApi(calls.api())
        .findVirtualNetworksWithHttpInfo(scope.projectId(), scope.zone(), query.name, query.provisioningState, offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }

  /**
   * Get a virtual network by its identifier.
   *
   * @param virtualNetworkId identifier of the virtual network
   * @return what was read
   */
  public VirtualNetworkInResponse get(String virtualNetworkId) {
    return get(virtualNetworkId, CallOptions.NONE);
  }

  /**
   * Get a virtual network by its identifier. Source: {@code GET /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}}.
   *
   * @param virtualNetworkId identifier of the virtual network
   * @param options what this call does differently
   * @return what was read
   */
  public VirtualNetworkInResponse get(String virtualNetworkId, CallOptions options) {
    var scope = calls.scope("getVirtualNetwork", options);
    return calls.call(options, () -> new VirtualNetworksApi(calls.api()).getVirtualNetworkWithHttpInfo(scope.projectId(), scope.zone(), virtualNetworkId));
  }

  /**
   * As {@code get}, on the client's executor; cancelling the future ends the call.
   *
   * @param virtualNetworkId identifier of the virtual network
   * @param options what this call does differently
   * @return a future of what was read
   */
  public CompletableFuture<VirtualNetworkInResponse> getAsync(String virtualNetworkId, CallOptions options) {
    return calls.async(() -> get(virtualNetworkId, options));
  }

  /**
   * Create a virtual network.
   *
   * @param body what is sent
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, VirtualNetworkInResponse> create(VirtualNetworkInRequest body) {
    return create(body, CallOptions.NONE);
  }

  /**
   * Create a virtual network. Source: {@code POST /projects/{projectId}/zones/{zoneName}/virtualnetworks}.
   *
   * @param body what is sent
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, VirtualNetworkInResponse> create(VirtualNetworkInRequest body, CallOptions options) {
    var scope = calls.scope("createVirtualNetwork", options);
    String[] path = {scope.projectId(), scope.zone()};
    return calls.change("createVirtualNetwork", path, VirtualNetworkInResponse.class, options, () -> new VirtualNetworksApi(calls.api())
        .createVirtualNetworkWithHttpInfo(scope.projectId(), scope.zone(), body));
  }

  /**
   * As {@code create}, on the client's executor; cancelling the future ends the call.
   *
   * @param body what is sent
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<ChangeAccepted, VirtualNetworkInResponse>> createAsync(VirtualNetworkInRequest body, CallOptions options) {
    return calls.async(() -> create(body, options));
  }

  /**
   * Replace a virtual network.
   *
   * @param virtualNetworkId identifier of the virtual network
   * @param body what is sent
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, VirtualNetworkInResponse> update(String virtualNetworkId, VirtualNetworkInRequest body) {
    return update(virtualNetworkId, body, CallOptions.NONE);
  }

  /**
   * Replace a virtual network. Source: {@code PUT /projects/{projectId}/zones/{zoneName}/virtualnetworks/{virtualNetworkId}}.
   *
   * @param virtualNetworkId identifier of the virtual network
   * @param body what is sent
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<ChangeAccepted, VirtualNetworkInResponse> update(String virtualNetworkId, VirtualNetworkInRequest body, CallOptions options) {
    var scope = calls.scope("updateVirtualNetwork", options);
    String[] path = {scope.projectId(), scope.zone(), virtualNetworkId};
    return calls.change("updateVirtualNetwork", path, VirtualNetworkInResponse.class, options, () -> new VirtualNetworksApi(calls.api())
        .updateVirtualNetworkWithHttpInfo(scope.projectId(), scope.zone(), virtualNetworkId, body));
  }

  /**
   * As {@code update}, on the client's executor; cancelling the future ends the call.
   *
   * @param virtualNetworkId identifier of the virtual network
   * @param body what is sent
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<ChangeAccepted, VirtualNetworkInResponse>> updateAsync(String virtualNetworkId, VirtualNetworkInRequest body, CallOptions options) {
    return calls.async(() -> update(virtualNetworkId, body, options));
  }

  /**
   * Reads a change from its JSON, as this client or one in another language wrote it, to be waited for.
   *
   * @param json the change
   * @return the change
   */
  public Change<VirtualNetworkInResponse> resume(String json) {
    return calls.resume(json, VirtualNetworkInResponse.class, "createVirtualNetwork", "updateVirtualNetwork");
  }
}
