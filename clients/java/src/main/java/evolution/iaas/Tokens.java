package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/** Access tokens by the client credentials grant (RFC 6749, section 4.4), or the one that the caller gave. */
final class Tokens {
  private static final List<String> BEARER = List.of("", "null", "bearer", "bearertoken"); // the last is what Apigee sends
  private static final Duration FOR_EVER = Duration.ofDays(10_000);
  private final Settings settings;
  private final Exchange exchange;
  private final ObjectMapper mapper;
  private final ReentrantLock renewal = new ReentrantLock();
  private volatile Token current;

  Tokens(Settings settings, Exchange exchange, ObjectMapper mapper) {
    this.settings = settings;
    this.exchange = exchange;
    this.mapper = mapper;
  }

  private record Token(String value, Duration renewAt, Duration ended) {
    @Override
    public String toString() {
      return "Token"; // without its value
    }
  }

  boolean isRenewable() {
    return settings.accessToken == null;
  }

  /**
   * Returns a token that is good now and is not the rejected one. One request for a token serves all who wait for it;
   * while an old token can be used, nobody waits.
   */
  String get(String rejected, Duration end) throws InterruptedException {
    if (!isRenewable()) return settings.accessToken;
    Token usable = usable(rejected);
    if (isFresh(usable)) return usable.value;
    if (usable == null) {
      renewal.lockInterruptibly();
    } else if (!renewal.tryLock()) {
      return usable.value;
    }
    try {
      usable = usable(rejected);
      if (isFresh(usable)) return usable.value; // another has renewed it meanwhile
      try {
        current = fetch(end);
      } catch (EvolutionException error) {
        if (usable == null) throw error;
        Duration later = settings.clock.now().plusSeconds(30);
        current = new Token(usable.value, later.compareTo(usable.ended) < 0 ? later : usable.ended, usable.ended);
      }
      return current.value;
    } finally {
      renewal.unlock();
    }
  }

  private Token usable(String rejected) {
    Token token = current;
    boolean isUsable = token != null && !token.value.equals(rejected) && settings.clock.now().compareTo(token.ended) < 0;
    return isUsable ? token : null;
  }

  private boolean isFresh(Token token) {
    return token != null && settings.clock.now().compareTo(token.renewAt) < 0;
  }

  private Token fetch(Duration end) throws InterruptedException {
    String pair = settings.clientId + ":" + settings.clientSecret;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    HttpRequest request = HttpRequest.newBuilder(URI.create(settings.tokenUrl)).header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build();
    Duration now = settings.clock.now();
    var failure = new Details("the token endpoint gave no token");
    try {
      Exchange.Answer answer = exchange.send(request, Transport.least(settings.timeout, end.minus(now)));
      HttpResponse<byte[]> response = answer.response;
      failure.status = response.statusCode();
      failure.requestId = Transport.requestId(response.headers());
      if (failure.status == 200) {
        JsonNode grant = mapper.readTree(Transport.text(answer));
        Token token = granted(grant, now);
        if (token != null) return token;
      } else {
        String mediaType = response.headers().firstValue("Content-Type").orElse("");
        ErrorBody told = ErrorBody.of(Transport.text(answer), mediaType, mapper);
        if (told.message() != null) failure.message += ": " + told.message();
        failure.retryAfter = RetryAfter.of(response.headers());
        failure.code = told.code();
      }
    } catch (Exchange.Failure error) {
      if (error.getCause() instanceof InterruptedException interrupted) throw interrupted;
      failure.down = error.kind != ErrorKind.UNEXPECTED;
      failure.cause(error.getCause()).status(failure.down ? null : error.head.statusCode());
    } catch (IOException | IllegalArgumentException error) {
      failure.cause(error);
    }
    throw EvolutionException.of(ErrorKind.TOKEN, failure);
  }

  /** Returns the token in a response; null if there is none that can be used. */
  private static Token granted(JsonNode grant, Duration now) {
    String value = grant.path("access_token").isTextual() ? grant.get("access_token").asText().strip() : "";
    String type = grant.path("token_type").asText("").strip().toLowerCase(Locale.ROOT);
    if (!Settings.isPrintable(value) || !BEARER.contains(type)) return null;
    double seconds = grant.path("expires_in").asDouble(Double.NaN);
    Duration life = Double.isNaN(seconds) ? FOR_EVER : Contract.seconds(Math.min(Math.max(seconds, 0), (double) FOR_EVER.toSeconds()));
    Duration ended = now.plus(life).minus(Transport.least(Duration.ofMinutes(1), life.dividedBy(2)));
    Duration renewAt = now.plus(life).minus(Transport.least(Duration.ofMinutes(5), life.dividedBy(5)));
    return new Token(value, Transport.least(renewAt, ended), ended);
  }
}
