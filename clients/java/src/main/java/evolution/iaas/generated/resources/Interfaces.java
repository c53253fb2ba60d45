// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.InterfacesApi;
import evolution.iaas.generated.model.NetworkInterface;
import java.util.concurrent.CompletableFuture;

/**
 * Network interfaces of one virtual machine.
 */
public final class Interfaces {
  private final Calls calls;

  Interfaces(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private String name;
    private Integer offset;
    private Integer limit;
    private String sort;

    /**
     * Only the interface of this name.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery name(String value) {
      name = value;
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
   * Find the interfaces of a virtual machine.
   *
   * @param virtualMachineId identifier of the virtual machine
   * @return the elements, page by page
   */
  public Pager<NetworkInterface> find(String virtualMachineId) {
    return find(virtualMachineId, new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the interfaces of a virtual machine. Source: {@code GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces}.
   *
   * @param virtualMachineId identifier of the virtual machine
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<NetworkInterface> find(String virtualMachineId, FindQuery query, CallOptions options) {
    var scope = calls.scope("findInterfaces", options);
    return calls.pages(options, query.offset, true, offset -> () -> new InterfacesApi(calls.api())
        .findInterfacesWithHttpInfo(scope.projectId(), scope.zone(), virtualMachineId, query.name, offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }

  /**
   * Get an interface by its name.
   *
   * @param virtualMachineId identifier of the virtual machine
   * @param interfaceName name of the interface, unique on its virtual machine
   * @return what was read
   */
  public NetworkInterface get(String virtualMachineId, String interfaceName) {
    return get(virtualMachineId, interfaceName, CallOptions.NONE);
  }

  /**
   * Get an interface by its name. Source: {@code GET /projects/{projectId}/zones/{zoneName}/virtualmachines/{virtualMachineId}/interfaces/{interfaceName}}.
   *
   * @param virtualMachineId identifier of the virtual machine
   * @param interfaceName name of the interface, unique on its virtual machine
   * @param options what this call does differently
   * @return what was read
   */
  public NetworkInterface get(String virtualMachineId, String interfaceName, CallOptions options) {
    var scope = calls.scope("getInterface", options);
    return calls.call(options, () -> new InterfacesApi(calls.api()).getInterfaceWithHttpInfo(scope.projectId(), scope.zone(), virtualMachineId, interfaceName));
  }

  /**
   * As {@code get}, on the client's executor; cancelling the future ends the call.
   *
   * @param virtualMachineId identifier of the virtual machine
   * @param interfaceName name of the interface, unique on its virtual machine
   * @param options what this call does differently
   * @return a future of what was read
   */
  public CompletableFuture<NetworkInterface> getAsync(String virtualMachineId, String interfaceName, CallOptions options) {
    return calls.async(() -> get(virtualMachineId, interfaceName, options));
  }
}
