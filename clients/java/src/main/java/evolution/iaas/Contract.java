package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
  private static final Pattern UNSAFE = Pattern.compile("\\s*|\\.\\.?|.*[\\x00-\\x1f\\x7f].*", Pattern.DOTALL);
  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
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

  /** Returns a value as strict readers take it: no null, dates in UTC. Refuses what is not what the spec says. */
  static JsonNode clean(JsonNode shape, JsonNode value, String at) {
    String type = shape.get("type").asText();
    boolean fits = switch (type) {
      case "object" -> value instanceof ObjectNode;
      case "list" -> value instanceof ArrayNode;
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "uuid" -> value.isTextual() && UUID.matcher(value.asText()).matches();
      default -> value.isTextual();
    };
    if (!fits) throw new IllegalArgumentException(at + ": is no " + type + ": " + value);
    if (value instanceof ObjectNode members) {
      shape.get("members").fields().forEachRemaining(member -> {
        String name = member.getKey();
        if (members.hasNonNull(name)) {
          members.set(name, clean(member.getValue(), members.get(name), at + "/" + name));
        } else if (holds(shape.get("required"), name)) {
          throw new IllegalArgumentException(at + ": required field " + name + " is missing");
        } else {
          members.remove(name);
        }
      });
    } else if (value instanceof ArrayNode list) {
      for (int index = 0; index < list.size(); index++) {
        list.set(index, clean(shape.get("items"), list.get(index), at + "/" + index));
      }
    }
    return type.equals("date") ? TextNode.valueOf(utc(value.asText())) : value;
  }

  private static String utc(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toString();
    } catch (DateTimeParseException error) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toString(); // without an offset it is UTC
    }
  }
}
