package evolution.iaas;

import java.time.Duration;

/**
 * What one call does differently than its client says; what is null is as there.
 *
 * @param projectId the project
 * @param zone the zone
 * @param retries how often a request is sent again that may be
 * @param timeout of one attempt
 * @param deadline of the call as a whole
 */
public record CallOptions(String projectId, String zone, Integer retries, Duration timeout, Duration deadline) {
  /** Nothing is different. */
  public static final CallOptions NONE = new CallOptions(null, null, null, null, null);

  /** Checks the options. */
  public CallOptions {
    if (retries != null && retries < 0) throw EvolutionException.configuration("retries must not be negative");
    if (timeout != null && !isPositive(timeout)) throw EvolutionException.configuration("timeout must be positive");
    if (deadline != null && !isPositive(deadline)) throw EvolutionException.configuration("deadline must be positive");
  }

  static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }

  /** Names the project of the call. */
  public CallOptions inProject(String id) {
    return new CallOptions(id, zone, retries, timeout, deadline);
  }

  /** Names the zone of the call. */
  public CallOptions inZone(String name) {
    return new CallOptions(projectId, name, retries, timeout, deadline);
  }

  /** Says how often a request is sent again that may be. */
  public CallOptions withRetries(int count) {
    return new CallOptions(projectId, zone, count, timeout, deadline);
  }

  /** Limits one attempt. */
  public CallOptions withTimeout(Duration limit) {
    return new CallOptions(projectId, zone, retries, limit, deadline);
  }

  /** Limits the call as a whole. */
  public CallOptions withDeadline(Duration limit) {
    return new CallOptions(projectId, zone, retries, timeout, limit);
  }
}
