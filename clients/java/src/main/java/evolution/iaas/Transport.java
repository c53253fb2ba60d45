package evolution.iaas;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import evolution.iaas.generated.ApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands below the generated client, so that every operation obeys the same rules. */
final class Transport {
  /** A header that is added to each response: its request. */
  static final String ORIGIN = "x-evolution-iaas-origin";
  private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final List<String> BEARER = List.of("", "null", "bearer", "bearertoken"); // the last is what Apigee sends

  final Clock clock;
  final URI base;
  final ObjectMapper mapper = ApiClient.createDefaultObjectMapper()
      // The generated readers decode bytes by the machine's default charset.
      .configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);
  private final Credentials credentials;
  private final Exchange exchange;
  private String token;
  private double renewAt;
  private double ended;

  Transport(Credentials credentials, String baseUrl, double timeout, Clock clock) {
    if ((credentials.accessToken == null) == (credentials.clientId == null)) {
      throw new EvolutionException("configuration", null, "give either a token or a client");
    }
    this.credentials = credentials;
    this.base = URI.create(baseUrl.replaceAll("/+$", ""));
    this.exchange = new Exchange(timeout);
    this.clock = clock;
  }

  /** Sends a request with credentials and retries, and returns a response that strict readers accept; `salvage`: a finished job is read as far as it can be. */
  HttpResponse<InputStream> send(HttpRequest request, int retries, boolean salvage) throws InterruptedException {
    String path = request.uri().getRawPath();
    Contract.Match match = path.startsWith(base.getRawPath())
        ? Contract.find(request.method(), path.substring(base.getRawPath().length())) : null;
    if (match == null) throw new EvolutionException("configuration", null, "an argument leads to another path: " + path);
    boolean get = request.method().equals("GET");
    for (double pause = 0.5;; pause = Math.min(2 * pause, 20), retries--) {
      try {
        return judged(match.operation(), authorized(request), salvage);
      } catch (EvolutionException error) {
        if (error.head != null && error.head.statusCode() / 100 == 2) {
          error.accepted = accepted(match.operation(), error.head.headers());
        }
        boolean unsent = error.kind.equals("token") || error.unsent || error.isLimited();
        boolean again = error.kind.equals("token") || error.status == null
            ? error.isPassing() : Contract.retryRule(error.status, error.code) != null;
        double delay = error.retryAfter != null ? Math.max(error.retryAfter, error.least())
            : error.least() + ThreadLocalRandom.current().nextDouble() * pause;
        if (!again || !(get || unsent) || retries <= 0 || delay > 120) throw error;
        clock.sleep(delay);
      }
    }
  }

  /** Sends once; after a 401 the token is renewed and the request sent again, for it was not executed. */
  private HttpResponse<byte[]> authorized(HttpRequest request) throws InterruptedException {
    String used = bearer(null);
    HttpResponse<byte[]> answer = exchange.send(signed(request, used));
    if (answer.statusCode() != 401 || credentials.accessToken != null) return answer;
    return exchange.send(signed(request, bearer(used)));
  }

  private HttpRequest signed(HttpRequest request, String bearer) {
    return HttpRequest.newBuilder(request, (name, value) -> true).setHeader("Accept", "application/json")
        .setHeader("Authorization", "Bearer " + bearer).setHeader(credentials.header, credentials.key).build();
  }

  /** Returns a token that is good now and is not the rejected one; one renewal serves all who wait meanwhile. */
  private synchronized String bearer(String rejected) throws InterruptedException {
    if (credentials.accessToken != null) return credentials.accessToken;
    double now = clock.now();
    boolean usable = token != null && !token.equals(rejected);
    if (usable && now < renewAt) return token;
    String pair = credentials.clientId + ":" + credentials.clientSecret;
    HttpRequest request = HttpRequest.newBuilder(URI.create(credentials.tokenUrl))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()))
        .header("Accept", "application/json").header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build();
    int status = 599; // no response: as if the server were down
    Double pause = null;
    Long code = null;
    try {
      HttpResponse<byte[]> answer = exchange.send(request);
      status = answer.statusCode();
      pause = status == 200 ? null : RetryAfter.of(answer.headers());
      JsonNode grant = mapper.readTree(text(answer));
      code = grant.path("code").isNumber() ? grant.get("code").asLong() : null;
      if (status == 200 && grant.path("access_token").isTextual()
          && BEARER.contains(grant.path("token_type").asText("").strip().toLowerCase(Locale.ROOT))) {
        double life = grant.path("expires_in").asDouble(Double.POSITIVE_INFINITY);
        ended = now + life - Math.min(60, life / 2);
        renewAt = Math.min(now + life - Math.min(300, life / 5), ended);
        return token = Credentials.printable(grant.get("access_token").asText());
      }
    } catch (EvolutionException | IOException error) {
      // No response, or none that is a grant: an error below.
    }
    if (usable && now < ended) {
      renewAt = Math.min(now + 30, ended);
      return token;
    }
    var failure = new EvolutionException("token", status, "the token endpoint gave no token");
    failure.retryAfter = pause;
    failure.code = code;
    throw failure;
  }

  private HttpResponse<InputStream> judged(JsonNode operation, HttpResponse<byte[]> answer, boolean salvage) {
    int status = answer.statusCode();
    boolean isGet = operation.get("method").asText().equals("GET");
    boolean lost = !isGet && (status == 502 || status == 504);
    // 202 or 203 has the same content as the success that the spec describes.
    boolean accepted = operation.has("job") && answer.headers().firstValue("X-Job-Href").isPresent();
    boolean succeeded = status / 100 == 2 && (status == operation.get("success").asInt() || !operation.has("job") || accepted);
    var failure = new EvolutionException(lost ? "outcome-unknown" : "unexpected", status, "status " + status);
    String text = null;
    try {
      if (succeeded) {
        text = text(answer);
        if (operation.has("job")) jobOf(answer.headers());
        // What was changed is known from the path.
        boolean isEmpty = accepted && text.isEmpty() && !operation.get("method").asText().equals("POST");
        boolean hasContent = !isEmpty && operation.has("answer");
        JsonNode body = mapper.readTree(hasContent ? text : "{}");
        var success = !hasContent ? new Contract.Success(body, 1) : Contract.read(operation.get("answer"), body, salvage);
        return with(answer, operation.get("success").asInt(), success.sent(), mapper.writeValueAsBytes(success.value()));
      }
      if (status >= 400 && !lost) {
        failure = apiError(status, answer);
      }
    } catch (IOException | IllegalArgumentException error) {
      failure = new EvolutionException("unexpected", status, error.getMessage());
      failure.unread = text;
      failure.accepted = succeeded ? accepted(operation, answer.headers()) : null;
    }
    failure.retryAfter = RetryAfter.of(answer.headers());
    throw failure;
  }

  /** Returns a body by the charset that it declares; no letter is ever replaced. */
  private static String text(HttpResponse<byte[]> answer) throws IOException {
    Matcher named = CHARSET.matcher(answer.headers().firstValue("Content-Type").orElse(""));
    Charset charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    String text = charset.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private EvolutionException apiError(int status, HttpResponse<byte[]> answer) throws IOException {
    ErrorBody told;
    try {
      told = ErrorBody.of(text(answer), answer.headers().firstValue("Content-Type").orElse(""), mapper);
    } catch (CharacterCodingException | IllegalArgumentException error) {
      told = new ErrorBody(null, null, null); // an unreadable body never hides the status
    }
    var failure = new EvolutionException("api", status, told.message() == null ? "status " + status : told.message());
    failure.code = told.code();
    failure.description = told.description();
    return failure;
  }

  /** Returns the response with another status and body, as a stream, and with its request. */
  @SuppressWarnings("unchecked")
  private static HttpResponse<InputStream> with(HttpResponse<byte[]> answer, int status, int sent, byte[] body) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.headers().map());
    headers.remove("content-encoding");
    headers.put("X-Result-Count", List.of(String.valueOf(sent)));
    headers.put(ORIGIN, List.of(answer.request().method() + " " + answer.request().uri().getRawPath()));
    HttpHeaders kept = HttpHeaders.of(headers, (name, value) -> true);
    return (HttpResponse<InputStream>) Proxy.newProxyInstance(
        Transport.class.getClassLoader(), new Class<?>[] {HttpResponse.class}, (proxy, method, arguments) ->
            switch (method.getName()) {
              case "body" -> new ByteArrayInputStream(body);
              case "headers" -> kept;
              case "statusCode" -> status;
              default -> method.invoke(answer, arguments);
            });
  }

  /** Returns the job of a change that was accepted, although its response cannot be read; null if there is none. */
  private Map<String, String> accepted(JsonNode operation, HttpHeaders headers) {
    try {
      return operation.has("job") ? jobOf(headers).values() : null;
    } catch (IllegalArgumentException error) {
      return null;
    }
  }

  /** Returns the path parameters of the job that the response to a change names. */
  Contract.Match jobOf(HttpHeaders headers) {
    URI target = URI.create(base + "/").resolve(headers.firstValue("X-Job-Href").orElse(""));
    if (!base.getAuthority().equals(target.getAuthority()) || !base.getScheme().equals(target.getScheme())) {
      throw new IllegalArgumentException("X-Job-Href leads to another host");
    }
    String path = target.getRawPath();
    Contract.Match match = Contract.find("GET", path.substring(Math.max(0, path.indexOf("/projects/"))));
    if (match == null || match.operation() != Contract.operation("getJob")) {
      throw new IllegalArgumentException("X-Job-Href names no job");
    }
    return match;
  }
}
