// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.PublicIpAddressesApi;
import evolution.iaas.generated.model.BasicState;
import evolution.iaas.generated.model.PublicIpAddress;
import java.util.concurrent.CompletableFuture;

/**
 * Reserved public IP addresses.
 */
public final class PublicIpAddresses {
  private final Calls calls;

  PublicIpAddresses(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private Boolean isUsed;
    private BasicState provisioningState;
    private Integer offset;
    private Integer limit;
    private String sort;

    /**
     * Only addresses that an interface uses, or only those that none uses.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery isUsed(Boolean value) {
      isUsed = value;
      return this;
    }

    /**
     * Only public IP addresses in this state.
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
   * Find the public IP addresses of a zone.
   *
   * @return the elements, page by page
   */
  public Pager<PublicIpAddress> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the public IP addresses of a zone. Source: {@code GET /projects/{projectId}/zones/{zoneName}/publicipaddresses}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<PublicIpAddress> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findPublicIpAddresses", options);
    return calls.pages(options, query.offset, true, offset -> () -> new PublicIpAddressesApi(calls.api())
        .findPublicIpAddressesWithHttpInfo(scope.projectId(), scope.zone(), query.isUsed, query.provisioningState, offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }

  /**
   * Get a public IP address by its identifier.
   *
   * @param publicIPId identifier of the public IP address
   * @return what was read
   */
  public PublicIpAddress get(String publicIPId) {
    return get(publicIPId, CallOptions.NONE);
  }

  /**
   * Get a public IP address by its identifier. Source: {@code GET /projects/{projectId}/zones/{zoneName}/publicipaddresses/{publicIPId}}.
   *
   * @param publicIPId identifier of the public IP address
   * @param options what this call does differently
   * @return what was read
   */
  public PublicIpAddress get(String publicIPId, CallOptions options) {
    var scope = calls.scope("getPublicIpAddress", options);
    return calls.call(options, () -> new PublicIpAddressesApi(calls.api()).getPublicIpAddressWithHttpInfo(scope.projectId(), scope.zone(), publicIPId));
  }

  /**
   * As {@code get}, on the client's executor; cancelling the future ends the call.
   *
   * @param publicIPId identifier of the public IP address
   * @param options what this call does differently
   * @return a future of what was read
   */
  public CompletableFuture<PublicIpAddress> getAsync(String publicIPId, CallOptions options) {
    return calls.async(() -> get(publicIPId, options));
  }
}
