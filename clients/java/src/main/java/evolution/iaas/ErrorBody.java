package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the body of an error says: the documented one, a list of such, one inside `error`, problem details (RFC 9457) or
 * an OAuth 2.0 error (RFC 6749, section 5.2). What it does not say is null.
 */
record ErrorBody(String message, Long code, String description) {
  private static final List<String> INNER = List.of("errors", "fault", "error");
  private static final List<String> MESSAGES =
      List.of("message", "detail", "error_description", "faultstring", "title", "error");

  static ErrorBody of(JsonNode body) {
    JsonNode outer = first(body);
    JsonNode found = INNER.stream().map(name -> first(outer.path(name))).filter(JsonNode::isObject).findFirst().orElse(outer);
    String message = MESSAGES.stream().map(name -> text(found, name)).filter(each -> each != null).findFirst().orElse(null);
    String description = text(found, "description");
    boolean isEmpty = message == null && description == null;
    return new ErrorBody(message, isEmpty ? null : code(found.path("code")), description);
  }

  private static JsonNode first(JsonNode value) {
    return value.isArray() ? value.path(0) : value;
  }

  private static String text(JsonNode members, String name) {
    JsonNode value = members.path(name);
    return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
  }

  /** Returns a whole number, also one that is sent as text. */
  private static Long code(JsonNode value) {
    try {
      return value.isTextual() ? Long.valueOf(new BigDecimal(value.asText().strip()).longValueExact()) : Contract.whole(value, 64);
    } catch (ArithmeticException | NumberFormatException error) {
      return null;
    }
  }
}
