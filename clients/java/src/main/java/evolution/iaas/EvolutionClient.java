package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import evolution.iaas.generated.ApiClient;
import evolution.iaas.generated.ApiException;
import evolution.iaas.generated.ApiResponse;
import evolution.iaas.generated.model.Job;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** The generated client with everything that the generator leaves out: `new JobsApi(client)`, and waiting. */
public final class EvolutionClient extends ApiClient {
  /** Instead of the seconds for which a 404 is retried: it is what is waited for. */
  private static final double UNTIL_GONE = -1;
  private final Transport transport;
  private final HttpClient http;

  public EvolutionClient(Credentials credentials, String baseUrl) {
    this(credentials, baseUrl, 3, 30, Clock.SYSTEM);
  }

  /** `retries` counts the further attempts of a GET; `timeout` is the seconds of one request. */
  public EvolutionClient(Credentials credentials, String baseUrl, int retries, double timeout, Clock clock) {
    transport = new Transport(credentials, baseUrl, timeout, clock);
    http = new Decorated(transport, retries);
    setObjectMapper(transport.mapper);
    updateBaseUri(transport.base.toString());
  }

  @Override
  public HttpClient getHttpClient() {
    // While ApiClient is being made there is none yet, and none is needed.
    return http == null ? super.getHttpClient() : http;
  }

  /** Names a job. */
  public record JobRef(String projectId, String jobId) {}

  /** Elements of a collection, and how many the server says there are; null if it does not say. */
  public record Page<T>(List<T> items, Long total) {}

  /** Reads one page. */
  public interface Fetch<T> {
    ApiResponse<List<T>> at(int offset) throws ApiException;
  }

  /** Returns the job that the response to a change names. */
  public JobRef jobOf(ApiResponse<?> change) {
    Map<String, String> values = transport.jobOf(headers(change)).values();
    return new JobRef(values.get("projectId"), values.get("jobId"));
  }

  /** Returns the seconds that the response to a change asks to wait before the first poll of its job; null if it has none. */
  public static Double retryAfter(ApiResponse<?> change) {
    return RetryAfter.of(headers(change));
  }

  private static HttpHeaders headers(ApiResponse<?> answer) {
    return HttpHeaders.of(answer.getHeaders(), (name, value) -> true);
  }

  /** Returns all elements of a collection. The next offset is counted; what was seen before, by its key, is dropped. */
  public static <T> Page<T> pages(int offset, Fetch<T> fetch, Function<T, Object> key) throws ApiException {
    var found = new ArrayList<T>();
    var seen = new HashSet<Object>();
    List<Object> last = List.of();
    for (int barren = 0;;) {
      ApiResponse<List<T>> answer = fetch.at(offset);
      // With elements that could not be read.
      int sent = headers(answer).firstValue("X-Result-Count").map(Integer::valueOf).orElse(answer.getData().size());
      int read = offset + sent;
      Optional<String> count = headers(answer).firstValue("X-Total-Count").filter(text -> text.matches("\\d{1,18}"));
      // Fewer than have been read: it contradicts itself.
      Long total = count.map(Long::valueOf).filter(each -> sent == 0 || each >= read).orElse(null);
      List<Object> keys = answer.getData().stream().map(key).toList();
      int before = found.size();
      for (T element : answer.getData()) {
        if (seen.add(key.apply(element))) found.add(element);
      }
      offset = read;
      barren = found.size() > before ? 0 : barren + 1;
      boolean ended = total == null ? barren > 0 : offset >= total;
      if (sent == 0 || keys.equals(last) || barren > 1 || ended) return new Page<>(found, total);
      last = keys;
    }
  }

  /** Returns a job that has completed. Transient faults do not end the wait; at the deadline the job is read a last time. */
  public Job await(JobRef ref, double timeout) throws InterruptedException {
    return finished(ref, transport.clock.now() + timeout, 0);
  }

  private Job finished(JobRef ref, double end, double late) throws InterruptedException {
    String path = Contract.fill(Contract.operation("getJob"), Map.of("projectId", ref.projectId(), "jobId", ref.jobId()));
    JsonNode states = Contract.DATA.get("states");
    return poll(path, Job.class, end, late, "job-timeout", null, job -> {
      String state = job.get("state").asText();
      if (Contract.holds(states.get("success"), state)) return "done";
      return Contract.holds(states.get("final"), state) ? "job-failed" : null;
    });
  }

