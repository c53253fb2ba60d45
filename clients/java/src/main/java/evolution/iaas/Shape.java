package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads bodies as the contract describes them. */
final class Shape {
  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  // A date and a time, a fraction of any length, and an offset with or without colon and minutes; without one it is UTC.
  private static final Pattern DATE = Pattern.compile(
      "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d+))?(?:[Zz]|([+-]\\d\\d):?(\\d\\d)?)?");

  private Shape() {}

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
      boolean isFinal = Contract.holds(Contract.DATA.get("states").get("final"), whole.path("state").asText());
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
        boolean isRequired = Contract.holds(shape.get("required"), name);
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
      if (shape.has("values")) cleanLabels(shape, members, at, salvage);
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

  /** Cleans the members that are not known by name; one that cannot be read, such as a label that is no text, is dropped. */
  private static void cleanLabels(JsonNode shape, ObjectNode members, String at, boolean salvage) {
    for (var labels = members.fields(); labels.hasNext();) {
      var label = labels.next();
      if (shape.get("members").has(label.getKey())) continue;
      try {
        label.setValue(clean(shape.get("values"), label.getValue(), at + "/" + label.getKey(), salvage));
      } catch (IllegalArgumentException error) {
        labels.remove();
      }
    }
  }

  /** Tells whether a member is neither a list nor a map, and a text, a number or a flag was sent for it. */
  private static boolean isPlain(JsonNode shape, JsonNode value) {
    return value.isValueNode() && !shape.get("type").asText().equals("list") && !shape.has("values");
  }

  /** Returns a whole number of so many bits, 1.0 too; null for anything else. */
  static Long whole(JsonNode value, int bits) {
    if (!value.isNumber() || (value.isFloatingPointNumber() && Math.abs(value.asDouble()) >= 1L << 53)) return null;
    try {
      long found = value.decimalValue().longValueExact();
      return bits == 32 && found != (int) found ? null : found;
    } catch (ArithmeticException error) {
      return null;
    }
  }

  private static String utc(String text, String at) {
    Matcher found = DATE.matcher(text);
    if (!found.matches()) throw new IllegalArgumentException(at + ": is no date: " + text);
    String fraction = found.group(3) == null ? "" : found.group(3);
    String offset = found.group(4) == null ? "Z" : found.group(4) + ":" + (found.group(5) == null ? "00" : found.group(5));
    String spelled = found.group(1) + "T" + found.group(2) + "." + (fraction + "000").substring(0, Math.min(9, fraction.length() + 3)) + offset;
    try {
      return OffsetDateTime.parse(spelled).toInstant().toString();
    } catch (DateTimeParseException error) {
      throw new IllegalArgumentException(at + ": is no date: " + text, error);
    }
  }
}
