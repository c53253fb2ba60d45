package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import evolution.iaas.generated.ApiClient;
import evolution.iaas.generated.ApiException;
import evolution.iaas.generated.ApiResponse;
import evolution.iaas.generated.model.Job;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** What the accessors in `evolution.iaas.generated.resources` share; for them alone. */
public final class Calls implements AutoCloseable {
  final Transport transport;
  private final Settings settings;
  private final ApiTransport http;
  private final ApiClient api;
  private final ExecutorService executor;

  Calls(Settings settings) {
    this.settings = settings;
    transport = new Transport(settings);
    http = new ApiTransport(transport);
    api = new Decorated(http, transport);
    executor = settings.executor != null ? settings.executor : Executors.newCachedThreadPool(work -> {
      var thread = new Thread(work, "evolution-iaas");
      thread.setDaemon(true);
      return thread;
    });
  }

  /** A call of the generated code. */
  public interface Send<T> {
    /** Returns its response. */
    ApiResponse<T> send() throws ApiException;
  }

  /**
   * The project and zone of a call.
   *
   * @param projectId its project
   * @param zone its zone
   */
  public record Scope(String projectId, String zone) {}

  /** Returns the generated client. */
  public ApiClient api() {
    return api;
  }

  /** Returns the project and zone of a call; throws if one is missing. */
  public Scope scope(String operation, CallOptions options) {
    var scope = new Scope(
        options.projectId() == null ? settings.projectId : options.projectId(),
        options.zone() == null ? settings.zone : options.zone());
    JsonNode parameters = Contract.operation(operation).get("parameters");
    need(operation, Contract.holds(parameters, "projectId") ? scope.projectId() : "-", "project: projectId of the builder, or inProject");
    need(operation, Contract.holds(parameters, "zoneName") ? scope.zone() : "-", "zone: zone of the builder, or inZone");
    return scope;
  }

  private static void need(String operation, String value, String what) {
    if (value == null || value.isEmpty()) throw EvolutionException.configuration(operation + " needs a " + what);
  }

  /** Makes a call, and returns what its response holds. */
  public <T> T call(CallOptions options, Send<T> send) {
    return response(options, send).getData();
  }

  <T> ApiResponse<T> response(CallOptions options, Send<T> send) {
    return http.with(options, () -> {
      try {
        return send.send();
      } catch (ApiException error) {
        if (error.getResponseHeaders() == null) throw EvolutionException.configuration(error.getMessage()); // of an argument
        throw EvolutionException.of(ErrorKind.UNEXPECTED, new Details(error.getMessage()).cause(error).status(error.getCode()));
      }
    });
  }

  /** Returns the pages of a collection; `at` reads the one at an offset. */
  public <T> Pager<T> pages(CallOptions options, Integer offset, boolean isPaged, IntFunction<Send<List<T>>> at) {
    return new Pager<>(offset == null ? 0 : offset, isPaged, start -> response(options, at.apply(start)), transport.mapper);
  }

  /** Makes a change. `path` has the parameters of its path in their order, `brings` the class of the resource; null once it is gone. */
  public <A, T> Accepted<A, T> change(
      String operation, String[] path, Class<T> brings, CallOptions options, Send<A> send) {
    ApiResponse<A> response = response(options, send);
    HttpHeaders headers = HttpHeaders.of(response.getHeaders(), (name, value) -> true);
    A data = response.getData();
    JsonNode body = data == null ? MissingNode.getInstance() : transport.mapper.valueToTree(data);
    String id = body.path("id").asText(null);
    var values = new HashMap<String, String>();
    for (JsonNode name : Contract.operation(operation).get("parameters")) values.put(name.asText(), path[values.size()]);
    var target = new ArrayList<String>();
    JsonNode reader = Contract.targetOf(Contract.operation(operation));
    reader.get("parameters").forEach(name -> target.add(values.getOrDefault(name.asText(), id)));
    String href = body.hasNonNull("hRef") ? body.get("hRef").asText() : Contract.fill(reader, target);
    var written = new Change.Written(operation, id, href, transport.jobOf(headers), RetryAfter.of(headers), target);
    return new Accepted<>(this, written, brings, data);
  }

  /** Reads a change of one of these operations from its JSON. */
  public <T> Change<T> resume(String json, Class<T> brings, String... operations) {
    return new Change<>(this, Change.Written.read(json, transport.mapper, List.of(operations)), brings);
  }

  /** Waits for a job. A reference without a project is one of the client's. */
  public Job await(JobRef job, WaitOptions options) {
    return new Waiter(transport, options).job(job, Duration.ZERO);
  }

  /** Runs a call on the client's executor; cancelling the future interrupts it. */
  public <T> CompletableFuture<T> async(Callable<T> call) {
    var future = new Interruptible<T>();
    future.work = executor.submit(() -> {
      try {
        future.complete(call.call());
      } catch (Exception error) {
        future.completeExceptionally(error);
      }
    });
    return future;
  }

  private static final class Interruptible<T> extends CompletableFuture<T> {
    private volatile Future<?> work;

    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean isCancelled = super.cancel(mayInterrupt);
      if (isCancelled && work != null) work.cancel(true);
      return isCancelled;
    }
  }

  /** Ends the threads of the client's own executor, with the calls that they make. */
  @Override
  public void close() {
    if (settings.executor == null) executor.shutdownNow();
  }

  private static final class Decorated extends ApiClient {
    private final HttpClient http;

    Decorated(HttpClient http, Transport transport) {
      this.http = http;
      setObjectMapper(transport.mapper);
      updateBaseUri(transport.base.toString());
    }

    @Override
    public HttpClient getHttpClient() {
      // While ApiClient is being made there is none yet, and none is needed.
      return http == null ? super.getHttpClient() : http;
    }
  }
}
