package evolution.iaas;

import evolution.iaas.generated.model.Job;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a wait is to go.
 *
 * @param timeout its limit; at its end the job is read a last time
 * @param onUpdate is called with the job as first seen, and at each change of its state
 */
public record WaitOptions(Duration timeout, Consumer<Job> onUpdate) {
  /** One hour, and nobody is told. */
  public static final WaitOptions DEFAULT = new WaitOptions(Duration.ofHours(1), job -> {});

  /** Checks the options. */
  public WaitOptions {
    if (timeout.isNegative()) throw EvolutionException.configuration("timeout must not be negative");
  }

  /** Limits the wait. */
  public WaitOptions withTimeout(Duration limit) {
    return new WaitOptions(limit, onUpdate);
  }

  /** Tells of each state. */
  public WaitOptions withUpdates(Consumer<Job> listener) {
    return new WaitOptions(timeout, listener);
  }
}
