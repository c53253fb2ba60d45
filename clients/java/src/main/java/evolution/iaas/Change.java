package evolution.iaas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evolution.iaas.generated.model.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A change that the platform has accepted; a job carries it out. As JSON it may go to another process, also one in another
 * language, that waits for it: the `resume` of its resource takes it.
 *
 * @param <T> the resource that it brings
 */
public class Change<T> {
  private final Calls calls;
  private final Written written;
  private final Class<T> brings;

  Change(Calls calls, Written written, Class<T> brings) {
    this.calls = calls;
    this.written = written;
    this.brings = brings;
  }

  /** Returns the id of the resource, if the response has one. */
  public final Optional<String> id() {
    return Optional.ofNullable(written.id);
  }

  /** Returns the reference of the resource; an empty text if the response has none. */
  public final String href() {
    return written.href;
  }

  /** Returns the job that carries it out. */
  public final JobRef job() {
    return written.job;
  }

  /** Returns how long the server asks to wait before the first poll. */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(written.retryAfter);
  }

  /** Returns the operation that was called. */
  public final String operationId() {
    return written.operationId;
  }

  /** Waits for at most an hour, as `await(WaitOptions)`. */
  public final T await() {
    return await(WaitOptions.DEFAULT);
  }

  /**
   * Waits for the job, then for the resource: returns that, freshly read, once it can be used; null once it is gone, where
   * it was deleted. Faults of the connection and of the server do not end a wait; an interrupt does.
   *
   * @throws EvolutionException JobFailed, ResourceFailed, JobTimeout, ResourceTimeout or Cancelled, among others
   */
  public final T await(WaitOptions options) {
    var waiter = new Waiter(calls.transport, options);
    if (written.retryAfter != null) waiter.sleep(written.retryAfter);
    Job job = waiter.job(written.job, Duration.ofMinutes(1)); // it was just started, and may not be found yet
    return waiter.resource(written, brings, job);
  }

  /** As `await`, on the client's executor; cancelling the future ends the wait. */
  public final CompletableFuture<T> awaitAsync(WaitOptions options) {
    return calls.async(() -> await(options));
  }

  /** Returns the change as JSON, without secrets. */
  public final String toJson() {
    ObjectNode json = calls.transport.mapper.createObjectNode();
    json.put("operationId", written.operationId).put("id", written.id).put("hRef", written.href);
    json.putObject("job").put("projectId", written.job.projectId()).put("jobId", written.job.jobId());
    json.put("retryAfter", written.retryAfter == null ? null : written.retryAfter.toMillis() / 1000.0);
    written.target.forEach(json.putArray("target")::add);
    return json.toString();
  }

  @Override
  public String toString() {
    return "change by " + written.operationId + ", job " + written.job.jobId();
  }

  /** What is written of a change; `target` are the parameters of the path of the resource. */
  record Written(String operationId, String id, String href, JobRef job, Duration retryAfter, List<String> target) {
    static Written read(String text, ObjectMapper mapper, List<String> operations) {
      JsonNode json;
      try {
        json = mapper.readTree(text);
      } catch (JsonProcessingException error) {
        throw EvolutionException.of(ErrorKind.CONFIGURATION, new Details("this is no change as its JSON is written").cause(error));
      }
      String operation = json.path("operationId").asText();
      if (!operations.contains(operation)) {
        throw refused("operationId must be one of " + String.join(", ", operations));
      }
      JsonNode reader = Contract.targetOf(Contract.operation(operation));
      var parts = new ArrayList<String>();
      json.path("target").forEach(part -> parts.add(part.asText()));
      if (parts.size() != reader.get("parameters").size()) throw refused("target must name " + reader.get("path").asText());
      var job = new JobRef(json.path("job").path("projectId").asText(), json.path("job").path("jobId").asText());
      if (Contract.isUnsafe(job.projectId()) || Contract.isUnsafe(job.jobId()) || parts.stream().anyMatch(Contract::isUnsafe)) {
        throw refused("a part of its path is empty, or leads elsewhere");
      }
      double seconds = json.path("retryAfter").asDouble(-1);
      Duration pause = seconds >= 0 && seconds <= 86400 ? Contract.seconds(seconds) : null;
      return new Written(operation, json.path("id").asText(null), json.path("hRef").asText(""), job, pause, parts);
    }

    private static EvolutionException refused(String why) {
      return EvolutionException.configuration("this is no change of this resource: " + why);
    }
  }
}
