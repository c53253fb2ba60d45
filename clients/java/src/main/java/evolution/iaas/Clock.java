package evolution.iaas;

import java.time.Duration;

/** Where a client takes its time from. */
public interface Clock {
  /** The time of this machine. */
  Clock SYSTEM = new Clock() {
    @Override
    public Duration now() {
      return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      Thread.sleep(duration.toMillis());
    }
  };

  /** Returns the time since some moment; it never goes back. */
  Duration now();

  /** Returns after a time. */
  void sleep(Duration duration) throws InterruptedException;
}
