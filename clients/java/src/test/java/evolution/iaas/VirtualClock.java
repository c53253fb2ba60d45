package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The judge's time, which passes only by sleeping; a call may be cancelled in place of a sleep. */
final class VirtualClock implements Clock {
  private final String url;
  private volatile Thread caller;
  private int sleeps;

  VirtualClock(String url) {
    this.url = url;
  }

  @Override
  public Duration now() {
    return Contract.seconds(ask(null).get("now").asDouble());
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (--sleeps == 0) throw new InterruptedException("cancelled");
    ask("{\"sleep\": " + duration.toNanos() / 1e9 + "}");
  }

  /** Interrupts a caller as a vector says. */
  void cancel(Thread thread, JsonNode when) {
    caller = thread;
    sleeps = when.path("sleeps").asInt();
    if (!when.has("requests")) return;
    int requests = when.get("requests").asInt();
    if (requests == 0) {
      thread.interrupt();
      return;
    }
    var watch = new Thread(() -> {
      try {
        while (caller != null && ask(null).get("requests").asInt() < requests) Thread.sleep(10);
        if (caller != null) thread.interrupt();
      } catch (InterruptedException error) {
        Thread.currentThread().interrupt();
      }
    });
    watch.setDaemon(true);
    watch.start();
  }

  /** Ends what `cancel` has begun. */
  void end() {
    caller = null;
    Thread.interrupted();
  }

  // Without java.net.http, which an interrupt would end.
  private JsonNode ask(String body) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      if (body != null) {
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      }
      try (var stream = connection.getInputStream()) {
        return Driver.JSON.readTree(stream);
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
