package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evolution.iaas.generated.ApiClient;
import evolution.iaas.generated.ApiException;
import evolution.iaas.generated.ApiResponse;
import evolution.iaas.generated.api.*;
import evolution.iaas.generated.model.KeyPairInResponse;
import evolution.iaas.generated.model.SecurityGroupInResponse;
import evolution.iaas.generated.model.ServerGroupInResponse;
import evolution.iaas.generated.model.VirtualNetworkInResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Plays the conformance vectors: a task a line in, what came of it a line out. See spec/conformance/README.md. */
public final class Driver {
  private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();
  private static final List<Function<ApiClient, Object>> APIS = List.of(
      JobsApi::new, ZonesApi::new, ImagesApi::new, KeyPairsApi::new, PublicIpAddressesApi::new, SecurityGroupsApi::new, SecurityRulesApi::new,
      VirtualNetworksApi::new, ServerGroupsApi::new, VolumesApi::new, VirtualMachinesApi::new, InterfacesApi::new);
  private static final Map<String, Class<?>> RESOURCES = Map.of("getKeyPair", KeyPairInResponse.class,
      "getSecurityGroup", SecurityGroupInResponse.class, "getVirtualNetwork", VirtualNetworkInResponse.class,
      "getServerGroup", ServerGroupInResponse.class);

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
    Clock clock = new Virtual(task.get("clockUrl").asText());
    JsonNode settings = task.get("client");
    EvolutionClient client = null;
    for (JsonNode call : task.get("calls")) {
      if (call.has("pause")) clock.sleep(call.get("pause").asDouble());
      try {
        if (client == null) {
          client = new EvolutionClient(credentials(task), task.get("baseUrl").asText(),
              settings.get("retries").asInt(), settings.get("timeout").asDouble(), clock);
        }
        JsonNode value = JSON.valueToTree(made(client, (ObjectNode) call));
        outcomes.addObject().set("value", value);
      } catch (EvolutionException error) {
        ObjectNode told = outcomes.addObject().putObject("error").put("kind", error.kind).put("message", error.getMessage());
        told.put("status", error.status).put("code", error.code).put("description", error.description);
        told.set("job", JSON.valueToTree(error.job));
        if (error.accepted != null) told.set("accepted", JSON.valueToTree(error.accepted));
      } catch (ApiException error) {
        outcomes.addObject().putObject("error").put("kind", "foreign: " + error);
      }
    }
    return outcomes;
  }

  private static Credentials credentials(JsonNode task) {
    JsonNode client = task.get("client");
    Credentials credentials = client.has("requesterId")
        ? Credentials.orangeDeveloperInside(client.get("requesterId").asText())
        : Credentials.orangeDeveloper(client.get("apiKey").asText());
    if (client.has("accessToken")) return credentials.withToken(client.get("accessToken").asText());
    return credentials.withClient(
        client.get("clientId").asText(), client.get("clientSecret").asText(), task.get("tokenUrl").asText());
  }

  private static Object made(EvolutionClient client, ObjectNode call) throws Exception {
    String operation = call.get("operation").asText();
    ObjectNode arguments = (ObjectNode) call.get("arguments");
    double timeout = call.path("wait").path("timeout").asDouble();
    if (call.has("wait") && operation.equals("getJob")) {
      return client.await(JSON.treeToValue(arguments, EvolutionClient.JobRef.class), timeout);
    }
    if (operation.startsWith("find")) {
      return EvolutionClient.pages(arguments.path("offset").asInt(), offset -> {
        arguments.put("offset", offset);
        return Driver.<List<Object>>generated(client, operation, call);
      }, Driver::key);
    }
    ApiResponse<Object> answer = generated(client, operation, call);
    if (operation.startsWith("get")) return answer.getData();
    if (call.has("wait")) {
      String reader = Contract.operation(operation).get("job").get("operationId").asText();
      return client.follow(answer, RESOURCES.get(reader), timeout);
    }
    ObjectNode value = JSON.createObjectNode().put("retryAfter", EvolutionClient.retryAfter(answer));
    value.set("answer", JSON.valueToTree(answer.getData()));
    return value.set("job", JSON.valueToTree(client.jobOf(answer)));
  }

  private static Object key(Object element) {
    JsonNode members = JSON.valueToTree(element);
    String names = members.path("id").asText() + members.path("hRef").asText();
    return names.isEmpty() ? members : names; // the spec does not describe the members of some
  }

  /** Calls a method of the generated client by its name and the names of its parameters. */
  @SuppressWarnings("unchecked")
  private static <T> ApiResponse<T> generated(ApiClient client, String operation, JsonNode call) throws ApiException {
    for (Function<ApiClient, Object> make : APIS) {
      Object api = make.apply(client);
      for (Method method : api.getClass().getMethods()) {
        Parameter[] parameters = method.getParameters();
        if (!method.getName().equals(operation + "WithHttpInfo")
            || parameters[parameters.length - 1].getType() == Map.class) continue;
        Object[] values = new Object[parameters.length];
        for (int index = 0; index < values.length; index++) {
          JsonNode given = call.get("arguments").get(parameters[index].getName());
          if (given == null && parameters[index].getType().getPackageName().endsWith(".model")) given = call.get("body");
          var type = JSON.constructType(parameters[index].getParameterizedType());
          values[index] = given == null ? null : JSON.convertValue(given, type);
        }
        try {
          return (ApiResponse<T>) method.invoke(api, values);
        } catch (InvocationTargetException error) {
          if (error.getCause() instanceof ApiException foreign) throw foreign;
          if (error.getCause() instanceof RuntimeException failure) throw failure;
          throw new IllegalStateException(error.getCause());
        } catch (IllegalAccessException error) {
          throw new IllegalStateException(error);
        }
      }
    }
    throw new IllegalStateException("the generated client has no operation " + operation);
  }

  /** The judge's time, which passes only by sleeping. */
  private record Virtual(String url) implements Clock {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public double now() {
      return ask(HttpRequest.newBuilder(URI.create(url)).build());
    }

    @Override
    public void sleep(double seconds) {
      String body = JSON.createObjectNode().put("sleep", seconds).toString();
      ask(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private double ask(HttpRequest request) {
      try {
        return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body()).get("now").asDouble();
      } catch (IOException error) {
        throw new UncheckedIOException(error);
      } catch (InterruptedException error) {
        throw new IllegalStateException(error);
      }
    }
  }
}
