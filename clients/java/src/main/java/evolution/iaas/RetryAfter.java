package evolution.iaas;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/** How long a server asks to be left alone (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** Returns how long a server asks to be left alone; null if it says nothing that makes sense. */
  static Duration of(HttpHeaders headers) {
    for (String name : List.of("X-Retry-After", "Retry-After")) {
      String text = headers.firstValue(name).orElse("");
      Double seconds = null;
      if (text.matches("\\d{1,15}(\\.\\d+)?")) {
        seconds = Math.ceil(Double.parseDouble(text));
      } else {
        // The server's clock may be another than ours.
        ZonedDateTime date = date(text);
        ZonedDateTime now = date(headers.firstValue("Date").orElse(""));
        Duration left = date == null ? null : Duration.between(now == null ? ZonedDateTime.now(ZoneOffset.UTC) : now, date);
        seconds = left == null ? null : Math.max(0.0, Math.ceil(left.toMillis() / 1000.0));
      }
      if (seconds != null && seconds <= 86400) return Contract.seconds(seconds);
    }
    return null;
  }

  /** Returns an HTTP date; null if it is none. */
  private static ZonedDateTime date(String text) {
    try {
      return text.endsWith("GMT") ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME) : null;
    } catch (DateTimeParseException error) {
      return null;
    }
  }
}
