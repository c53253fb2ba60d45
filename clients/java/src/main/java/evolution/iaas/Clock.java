package evolution.iaas;

/** Where a client takes its time from, in seconds. */
public interface Clock {
  double now();

  void sleep(double seconds) throws InterruptedException;

  /** The time of this machine. */
  Clock SYSTEM = new Clock() {
    @Override
    public double now() {
      return System.nanoTime() / 1e9;
    }

    @Override
    public void sleep(double seconds) throws InterruptedException {
      Thread.sleep((long) (seconds * 1000));
    }
  };
}
