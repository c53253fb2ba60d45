package evolution.iaas;

import java.util.regex.Pattern;

/** Who calls: by which header, and with which token. */
public final class Credentials {
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");
  final String header;
  final String key;
  String accessToken;
  String clientId;
  String clientSecret;
  String tokenUrl;

  private Credentials(String header, String key) {
    this.header = header;
    this.key = printable(key);
  }

  /** Orange Developer: the caller's SIU token. */
  public static Credentials orangeDeveloper(String apiKey) {
    return new Credentials("X-API-Key", apiKey);
  }

  /** Orange Developer Inside: the caller's SIU Id. */
  public static Credentials orangeDeveloperInside(String requesterId) {
    return new Credentials("X-Requester-Id", requesterId);
  }

  /** Sends this token, which is never renewed. */
  public Credentials withToken(String token) {
    accessToken = printable(token);
    return this;
  }

  /** Fetches and renews tokens by the client credentials grant (RFC 6749, section 4.4). */
  public Credentials withClient(String id, String secret, String url) {
    clientId = printable(id);
    clientSecret = printable(secret);
    tokenUrl = url;
    return this;
  }

  static String printable(String value) {
    String trimmed = value == null ? "" : value.trim();
    if (PRINTABLE.matcher(trimmed).matches()) return trimmed;
    throw new EvolutionException("configuration", null, "a key or token is empty, or holds what a header cannot carry");
  }
}
