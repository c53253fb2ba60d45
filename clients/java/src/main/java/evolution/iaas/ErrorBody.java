package evolution.iaas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the body of an error says: the documented one, a list of such, one inside `error`, problem details (RFC 9457), an
 * OAuth 2.0 error (RFC 6749, section 5.2), or plain text. What it does not say is null.
 */
record ErrorBody(String message, Long code, String description) {
  private static final List<String> INNER = List.of("error", "fault", "errors");
  private static final List<String> MESSAGES =
      List.of("message", "detail", "error_description", "faultstring", "title", "error");
  private static final int LONGEST_TEXT = 500; // characters of a body that is plain text

  static ErrorBody of(String text, String mediaType, ObjectMapper mapper) {
    JsonNode body = first(json(text, mapper));
    List<JsonNode> objects = Stream.concat(INNER.stream().map(name -> first(body.path(name))), Stream.of(body)).toList();
    // Also of a body that says nothing else.
    Long code = objects.stream().map(found -> code(found.path("code"))).filter(Objects::nonNull).findFirst().orElse(null);
    return objects.stream().map(found -> read(found, code)).filter(Objects::nonNull).findFirst()
        .orElseGet(() -> new ErrorBody(plain(text, mediaType), code, null));
  }

  private static JsonNode json(String text, ObjectMapper mapper) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException error) {
      return MissingNode.getInstance(); // an unreadable body never hides the status
    }
  }

  private static JsonNode first(JsonNode value) {
    return value.isArray() ? value.path(0) : value;
  }

  /** Returns what an object says; null if it has neither message nor description. */
  private static ErrorBody read(JsonNode found, Long code) {
    String message = MESSAGES.stream().map(name -> text(found, name)).filter(Objects::nonNull).findFirst().orElse(null);
    String description = text(found, "description");
    return message == null && description == null ? null : new ErrorBody(message, code, description);
  }

  private static String text(JsonNode members, String name) {
    JsonNode value = members.path(name);
    return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
  }

  /** Returns a whole number, also one that is sent as text. */
  private static Long code(JsonNode value) {
    String text = value.isTextual() ? value.asText().strip() : "";
    return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : Shape.whole(value, 64);
  }

  private static String plain(String text, String mediaType) {
    String joined = text.strip().replaceAll("\\s+", " ");
    boolean isPlain = mediaType.toLowerCase(Locale.ROOT).startsWith("text/plain") && !joined.isEmpty();
    return isPlain ? joined.substring(0, Math.min(joined.length(), LONGEST_TEXT)) : null;
  }
}
