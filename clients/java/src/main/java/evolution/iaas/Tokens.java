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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Access tokens by the client credentials grant (RFC 6749, section 4.4), or the one that the caller gave. */
final class Tokens {
  private static final List<String> BEARER = List.of("", "bearer", "bearertoken"); // the last is what Apigee sends
  private static final Duration FOR_EVER = Duration.ofDays(10_000);
  private final Settings settings;
  private final Exchange exchange;
  private final ObjectMapper mapper;
  private CompletableFuture<Token> renewal; // null while no token is being fetched
  private Token current;

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
   * Returns a token that is good now and is not the rejected one. One request for a token serves all who wait for it,
   * and so does its failure; while an old token can be used, nobody waits.
   */
  String get(String rejected, Duration end) throws InterruptedException {
    if (!isRenewable()) return settings.accessToken;
    while (true) {
      Duration now = settings.clock.now();
      CompletableFuture<Token> running;
      Token usable;
      var begun = new CompletableFuture<Token>();
      synchronized (this) {
        boolean isUsable = current != null && !current.value.equals(rejected) && now.compareTo(current.ended) < 0;
        usable = isUsable ? current : null;
        running = renewal;
        if (isUsable && (running != null || now.compareTo(current.renewAt) < 0)) return current.value;
        if (running == null) renewal = begun;
      }
      if (running == null) return renew(begun, usable, end).value;
      try {
        return running.get(Math.max(1, end.minus(now).toMillis()), TimeUnit.MILLISECONDS).value;
      } catch (TimeoutException error) {
        var late = new Details("the deadline of the call passed while another fetched the token").cause(error);
        late.down = true;
        throw EvolutionException.of(ErrorKind.TOKEN, late);
      } catch (ExecutionException error) {
        // An interrupt was the other's: this thread tries for itself.
        if (error.getCause() instanceof EvolutionException failure) throw EvolutionException.of(failure.kind(), failure.details());
      }
    }
  }

  /** Fetches a token, and tells those who wait; where there is none, one that is usable is used on. */
  private Token renew(CompletableFuture<Token> begun, Token usable, Duration end) throws InterruptedException {
    Token renewed = null;
    Throwable cause = null;
    try {
      renewed = fetch(end);
    } catch (EvolutionException error) {
      cause = error;
      if (usable == null) throw error;
      Duration later = settings.clock.now().plusSeconds(30);
      renewed = new Token(usable.value, later.compareTo(usable.ended) < 0 ? later : usable.ended, usable.ended);
    } finally {
      synchronized (this) {
        renewal = null;
        if (renewed != null) current = renewed;
      }
      if (renewed != null) begun.complete(renewed);
      else begun.completeExceptionally(cause != null ? cause : new InterruptedException());
    }
    return renewed;
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
    JsonNode type = grant.path("token_type");
    boolean isBearer = type.isTextual() ? BEARER.contains(type.asText().strip().toLowerCase(Locale.ROOT))
        : type.isMissingNode() || type.isNull();
    if (!Settings.isPrintable(value) || !isBearer) return null;
    JsonNode life = grant.path("expires_in");
    double seconds = life.isBoolean() ? Double.NaN : life.asDouble(Double.NaN);
    Duration lasts = Double.isNaN(seconds) ? FOR_EVER : Contract.seconds(Math.min(Math.max(seconds, 0), (double) FOR_EVER.toSeconds()));
    Duration ended = now.plus(lasts).minus(Transport.least(Duration.ofMinutes(1), lasts.dividedBy(2)));
    Duration renewAt = now.plus(lasts).minus(Transport.least(Duration.ofMinutes(5), lasts.dividedBy(5)));
    return new Token(value, Transport.least(renewAt, ended), ended);
  }
}
