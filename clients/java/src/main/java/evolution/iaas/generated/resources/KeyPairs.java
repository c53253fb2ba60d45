// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.Accepted;
import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Change;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.KeyPairsApi;
import evolution.iaas.generated.model.BasicState;
import evolution.iaas.generated.model.KeyPairCreated;
import evolution.iaas.generated.model.KeyPairInRequest;
import evolution.iaas.generated.model.KeyPairInResponse;
import java.util.concurrent.CompletableFuture;

/**
 * SSH keys for virtual machines.
 */
public final class KeyPairs {
  private final Calls calls;

  KeyPairs(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private BasicState provisioningState;
    private Integer offset;
    private Integer limit;
    private String sort;

    /**
     * Only key pairs in this state.
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
   * Find the key pairs of a zone.
   *
   * @return the elements, page by page
   */
  public Pager<KeyPairInResponse> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the key pairs of a zone. Source: {@code GET /projects/{projectId}/zones/{zoneName}/keypairs}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<KeyPairInResponse> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findKeyPairs", options);
    return calls.pages(options, query.offset, true, offset -> () -> new KeyPairsApi(calls.api())
        .findKeyPairsWithHttpInfo(scope.projectId(), scope.zone(), query.provisioningState, offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }

  /**
   * Get a key pair by its identifier.
   *
   * @param keyPairId identifier of the key pair
   * @return what was read
   */
  public KeyPairInResponse get(String keyPairId) {
    return get(keyPairId, CallOptions.NONE);
  }

  /**
   * Get a key pair by its identifier. Source: {@code GET /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}}.
   *
   * @param keyPairId identifier of the key pair
   * @param options what this call does differently
   * @return what was read
   */
  public KeyPairInResponse get(String keyPairId, CallOptions options) {
    var scope = calls.scope("getKeyPair", options);
    return calls.call(options, () -> new KeyPairsApi(calls.api()).getKeyPairWithHttpInfo(scope.projectId(), scope.zone(), keyPairId));
  }

  /**
   * As {@code get}, on the client's executor; cancelling the future ends the call.
   *
   * @param keyPairId identifier of the key pair
   * @param options what this call does differently
   * @return a future of what was read
   */
  public CompletableFuture<KeyPairInResponse> getAsync(String keyPairId, CallOptions options) {
    return calls.async(() -> get(keyPairId, options));
  }

  /**
   * Create a key pair.
   *
   * @param body what is sent
   * @return the change, to be waited for
   */
  public Accepted<KeyPairCreated, KeyPairInResponse> create(KeyPairInRequest body) {
    return create(body, CallOptions.NONE);
  }

  /**
   * Create a key pair. Source: {@code POST /projects/{projectId}/zones/{zoneName}/keypairs}.
   *
   * @param body what is sent
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<KeyPairCreated, KeyPairInResponse> create(KeyPairInRequest body, CallOptions options) {
    var scope = calls.scope("createKeyPair", options);
    String[] path = {scope.projectId(), scope.zone()};
    return calls.change("createKeyPair", path, KeyPairInResponse.class, options, () -> new KeyPairsApi(calls.api())
        .createKeyPairWithHttpInfo(scope.projectId(), scope.zone(), body));
  }

  /**
   * As {@code create}, on the client's executor; cancelling the future ends the call.
   *
   * @param body what is sent
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<KeyPairCreated, KeyPairInResponse>> createAsync(KeyPairInRequest body, CallOptions options) {
    return calls.async(() -> create(body, options));
  }

  /**
   * Delete a key pair.
   *
   * @param keyPairId identifier of the key pair
   * @return the change, to be waited for
   */
  public Accepted<Void, KeyPairInResponse> delete(String keyPairId) {
    return delete(keyPairId, CallOptions.NONE);
  }

  /**
   * Delete a key pair. Source: {@code DELETE /projects/{projectId}/zones/{zoneName}/keypairs/{keyPairId}}.
   *
   * @param keyPairId identifier of the key pair
   * @param options what this call does differently
   * @return the change, to be waited for
   */
  public Accepted<Void, KeyPairInResponse> delete(String keyPairId, CallOptions options) {
    var scope = calls.scope("deleteKeyPair", options);
    String[] path = {scope.projectId(), scope.zone(), keyPairId};
    return calls.change("deleteKeyPair", path, KeyPairInResponse.class, options, () -> new KeyPairsApi(calls.api())
        .deleteKeyPairWithHttpInfo(scope.projectId(), scope.zone(), keyPairId));
  }

  /**
   * As {@code delete}, on the client's executor; cancelling the future ends the call.
   *
   * @param keyPairId identifier of the key pair
   * @param options what this call does differently
   * @return a future of the change, to be waited for
   */
  public CompletableFuture<Accepted<Void, KeyPairInResponse>> deleteAsync(String keyPairId, CallOptions options) {
    return calls.async(() -> delete(keyPairId, options));
  }

  /**
   * Reads a change from its JSON, as this client or one in another language wrote it, to be waited for.
   *
   * @param json the change
   * @return the change
   */
  public Change<KeyPairInResponse> resume(String json) {
    return calls.resume(json, KeyPairInResponse.class, "createKeyPair", "deleteKeyPair");
  }
}
