package evolution.iaas;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
  private static final List<Integer> RETRIED = List.of(429, 502, 503, 504);
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

  /** Sends a request with credentials and retries, and returns a response that strict readers accept. */
  HttpResponse<InputStream> send(HttpRequest request, int retries) throws InterruptedException {
    String path = request.uri().getRawPath();
    Contract.Match match = path.startsWith(base.getRawPath())
        ? Contract.find(request.method(), path.substring(base.getRawPath().length())) : null;
    if (match == null) throw new EvolutionException("configuration", null, "an argument leads to another path: " + path);
    boolean get = request.method().equals("GET");
    for (double pause = 0.5;; pause = Math.min(2 * pause, 20), retries--) {
      try {
        return judged(match.operation(), authorized(request));
      } catch (EvolutionException error) {
        error.accepted = accepted(match.operation(), error.head);
        boolean unsent = error.kind.equals("token") || error.unsent;
        boolean again = error.kind.equals("token") || error.status == null ? error.isPassing() : RETRIED.contains(error.status);
        double delay = error.retryAfter != null ? error.retryAfter : ThreadLocalRandom.current().nextDouble() * pause;
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
    return HttpRequest.newBuilder(request, (name, value) -> true)
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
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build();
    int status = 599; // no response: as if the server were down
    Double pause = null;
    try {
      HttpResponse<byte[]> answer = exchange.send(request);
      status = answer.statusCode();
      pause = status == 200 ? null : retryAfter(answer.headers());
      JsonNode grant = mapper.readTree(text(answer));
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
    throw failure;
  }

  private HttpResponse<InputStream> judged(JsonNode operation, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    EvolutionException failure;
    try {
      if (status == operation.get("success").asInt()) {
        JsonNode value = Contract.clean(operation.get("answer"), mapper.readTree(text(answer)), "");
        if (operation.has("job")) jobOf(answer.headers());
        return with(answer, mapper.writeValueAsBytes(value));
      }
      boolean lost = !operation.get("method").asText().equals("GET") && (status == 502 || status == 504);
      failure = new EvolutionException(lost ? "outcome-unknown" : "unexpected", status, "status " + status);
      if (Contract.holds(Contract.DATA.get("errors"), String.valueOf(status))) {
        failure = apiError(status, answer);
      }
    } catch (IOException | IllegalArgumentException | DateTimeParseException error) {
      failure = new EvolutionException("unexpected", status, error.getMessage());
    }
    failure.retryAfter = retryAfter(answer.headers());
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
    JsonNode told;
    try {
      told = mapper.readTree(text(answer));
    } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException error) {
      told = mapper.createObjectNode(); // an unreadable body never hides the status
    }
    var failure = new EvolutionException("api", status, told.path("message").asText("status " + status));
    failure.code = told.path("code").isInt() ? told.get("code").asInt() : null;
    failure.description = told.path("description").asText(null);
    return failure;
  }

  /** Returns the response with another body, as a stream, and with its request. */
  @SuppressWarnings("unchecked")
  private static HttpResponse<InputStream> with(HttpResponse<byte[]> answer, byte[] body) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(answer.headers().map());
    headers.remove("content-encoding");
    headers.put(ORIGIN, List.of(answer.request().method() + " " + answer.request().uri().getRawPath()));
    HttpHeaders kept = HttpHeaders.of(headers, (name, value) -> true);
    return (HttpResponse<InputStream>) Proxy.newProxyInstance(
        Transport.class.getClassLoader(), new Class<?>[] {HttpResponse.class}, (proxy, method, arguments) ->
            switch (method.getName()) {
              case "body" -> new ByteArrayInputStream(body);
              case "headers" -> kept;
              default -> method.invoke(answer, arguments);
            });
  }

  /** Returns the job of a change that was accepted, although its response broke off; null if there is none. */
  private Map<String, String> accepted(JsonNode operation, HttpResponse.ResponseInfo head) {
    if (head == null || !operation.has("job") || head.statusCode() != operation.get("success").asInt()) return null;
    try {
      return jobOf(head.headers()).values();
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

  /** Returns the seconds that a server asks to be left alone; null if it says nothing that makes sense. */
  static Double retryAfter(HttpHeaders headers) {
    for (String name : List.of("X-Retry-After", "Retry-After")) {
      String text = headers.firstValue(name).orElse("");
      Double seconds = null;
      if (text.matches("\\d{1,15}(\\.\\d+)?")) {
        seconds = Math.ceil(Double.parseDouble(text));
      } else {
        try {
          var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
          // The server's clock may be another than ours.
          var now = headers.firstValue("Date").map(each -> ZonedDateTime.parse(each, DateTimeFormatter.RFC_1123_DATE_TIME))
              .orElseGet(ZonedDateTime::now);
          seconds = Math.max(0.0, Math.ceil(Duration.between(now, date).toMillis() / 1000.0));
        } catch (DateTimeParseException error) {
          continue;
        }
      }
      if (seconds <= 86400) return seconds;
    }
    return null;
  }
}
