package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the generated code does not know: what is required, what starts a job, which states end one. */
final class Contract {
  /** Blank, dots that lead elsewhere, and control characters, of Unicode too. */
  private static final Pattern UNSAFE =
      Pattern.compile("\\p{Z}*|\\.\\.?|.*[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029].*", Pattern.DOTALL);
  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");
  static final JsonNode DATA = load();

  private Contract() {}

  /** An operation, and the values of the path's parameters, decoded. */
  record Match(JsonNode operation, Map<String, String> values) {}

  private static JsonNode load() {
    try (var text = Contract.class.getResourceAsStream("generated/contract.json")) {
      return new ObjectMapper().readTree(text);
    } catch (IOException error) {
      throw new ExceptionInInitializerError(error);
    }
  }

  /** Returns the rule for an error with this status and code; null if the same request would be refused again. */
  static JsonNode retryRule(Integer status, Long code) {
    for (JsonNode rule : DATA.get("retries")) {
      boolean fits = rule.get("code").isNull() || code != null && rule.get("code").asLong() == code;
      if (status != null && rule.get("status").asInt() == status && fits) return rule;
    }
    return null;
  }

  static JsonNode operation(String id) {
    return DATA.get("operations").get(id);
  }

  static boolean holds(JsonNode list, String value) {
    for (JsonNode each : list) {
      if (each.asText().equals(value)) return true;
    }
    return false;
  }

  /** Returns what a request is one of; null for another path, and for a value that leaves its segment. */
  static Match find(String method, String path) {
    for (JsonNode operation : DATA.get("operations")) {
      var found = Pattern.compile(operation.get("pattern").asText()).matcher(path);
      if (!operation.get("method").asText().equals(method) || !found.matches()) continue;
      var values = new LinkedHashMap<String, String>();
      for (JsonNode name : operation.get("parameters")) {
        String escaped = found.group(values.size() + 1).replace("+", "%2B");
        String value = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        if (UNSAFE.matcher(value).matches()) return null;
        values.put(name.asText(), value);
      }
      return new Match(operation, values);
    }
    return null;
  }

  /** Returns an operation's path with its parameters filled in. */
  static String fill(JsonNode operation, Map<String, String> values) {
    return Pattern.compile("\\{(\\w+)}").matcher(operation.get("path").asText()).replaceAll(name ->
        URLEncoder.encode(values.get(name.group(1)), StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** What could be read of a success, and for a list how many elements were sent. */
  record Success(JsonNode value, int sent) {}

  /**
   * Reads a success as strict readers take it. One element of a list that cannot be read hides no other; with `salvage`
   * a finished job is read as far as it can be.
   */
  static Success read(JsonNode shape, JsonNode value, boolean salvage) {
    if (shape.get("type").asText().equals("list") && value instanceof ArrayNode list) {
      ArrayNode readable = list.arrayNode();
      IllegalArgumentException failure = null;
      for (int index = 0; index < list.size(); index++) {
        try {
          readable.add(clean(shape.get("items"), list.get(index), "/" + index, false));
        } catch (IllegalArgumentException error) {
          failure = failure == null ? error : failure;
        }
      }
      if (failure != null && readable.isEmpty()) throw failure;
      return new Success(readable, list.size());
    }
    JsonNode whole = value.deepCopy(); // cleaning changes it
    try {
      return new Success(clean(shape, value, "", false), 1);
    } catch (IllegalArgumentException error) {
      boolean isFinal = holds(DATA.get("states").get("final"), whole.path("state").asText());
      if (!salvage || !isFinal) throw error;
      return new Success(clean(shape, whole, "", true), 1);
    }
  }

  /**
   * Returns a value as strict readers take it: no null, dates in UTC. Refuses what is not what the spec says, but for an
   * optional text or number, which is then absent; `salvage` leaves out any optional member that cannot be read.
   */
  private static JsonNode clean(JsonNode shape, JsonNode value, String at, boolean salvage) {
    String type = shape.get("type").asText();
    boolean fits = switch (type) {
      case "object" -> value instanceof ObjectNode;
      case "list" -> value instanceof ArrayNode;
      case "integer" -> whole(value, shape.path("bits").asInt(64)) != null;
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "uuid" -> value.isTextual() && UUID.matcher(value.asText()).matches();
      default -> value.isTextual();
    };
    if (!fits) throw new IllegalArgumentException(at + ": is no " + type + ": " + value);
    if (value instanceof ObjectNode members) {
      shape.get("members").fields().forEachRemaining(member -> {
        String name = member.getKey();
        boolean isRequired = holds(shape.get("required"), name);
        if (members.hasNonNull(name)) {
          try {
            members.set(name, clean(member.getValue(), members.get(name), at + "/" + name, salvage));
          } catch (IllegalArgumentException error) {
            if (isRequired || !(salvage || isPlain(member.getValue(), members.get(name)))) throw error;
            members.remove(name);
          }
        } else if (isRequired) {
          throw new IllegalArgumentException(at + ": required field " + name + " is missing");
        } else {
          members.remove(name);
        }
      });
    } else if (value instanceof ArrayNode list) {
      for (int index = 0; index < list.size(); index++) {
        list.set(index, clean(shape.get("items"), list.get(index), at + "/" + index, salvage));
      }
    }
    return switch (type) {
      case "date" -> TextNode.valueOf(utc(value.asText(), at));
      case "integer" -> LongNode.valueOf(whole(value, 64));
      default -> value;
    };
  }

  /** Tells whether a member is a text, a number, a flag or the like, and so is the value that was sent for it. */
  private static boolean isPlain(JsonNode shape, JsonNode value) {
    String type = shape.get("type").asText();
    return value.isValueNode() && !type.equals("list") && (!type.equals("object") || !shape.get("members").isEmpty());
  }

  /** Returns a whole number of so many bits, 1.0 too; null for anything else. */
  static Long whole(JsonNode value, int bits) {
    if (!value.isNumber() || value.isFloatingPointNumber() && Math.abs(value.asDouble()) >= 1L << 53) return null;
    try {
      long found = value.decimalValue().longValueExact();
      return bits == 32 && found != (int) found ? null : found;
    } catch (ArithmeticException error) {
      return null;
    }
  }

  private static String utc(String text, String at) {
    String spelled = OFFSET.matcher(text).replaceFirst("$1:$2"); // +0000
    try {
      return OffsetDateTime.parse(spelled).toInstant().toString();
    } catch (DateTimeParseException error) {
      try {
        return LocalDateTime.parse(spelled).toInstant(ZoneOffset.UTC).toString(); // without an offset it is UTC
      } catch (DateTimeParseException none) {
        throw new IllegalArgumentException(at + ": is no date: " + text);
      }
    }
  }
}
