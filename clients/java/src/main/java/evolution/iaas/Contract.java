package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the generated code does not know: what is required, what starts a job, which states end one. */
final class Contract {
  /** Blank, dots that lead elsewhere, and control characters, of Unicode too. */
  private static final Pattern UNSAFE =
      Pattern.compile("\\p{Z}*|\\.\\.?|.*[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029].*", Pattern.DOTALL);
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
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
      boolean fits = rule.get("code").isNull() || (code != null && rule.get("code").asLong() == code);
      if (status != null && rule.get("status").asInt() == status && fits) return rule;
    }
    return null;
  }

  static JsonNode operation(String id) {
    return DATA.get("operations").get(id);
  }

  /** Returns the codes of errors by their names. */
  static Map<String, Long> codes() {
    var found = new LinkedHashMap<String, Long>();
    DATA.get("codes").forEach(code -> found.put(code.get("name").asText(), code.get("value").asLong()));
    return Collections.unmodifiableMap(found);
  }

  static Duration seconds(double value) {
    return Duration.ofNanos(Math.round(value * 1e9));
  }

  /** Tells whether a value would leave its segment of a path. */
  static boolean isUnsafe(String value) {
    return UNSAFE.matcher(value).matches();
  }

  /** Returns what reads the resource of a change; the operation itself where nothing does. */
  static JsonNode targetOf(JsonNode operation) {
    JsonNode reader = operation(operation.path("job").path("operationId").asText());
    return reader == null ? operation : reader;
  }

  /** Tells whether the resource of a change is known from its own path, without what its response says. */
  static boolean namesTarget(JsonNode operation) {
    for (JsonNode name : targetOf(operation).get("parameters")) {
      if (!holds(operation.get("parameters"), name.asText())) return false;
    }
    return true;
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
      var found = PATTERNS.computeIfAbsent(operation.get("pattern").asText(), Pattern::compile).matcher(path);
      if (!operation.get("method").asText().equals(method) || !found.matches()) continue;
      var values = new LinkedHashMap<String, String>();
      for (JsonNode name : operation.get("parameters")) {
        String escaped = found.group(values.size() + 1).replace("+", "%2B");
        String value = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        if (isUnsafe(value)) return null;
        values.put(name.asText(), value);
      }
      return new Match(operation, values);
    }
    return null;
  }

  /** Returns an operation's path with its parameters filled in, in their order. */
  static String fill(JsonNode operation, List<String> values) {
    var left = values.iterator();
    return Pattern.compile("\\{\\w+}").matcher(operation.get("path").asText()).replaceAll(name ->
        URLEncoder.encode(left.next(), StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
