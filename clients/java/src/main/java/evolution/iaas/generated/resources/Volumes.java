// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.VolumesApi;
import evolution.iaas.generated.model.Volume;

/**
 * Disks.
 */
public final class Volumes {
  private final Calls calls;

  Volumes(Calls calls) {
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
   * Find the volumes of a zone.
   *
   * @return the elements, page by page
   */
  public Pager<Volume> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the volumes of a zone. Source: {@code GET /projects/{projectId}/zones/{zoneName}/volumes}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<Volume> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findVolumes", options);
    return calls.pages(options, query.offset, true, offset -> () -> new VolumesApi(calls.api())
        .findVolumesWithHttpInfo(scope.projectId(), scope.zone(), offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }
}
