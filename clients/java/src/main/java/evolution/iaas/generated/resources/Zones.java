// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.ZonesApi;
import java.util.Map;

/**
 * Zones of a project, whose members are not described
 */
public final class Zones {
  private final Calls calls;

  Zones(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private String region;

    /**
     * Only zones of this region, such as EUR.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery region(String value) {
      region = value;
      return this;
    }
  }

  /**
   * Find the zones of a project.
   *
   * @return the elements, page by page
   */
  public Pager<Map<String, Object>> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the zones of a project. Source: {@code GET /projects/{projectId}/zones}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<Map<String, Object>> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findZones", options);
    return calls.pages(options, null, false, offset -> () -> new ZonesApi(calls.api())
        .findZonesWithHttpInfo(scope.projectId(), query.region));
  }
}
