package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import evolution.iaas.generated.model.Job;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** One wait, for a job or a change. */
final class Waiter {
  /** Instead of the time for which a 404 is retried: it is what is waited for. */
  private static final Duration UNTIL_GONE = Duration.ofSeconds(-1);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(30);
  private final Transport transport;
  private final WaitOptions options;
  private final Clock clock;
  private final Duration end;
  private JsonNode seen;

  Waiter(Transport transport, WaitOptions options) {
    this.transport = transport;
    this.options = options;
    clock = transport.settings.clock;
    end = clock.now().plus(options.timeout());
  }

  void sleep(Duration duration) {
    Duration left = end.minus(clock.now());
    transport.sleep(left.isNegative() ? Duration.ZERO : Transport.least(duration, left));
  }

  /** Returns a job that has completed; `late` is how long a 404 is retried. */
  Job job(JobRef ref, Duration late) {
    if (ref.projectId() == null || ref.jobId() == null || Contract.isUnsafe(ref.projectId()) || Contract.isUnsafe(ref.jobId())) {
      throw EvolutionException.configuration("a part of the job's path is empty, or leads elsewhere");
    }
    String path = Contract.fill(Contract.operation("getJob"), List.of(ref.projectId(), ref.jobId()));
    JsonNode states = Contract.DATA.get("states");
    var last = new AtomicReference<>("");
    try {
      return poll(path, Job.class, late, ErrorKind.JOB_TIMEOUT, true, job -> {
        String state = job.get("state").asText();
        if (!state.equals(last.getAndSet(state))) options.onUpdate().accept(transport.mapper.convertValue(job, Job.class));
        if (Contract.holds(states.get("success"), state)) return Verdict.DONE;
        return Contract.holds(states.get("final"), state) ? new Verdict(ErrorKind.JOB_FAILED) : null;
      });
    } catch (EvolutionException error) {
      if (seen != null) error.details().job = transport.mapper.convertValue(seen, Job.class);
      throw error;
    }
  }

  /** Returns the resource of a change once it can be used; null once it is gone. */
  <T> T resource(Change.Written change, Class<T> type, Job job) {
    JsonNode made = Contract.operation(change.operationId()).get("job");
    if (!made.has("operationId")) return null; // nothing reads it
    JsonNode reader = Contract.targetOf(Contract.operation(change.operationId()));
    Duration late = made.path("gone").asBoolean() ? UNTIL_GONE : Duration.ofMinutes(1);
    try {
      return poll(Contract.fill(reader, change.target()), type, late, ErrorKind.RESOURCE_TIMEOUT, false, resource -> {
        String state = resource.path(made.get("state").asText()).asText();
        if (Contract.holds(made.path("usable"), state)) return Verdict.DONE;
        return Contract.holds(made.get("broken"), state) ? new Verdict(ErrorKind.RESOURCE_FAILED) : null;
      });
    } catch (EvolutionException error) {
      error.details().job = job;
      throw error;
    }
  }

  /** The end of a wait; the kind of its failure is null if it ended well. */
  private record Verdict(ErrorKind failure) {
    static final Verdict DONE = new Verdict(null);
  }

  /** Reads until there is a verdict, or the end comes. */
  private <T> T poll(String path, Class<T> type, Duration late, ErrorKind timeout, boolean isJob, Function<JsonNode, Verdict> judge) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(transport.base + path)).build();
    CallOptions once = CallOptions.NONE.withRetries(0).withDeadline(Transport.least(transport.settings.deadline, LONGEST_POLL));
    Duration began = clock.now();
    String unread = null;
    seen = null;
    for (double pause = 1;; pause = Math.min(pause * 1.5, 30)) {
      Verdict verdict = null;
      Duration delay;
      try {
        HttpResponse<InputStream> response = transport.send(request, once, isJob);
        delay = RetryAfter.of(response.headers());
        seen = transport.mapper.readTree(response.body());
        verdict = judge.apply(seen);
      } catch (EvolutionException error) {
        Details details = error.details();
        boolean isMissing = details.status != null && (details.status == 404 || details.status == 410);
        if (isMissing && late.isNegative()) return null;
        boolean isUnseen = isMissing && clock.now().minus(began).compareTo(late) < 0;
        boolean again = details.unread != null && details.unread.equals(unread); // the same twice is not passing
        if ((!details.isPassing(error.kind()) && !isUnseen) || again) throw error;
        if (isOver(details.unread, isJob, judge)) unread = details.unread;
        delay = details.retryAfter;
        if (details.isLimited() && (delay == null || delay.compareTo(details.least()) < 0)) delay = details.least();
      } catch (IOException error) {
        throw new IllegalStateException(error); // the transport has read it before
      }
      if (Verdict.DONE.equals(verdict)) return transport.mapper.convertValue(seen, type);
      if (verdict != null || !CallOptions.isPositive(end.minus(clock.now()))) {
        ErrorKind kind = verdict == null ? timeout : verdict.failure();
        throw EvolutionException.of(kind, new Details(told(kind, path)));
      }
      if (delay == null || delay.isZero()) delay = Contract.seconds(pause * ThreadLocalRandom.current().nextDouble(0.8, 1));
      sleep(delay.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : delay);
    }
  }

  /** Returns how a wait ended, and the messages of the job that was read. */
  private String told(ErrorKind kind, String path) {
    String how = switch (kind) {
      case JOB_FAILED -> "the job ended without success: ";
      case JOB_TIMEOUT -> "the job did not end in time: ";
      case RESOURCE_FAILED -> "the job ended well, and the resource is broken: ";
      default -> "the job ended well, and the resource was not usable in time: ";
    };
    var text = new StringBuilder(how).append(path);
    if (seen != null) seen.path("messages").forEach(message -> text.append(": ").append(message.path("message").asText()));
    return text.toString();
  }

  /** Tells whether a body that cannot be read will not get better: a job, or a resource in a state that ends a wait. */
  private boolean isOver(String unread, boolean isJob, Function<JsonNode, Verdict> judge) {
    try {
      JsonNode body = unread == null ? null : transport.mapper.readTree(unread);
      return body != null && body.isObject() && (isJob ? body.path("state").isTextual() : judge.apply(body) != null);
    } catch (IOException error) {
      return false;
    }
  }
}
