// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.Pager;
import evolution.iaas.generated.api.ImagesApi;
import java.util.Map;

/**
 * Images for virtual machines and volumes, whose members are not described
 */
public final class Images {
  private final Calls calls;

  Images(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private String name;
    private Boolean isPrivate;
    private Integer offset;
    private Integer limit;
    private String sort;

    /**
     * Only the image of this name.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery name(String value) {
      name = value;
      return this;
    }

    /**
     * Only private images, or only public ones; both when absent.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery isPrivate(Boolean value) {
      isPrivate = value;
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
   * Find the images of a project.
   *
   * @return the elements, page by page
   */
  public Pager<Map<String, Object>> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the images of a project. Source: {@code GET /projects/{projectId}/images}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<Map<String, Object>> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findImages", options);
    return calls.pages(options, query.offset, true, offset -> () -> new ImagesApi(calls.api())
        .findImagesWithHttpInfo(scope.projectId(), query.name, query.isPrivate, offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }
}
