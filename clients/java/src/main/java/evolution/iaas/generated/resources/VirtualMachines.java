// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.VirtualMachinesApi;
import evolution.iaas.generated.model.BasicState;
import evolution.iaas.generated.model.VirtualMachine;
import java.util.concurrent.CompletableFuture;

/**
 * Virtual machines.
 */
public final class VirtualMachines {
  private final Calls calls;

  VirtualMachines(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private String name;
    private String image;
    private BasicState provisioningState;
    private Integer offset;
    private Integer limit;
    private String sort;

    /**
     * Only the virtual machine of this name.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery name(String value) {
      name = value;
      return this;
    }

    /**
     * Only virtual machines made from the image of this name.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery image(String value) {
      image = value;
      return this;
    }

    /**
     * Only virtual machines in this state.
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
   * Find the virtual machines of a zone.
   *
   * @return the elements, page by page
   */
  public Pager<VirtualMachine> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the virtual machines of a zone. Source: {@code GET /projects/{projectId}/zones/{zoneName}/virtualmachines}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<VirtualMachine> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findVirtualMachines", options);
    return calls.pages(options, query.offset, true, offset -> () -> new VirtualMachinesApi(calls.api())
        .findVirtualMachinesWithHttpInfo(scope.projectId(), scope.zone(), query.name, query.image, query.provisioningState, offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }

  /**
   * Get a virtual machine by its identifier.
   *
   * @param virtualMachineId identifier of the virtual machine
   * @return what was read
   */
  public VirtualMachine get(String virtualMachineId) {
    return get(virtualMachineId, CallOptions.NONE);
  }

  /**
   * Get a virtual machine by its identifier. Source: {@code GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}}.
   *
   * @param virtualMachineId identifier of the virtual machine
   * @param options what this call does differently
   * @return what was read
   */
  public VirtualMachine get(String virtualMachineId, CallOptions options) {
    var scope = calls.scope("getVirtualMachine", options);
    return calls.call(options, () -> new VirtualMachinesApi(calls.api()).getVirtualMachineWithHttpInfo(scope.projectId(), scope.zone(), virtualMachineId));
  }

  /**
   * As {@code get}, on the client's executor; cancelling the future ends the call.
   *
   * @param virtualMachineId identifier of the virtual machine
   * @param options what this call does differently
   * @return a future of what was read
   */
  public CompletableFuture<VirtualMachine> getAsync(String virtualMachineId, CallOptions options) {
    return calls.async(() -> get(virtualMachineId, options));
  }
}
