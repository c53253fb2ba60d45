// Generated from spec/openapi.yaml by `python -m generator build --client java`; do not edit.
package evolution.iaas.generated.resources;

import evolution.iaas.CallOptions;
import evolution.iaas.Calls;
import evolution.iaas.JobRef;
import evolution.iaas.Pager;
import evolution.iaas.WaitOptions;
import evolution.iaas.generated.api.JobsApi;
import evolution.iaas.generated.model.Job;
import evolution.iaas.generated.model.JobState;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asynchronous work that the platform does for a call that creates, updates or deletes.
 */
public final class Jobs {
  private final Calls calls;

  Jobs(Calls calls) {
    this.calls = calls;
  }

  /** Parameters of {@link #find}; what is not set is not sent. */
  public static final class FindQuery {
    private List<JobState> state;
    private Integer offset;
    private Integer limit;
    private String sort;

    /**
     * Only jobs in one of these states; the parameter is repeated for each state. All jobs when absent.
     *
     * @param value what is sent
     * @return this
     */
    public FindQuery state(List<JobState> value) {
      state = value;
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
   * Find the jobs of a project.
   *
   * @return the elements, page by page
   */
  public Pager<Job> find() {
    return find(new FindQuery(), CallOptions.NONE);
  }

  /**
   * Find the jobs of a project. Source: {@code GET /projects/{projectId}/jobs}.
   *
   * @param query the parameters
   * @param options what this call does differently
   * @return the elements, page by page
   */
  public Pager<Job> find(FindQuery query, CallOptions options) {
    var scope = calls.scope("findJobs", options);
    return calls.pages(options, query.offset, true, offset -> () -> new JobsApi(calls.api())
        .findJobsWithHttpInfo(scope.projectId(), query.state, offset == 0 ? query.offset : Integer.valueOf(offset), query.limit, query.sort));
  }

  /**
   * Find a job by its identifier.
   *
   * @param jobId identifier of the job
   * @return what was read
   */
  public Job get(String jobId) {
    return get(jobId, CallOptions.NONE);
  }

  /**
   * Find a job by its identifier. Source: {@code GET /projects/{projectId}/jobs/{jobId}}.
   *
   * @param jobId identifier of the job
   * @param options what this call does differently
   * @return what was read
   */
  public Job get(String jobId, CallOptions options) {
    var scope = calls.scope("getJob", options);
    return calls.call(options, () -> new JobsApi(calls.api()).getJobWithHttpInfo(scope.projectId(), jobId));
  }

  /**
   * As {@code get}, on the client's executor; cancelling the future ends the call.
   *
   * @param jobId identifier of the job
   * @param options what this call does differently
   * @return a future of what was read
   */
  public CompletableFuture<Job> getAsync(String jobId, CallOptions options) {
    return calls.async(() -> get(jobId, options));
  }

  /**
   * Waits for a job. Faults of the connection and of the server do not end the wait; an interrupt does.
   *
   * @param job the job
   * @param options how the wait is to go
   * @return the job, which has completed
   */
  public Job await(JobRef job, WaitOptions options) {
    return calls.await(job, options);
  }

  /**
   * As {@code await}, on the client's executor; cancelling the future ends the wait.
   *
   * @param job the job
   * @param options how the wait is to go
   * @return a future of the job, which has completed
   */
  public CompletableFuture<Job> awaitAsync(JobRef job, WaitOptions options) {
    return calls.async(() -> await(job, options));
  }
}