  /**
   * Waits for the job of a change, then for the resource: returns that, freshly read, once it can be used; null once it is
   * gone, where it was deleted.
   */
  public <T> T follow(ApiResponse<?> change, Class<T> type, double timeout) throws InterruptedException {
    double end = transport.clock.now() + timeout;
    Double asked = retryAfter(change);
    if (asked != null) transport.clock.sleep(Math.min(asked, timeout));
    Job job = finished(jobOf(change), end, 60); // it was just started, and may not be found yet
    String[] origin = headers(change).firstValue(Transport.ORIGIN).orElseThrow().split(" ");
    Contract.Match match = Contract.find(origin[0], origin[1].substring(transport.base.getRawPath().length()));
    JsonNode made = match.operation().get("job");
    JsonNode reader = Contract.operation(made.get("operationId").asText());
    var values = new HashMap<>(match.values());
    Object data = change.getData();
    JsonNode id = data == null ? MissingNode.getInstance() : transport.mapper.valueToTree(data).path("id");
    reader.get("parameters").forEach(name -> values.putIfAbsent(name.asText(), id.asText()));
    double late = made.path("gone").asBoolean() ? UNTIL_GONE : 60;
    return poll(Contract.fill(reader, values), type, end, late, "resource-timeout", job, resource -> {
      String state = resource.path(made.get("state").asText()).asText();
      if (Contract.holds(made.path("usable"), state)) return "done";
      return Contract.holds(made.get("broken"), state) ? "resource-failed" : null;
    });
  }

  /** Reads until there is a verdict, or the deadline; `late` is the seconds for which a 404 is retried. */
  private <T> T poll(String path, Class<T> type, double end, double late, String timeout, Job job,
      Function<JsonNode, String> judge) throws InterruptedException {
    Clock clock = transport.clock;
    HttpRequest request = HttpRequest.newBuilder(URI.create(transport.base + path)).build();
    double began = clock.now();
    JsonNode seen = null;
    String unread = null;
    for (double pause = 1;; pause = Math.min(pause * 1.5, 30)) {
      String verdict = null;
      Double delay;
      try {
        HttpResponse<java.io.InputStream> answer = transport.send(request, 0, job == null);
        delay = RetryAfter.of(answer.headers());
        seen = transport.mapper.readTree(answer.body());
        verdict = judge.apply(seen);
      } catch (EvolutionException error) {
        boolean missing = error.status != null && (error.status == 404 || error.status == 410);
        if (missing && late == UNTIL_GONE) return null;
        boolean unseen = missing && clock.now() - began < late;
        boolean again = error.unread != null && error.unread.equals(unread); // the same twice is not passing
        if (!error.isPassing() && !unseen || again) throw error;
        if (isOver(error.unread, job == null, judge)) unread = error.unread;
        delay = error.retryAfter;
        if (error.isLimited()) delay = Math.max(delay == null ? 0 : delay, error.least());
      } catch (IOException error) {
        throw new IllegalStateException(error); // the transport has read it before
      }
      if ("done".equals(verdict)) return transport.mapper.convertValue(seen, type);
      double left = end - clock.now();
      if (verdict != null || left <= 0) {
        var failure = new EvolutionException(verdict == null ? timeout : verdict, null, path);
        failure.job = job != null || seen == null ? job : transport.mapper.convertValue(seen, Job.class);
        throw failure;
      }
      if (delay == null || delay == 0) delay = pause * ThreadLocalRandom.current().nextDouble(0.8, 1);
      clock.sleep(Math.min(Math.max(delay, 0.1), left));
    }
  }

  /** Tells whether an answer that cannot be read will not get better: a job, or a resource in a state that ends a wait. */
  private boolean isOver(String unread, boolean isJob, Function<JsonNode, String> judge) {
    try {
      JsonNode body = unread == null ? null : transport.mapper.readTree(unread);
      return body != null && body.isObject() && (isJob ? body.path("state").isTextual() : judge.apply(body) != null);
    } catch (IOException error) {
      return false;
    }
  }

  /** What the generated code takes for java.net's client; it only ever sends, and reads streams. */
  private static final class Decorated extends HttpClient {
    private final HttpClient plain = HttpClient.newHttpClient();
    private final Transport transport;
    private final int retries;

    Decorated(Transport transport, int retries) {
      this.transport = transport;
      this.retries = retries;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws InterruptedException {
      return (HttpResponse<T>) transport.send(request, retries, false);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
      throw new UnsupportedOperationException("the generated client does not send asynchronously");
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
        HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> push) {
      return sendAsync(request, handler);
    }

    @Override public Optional<CookieHandler> cookieHandler() { return plain.cookieHandler(); }
    @Override public Optional<Duration> connectTimeout() { return plain.connectTimeout(); }
    @Override public Redirect followRedirects() { return plain.followRedirects(); }
    @Override public Optional<ProxySelector> proxy() { return plain.proxy(); }
    @Override public SSLContext sslContext() { return plain.sslContext(); }
    @Override public SSLParameters sslParameters() { return plain.sslParameters(); }
    @Override public Optional<Authenticator> authenticator() { return plain.authenticator(); }
    @Override public Version version() { return plain.version(); }
    @Override public Optional<Executor> executor() { return plain.executor(); }
  }
}
