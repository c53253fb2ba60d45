package evolution.iaas;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evolution.iaas.generated.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands below the generated client, so that every operation obeys the same rules. */
final class Transport {
  private static final System.Logger LOG = System.getLogger("evolution.iaas");
  private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(2);

  final Settings settings;
  final URI base;
  final ObjectMapper mapper = ApiClient.createDefaultObjectMapper()
      // The generated readers decode bytes by the machine's default charset.
      .configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final Exchange exchange;
  private final Tokens tokens;

  Transport(Settings settings) {
    this.settings = settings;
    this.base = URI.create(settings.baseUrl);
    this.exchange = new Exchange(settings);
    this.tokens = new Tokens(settings, exchange, mapper);
  }

  static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * Sends a request until a response is final, or the deadline has come, and returns one that strict readers accept;
   * `salvage`: a finished job is read as far as it can be.
   */
  HttpResponse<InputStream> send(HttpRequest request, CallOptions options, boolean salvage) {
    String path = request.uri().getRawPath();
    Contract.Match match = path.startsWith(base.getRawPath())
        ? Contract.find(request.method(), path.substring(base.getRawPath().length())) : null;
    if (match == null) throw EvolutionException.configuration("an argument is empty, or leads to another path: " + path);
    int retries = options.retries() == null ? settings.retries : options.retries();
    Duration deadline = options.deadline() == null ? settings.deadline : options.deadline();
    Duration end = settings.clock.now().plus(deadline);
    for (double pause = 0.5;; pause = Math.min(2 * pause, 20), retries--) {
      if (Thread.currentThread().isInterrupted()) throw cancelled(null);
      try {
        return judged(match.operation(), authorized(match.operation(), request, options, end), salvage);
      } catch (EvolutionException error) {
        Duration delay = delay(request.method(), error, pause);
        Duration left = end.minus(settings.clock.now());
        boolean isTooLong = error.retryAfter().isPresent() && delay != null
            && delay.compareTo(least(LONGEST_RETRY_AFTER, left)) > 0;
        if (delay == null || retries <= 0 || !CallOptions.isPositive(left) || isTooLong) throw error;
        Duration shortened = least(delay, left);
        LOG.log(System.Logger.Level.DEBUG, () -> request.method() + " " + request.uri().getPath() + ": again in "
            + shortened.toMillis() + " ms: " + error.getMessage());
        sleep(shortened);
      }
    }
  }

  /** Sleeps; an interrupt ends it. */
  void sleep(Duration duration) {
    try {
      settings.clock.sleep(duration);
    } catch (InterruptedException error) {
      throw cancelled(error);
    }
  }

  private static EvolutionException cancelled(InterruptedException error) {
    Thread.currentThread().interrupt();
    return EvolutionException.of(ErrorKind.CANCELLED, new Details("the thread was interrupted").cause(error));
  }

  /** Returns how long to pause before the same request is sent again; null if it must not be. */
  private static Duration delay(String method, EvolutionException error, double pause) {
    ErrorKind kind = error.kind();
    Details details = error.details();
    boolean isToken = kind == ErrorKind.TOKEN;
    boolean isRepeatable = method.equals("GET") || isToken || details.unsent || details.isLimited();
    boolean again = (isToken || details.status == null)
        ? details.isPassing(kind) : Contract.retryRule(details.status, details.code) != null;
    if (!isRepeatable || !again || kind == ErrorKind.CANCELLED) return null;
    if (details.retryAfter == null) {
      return details.least().plus(Contract.seconds(ThreadLocalRandom.current().nextDouble() * pause));
    }
    return details.retryAfter.compareTo(details.least()) > 0 ? details.retryAfter : details.least();
  }

  /** Sends once; after a 401 the token is renewed and the request sent again, for it was not executed. */
  private Exchange.Answer authorized(JsonNode operation, HttpRequest request, CallOptions options, Duration end) {
    try {
      String used = tokens.get(null, end);
      Exchange.Answer answer = attempt(operation, request, used, options, end);
      if (answer.response.statusCode() != 401 || !tokens.isRenewable()) return answer;
      return attempt(operation, request, tokens.get(used, end), options, end);
    } catch (InterruptedException error) {
      throw cancelled(error);
    }
  }

