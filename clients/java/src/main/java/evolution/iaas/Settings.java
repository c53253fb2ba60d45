package evolution.iaas;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;

/** What a client was built with; the builder checks it. */
final class Settings {
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");
  String header;
  String key;
  String accessToken;
  String clientId;
  String clientSecret;
  String tokenUrl;
  String baseUrl = Contract.DATA.get("server").asText();
  String projectId;
  String zone;
  String userAgent = "";
  int retries = 3;
  Duration timeout = Duration.ofSeconds(30);
  Duration deadline = Duration.ofMinutes(5);
  int maxResponseBytes = 32 * 1024 * 1024;
  HttpClient http;
  ExecutorService executor;
  Clock clock = Clock.SYSTEM;

  /** Throws what is wrong. */
  void check() {
    if (header == null) refuse("call orangeDeveloper or orangeDeveloperInside");
    key = printable("the key of the mode", key);
    if ((accessToken == null) == (clientId == null)) refuse("call either accessToken or clientCredentials");
    if (accessToken != null) {
      accessToken = printable("the access token", accessToken);
    } else {
      clientId = printable("the client id", clientId);
      clientSecret = printable("the client secret", clientSecret);
      if (clientId.contains(":")) refuse("the client id holds a colon, which HTTP Basic cannot carry (RFC 7617)");
      absolute("the token URL", tokenUrl);
    }
    baseUrl = absolute("the base URL", baseUrl).toString().replaceAll("/+$", "");
    if (!userAgent.isEmpty()) userAgent = printable("the user agent", userAgent) + " ";
    if (retries < 0) refuse("retries must not be negative");
    if (!CallOptions.isPositive(timeout) || !CallOptions.isPositive(deadline)) {
      refuse("timeout and deadline must be positive");
    }
    if (maxResponseBytes <= 0) refuse("maxResponseBytes must be positive");
  }

  private static void refuse(String message) {
    throw EvolutionException.configuration(message);
  }

  private static URI absolute(String name, String text) {
    try {
      URI uri = URI.create(text == null ? "" : text);
      if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) return uri;
    } catch (IllegalArgumentException error) {
      throw EvolutionException.of(ErrorKind.CONFIGURATION, new Details(name + " is no URL").cause(error));
    }
    throw EvolutionException.configuration(name + " must be absolute, with http or https");
  }

  static boolean isPrintable(String value) {
    return PRINTABLE.matcher(value).matches();
  }

  private static String printable(String name, String value) {
    String trimmed = value == null ? "" : value.trim();
    if (isPrintable(trimmed)) return trimmed;
    throw EvolutionException.configuration(
        name + " is empty, or holds what a header cannot carry: only printable ASCII fits");
  }
}
