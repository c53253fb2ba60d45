package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evolution.iaas.generated.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays the conformance vectors: a task a line in, what came of it a line out. See spec/conformance/README.md. */
public final class Driver {
  static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();

  private Driver() {}

  public static void main(String[] arguments) throws Exception {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line; (line = lines.readLine()) != null;) {
      JsonNode task = JSON.readTree(line);
      ObjectNode answer = JSON.createObjectNode().set("vector", task.get("vector"));
      out.println(answer.set("outcomes", play(task)));
    }
  }

  private static ArrayNode play(JsonNode task) throws Exception {
    ArrayNode outcomes = JSON.createArrayNode();
    var clock = new VirtualClock(task.get("clockUrl").asText());
    try (EvolutionClient client = client(task, clock)) {
      if (!task.path("together").asBoolean()) {
        for (JsonNode call : task.get("calls")) outcomes.add(outcome(client, clock, (ObjectNode) call));
        return outcomes;
      }
      var threads = Executors.newCachedThreadPool();
      var waiting = new ArrayList<Future<JsonNode>>();
      for (JsonNode call : task.get("calls")) waiting.add(threads.submit(() -> outcome(client, clock, (ObjectNode) call)));
      for (Future<JsonNode> each : waiting) outcomes.add(each.get());
      threads.shutdown();
    } catch (EvolutionException error) {
      task.get("calls").forEach(call -> outcomes.add(refused(error)));
    }
    return outcomes;
  }

  private static EvolutionClient client(JsonNode task, Clock clock) {
    JsonNode client = task.get("client");
    var builder = EvolutionClient.builder().baseUrl(task.get("baseUrl").asText()).clock(clock)
        .retries(client.get("retries").asInt()).timeout(Contract.seconds(client.get("timeout").asDouble()))
        .deadline(Contract.seconds(client.path("deadline").asDouble(300)))
        .maxResponseBytes(client.path("maxResponseBytes").asInt(32 << 20));
    if (client.has("requesterId")) builder.orangeDeveloperInside(client.get("requesterId").asText());
    else builder.orangeDeveloper(client.get("apiKey").asText());
    if (client.has("accessToken")) return builder.accessToken(client.get("accessToken").asText()).build();
    return builder.clientCredentials(
        client.get("clientId").asText(), client.get("clientSecret").asText(), task.get("tokenUrl").asText()).build();
  }

  private static JsonNode outcome(EvolutionClient client, VirtualClock clock, ObjectNode call) throws Exception {
    JsonNode cancel = call.path("cancel");
    if (call.has("pause")) clock.sleep(Contract.seconds(call.get("pause").asDouble()));
    try {
      if (!cancel.isMissingNode()) clock.cancel(Thread.currentThread(), cancel);
      return JSON.createObjectNode().set("value", JSON.valueToTree(made(client, call)));
    } catch (EvolutionException error) {
      return refused(error);
    } finally {
      clock.end();
    }
  }

  private static JsonNode refused(EvolutionException error) {
    ObjectNode told = JSON.createObjectNode().put("kind", error.kind().toString()).put("message", error.getMessage());
    error.status().ifPresent(status -> told.put("status", status));
    told.put("code", error.code().orElse(null)).put("description", error.description().orElse(null));
    told.put("requestId", error.requestId().orElse(null)).set("job", JSON.valueToTree(error.job().orElse(null)));
    told.set("accepted", JSON.valueToTree(error.accepted().orElse(null)));
    return JSON.createObjectNode().set("error", told);
  }

  private static Object made(EvolutionClient client, ObjectNode call) throws Exception {
    String operation = call.get("operation").asText();
    JsonNode arguments = call.get("arguments");
    WaitOptions wait = WaitOptions.DEFAULT.withTimeout(Contract.seconds(call.path("wait").path("timeout").asDouble()));
    if (call.has("wait") && operation.equals("getJob")) {
      return client.jobs().await(new JobRef(arguments.get("projectId").asText(), arguments.get("jobId").asText()), wait);
    }
    for (JsonNode resource : Contract.DATA.get("resources")) {
      for (JsonNode method : resource.get("methods")) {
        if (!method.get("operation").asText().equals(operation)) continue;
        Object accessor = EvolutionClient.class.getMethod(camel(resource.get("name").asText())).invoke(client);
        if (call.has("resume")) {
          return ((Change<?>) invoke(accessor, "resume", List.of(call.get("resume").toString()))).await(wait);
        }
        return read(invoke(accessor, method.get("name").asText(), values(accessor, method, call)), call.has("wait") ? wait : null);
      }
    }
    throw new IllegalStateException("no accessor has " + operation);
  }

  private static Object read(Object result, WaitOptions wait) throws IOException {
    if (result instanceof Pager<?> pager) {
      ObjectNode page = JSON.createObjectNode().set("items", JSON.valueToTree(pager.all()));
      return page.put("total", pager.total().isPresent() ? pager.total().getAsLong() : null);
    }
    if (!(result instanceof Accepted<?, ?> change)) return result;
    if (wait != null) return change.await(wait);
    JsonNode written = JSON.readTree(change.toJson());
    ObjectNode value = JSON.createObjectNode().set("answer", JSON.valueToTree(change.answer()));
    value.set("job", written.get("job"));
    return value.set("retryAfter", written.get("retryAfter"));
  }

  /** Returns what a method takes: parts of the path, a body or a query, and options. */
  private static List<Object> values(Object accessor, JsonNode method, ObjectNode call) throws Exception {
    ObjectNode given = call.get("arguments").deepCopy();
    JsonNode project = given.remove("projectId");
    JsonNode zone = given.remove("zoneName");
    var values = new ArrayList<Object>();
    method.get("arguments").fieldNames().forEachRemaining(name -> values.add(given.remove(name).asText()));
    if (method.has("body")) {
      values.add(JSON.treeToValue(call.get("body"), Class.forName("evolution.iaas.generated.model." + method.get("body").asText())));
    }
    if (method.has("element")) values.add(query(Class.forName(accessor.getClass().getName() + "$FindQuery"), given));
    var options = new CallOptions(project == null ? null : project.asText(), zone == null ? null : zone.asText(), null, null, null);
    values.add(options);
    return values;
  }

  private static Object query(Class<?> type, ObjectNode given) throws Exception {
    Object query = type.getConstructor().newInstance();
    for (Method setter : type.getDeclaredMethods()) {
      JsonNode value = given.get(setter.getName());
      if (value != null) setter.invoke(query, (Object) JSON.convertValue(value, JSON.constructType(setter.getGenericParameterTypes()[0])));
    }
    return query;
  }

  private static Object invoke(Object accessor, String name, List<Object> values) throws Exception {
    Method method = Arrays.stream(accessor.getClass().getMethods())
        .filter(each -> each.getName().equals(name) && each.getParameterCount() == values.size()).findFirst().orElseThrow();
    try {
      return method.invoke(accessor, values.toArray());
    } catch (InvocationTargetException error) {
      if (error.getCause() instanceof RuntimeException failure) throw failure;
      throw new CancellationException(error.getCause().toString());
    }
  }

  private static String camel(String name) {
    var words = name.split("-");
    var found = new StringBuilder(words[0]);
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      found.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return found.toString();
  }
}