  private Exchange.Answer attempt(JsonNode operation, HttpRequest request, String token, CallOptions options, Duration end)
      throws InterruptedException {
    Duration left = end.minus(settings.clock.now());
    if (!CallOptions.isPositive(left)) {
      var details = new Details("the deadline of the call passed while its token was fetched");
      throw EvolutionException.of(ErrorKind.TIMEOUT, details);
    }
    HttpRequest signed = HttpRequest.newBuilder(request, (name, value) -> true)
        .setHeader("Authorization", "Bearer " + token).setHeader(settings.header, settings.key).build();
    try {
      return exchange.send(signed, least(options.timeout() == null ? settings.timeout : options.timeout(), left));
    } catch (Exchange.Failure error) {
      if (error.getCause() instanceof InterruptedException) Thread.currentThread().interrupt();
      var details = new Details(error.getMessage()).cause(error.getCause());
      details.unsent = error.unsent;
      ErrorKind kind = error.kind;
      if (error.head != null) {
        details.requestId = requestId(error.head.headers());
        if (error.head.statusCode() / 100 == 2) details.accepted = accepted(operation, error.head.headers());
        if (kind == ErrorKind.UNEXPECTED) {
          details.status = error.head.statusCode();
          if (details.status >= 400) kind = ErrorKind.API; // the status of an error is worth more than its body
        }
      }
      throw EvolutionException.of(kind, details);
    }
  }

  private HttpResponse<InputStream> judged(JsonNode operation, Exchange.Answer answer, boolean salvage) {
    HttpHeaders headers = answer.response.headers();
    int status = answer.response.statusCode();
    boolean isGet = operation.get("method").asText().equals("GET");
    boolean lost = !isGet && (status == 502 || status == 504);
    // 202 or 203 has the same content as the success that the spec describes.
    boolean accepted = operation.has("job") && headers.firstValue("X-Job-Href").isPresent();
    boolean succeeded = status / 100 == 2 && (status == operation.get("success").asInt() || !operation.has("job") || accepted);
    var failure = new Details("status " + status);
    ErrorKind kind = lost ? ErrorKind.OUTCOME_UNKNOWN : ErrorKind.UNEXPECTED;
    String text = null;
    try {
      if (succeeded) {
        text = text(answer);
        if (operation.has("job")) jobOf(headers);
        boolean isEmpty = accepted && text.isEmpty() && Contract.namesTarget(operation);
        boolean hasContent = !isEmpty && operation.has("answer");
        JsonNode body = mapper.readTree(hasContent ? text : "{}");
        var success = !hasContent ? new Shape.Success(body, 1) : Shape.read(operation.get("answer"), body, salvage);
        byte[] written = mapper.writeValueAsBytes(success.value());
        return new CleanResponse(answer.response, operation.get("success").asInt(), success.sent(), written);
      }
      if (status >= 400 && !lost) {
        kind = ErrorKind.API;
        failure = apiError(status, answer);
      }
    } catch (IOException | IllegalArgumentException error) {
      failure = new Details(String.valueOf(error.getMessage())).cause(error);
      failure.unread = text;
      failure.accepted = succeeded ? accepted(operation, headers) : null;
    }
    failure.status = status;
    failure.requestId = requestId(headers);
    failure.retryAfter = RetryAfter.of(headers);
    throw EvolutionException.of(kind, failure);
  }

  static String requestId(HttpHeaders headers) {
    return headers.firstValue("X-OAPI-Request-Id").orElse(null);
  }

  /** Returns a body by the charset that it declares; no letter is ever replaced. */
  static String text(Exchange.Answer answer) throws IOException {
    Matcher named = CHARSET.matcher(answer.response.headers().firstValue("Content-Type").orElse(""));
    Charset charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    String text = charset.newDecoder().decode(ByteBuffer.wrap(answer.body)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private Details apiError(int status, Exchange.Answer answer) throws IOException {
    ErrorBody told;
    try {
      told = ErrorBody.of(text(answer), answer.response.headers().firstValue("Content-Type").orElse(""), mapper);
    } catch (CharacterCodingException | IllegalArgumentException error) {
      told = new ErrorBody(null, null, null); // an unreadable body never hides the status
    }
    var failure = new Details(told.message() == null ? "status " + status : told.message());
    failure.code = told.code();
    failure.description = told.description();
    return failure;
  }

  /** Returns the job of a change that was accepted, although its response cannot be read; null if there is none. */
  private JobRef accepted(JsonNode operation, HttpHeaders headers) {
    try {
      return operation.has("job") ? jobOf(headers) : null;
    } catch (IllegalArgumentException error) {
      return null;
    }
  }

  /** Returns the job that the response to a change names. */
  JobRef jobOf(HttpHeaders headers) {
    URI target = URI.create(base + "/").resolve(headers.firstValue("X-Job-Href").orElse("").strip());
    if (!base.getAuthority().equals(target.getAuthority()) || !base.getScheme().equals(target.getScheme())) {
      throw new IllegalArgumentException("X-Job-Href leads to another host");
    }
    String path = target.getRawPath().replaceAll("/+$", "");
    Contract.Match match = Contract.find("GET", path.substring(Math.max(0, path.indexOf("/projects/"))));
    if (match == null || !match.operation().equals(Contract.operation("getJob"))) {
      throw new IllegalArgumentException("X-Job-Href names no job");
    }
    return new JobRef(match.values().get("projectId"), match.values().get("jobId"));
  }
}
