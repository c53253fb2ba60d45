package evolution.iaas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import evolution.iaas.generated.model.KeyPairInRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the conformance vectors cannot see: what is Java's own, and what a client shows of itself. */
class EvolutionClientTest {
  private static final String ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
  private static final String JOB = """
      {"id": "%s", "hRef": "/projects/p-1/jobs/%s", "description": "", "requesterId": "me",
       "createdDate": "2024-10-02T15:25:04Z", "state": "%s"}""";
  private static final String CHANGE = "{\"operationId\":\"createKeyPair\",\"id\":\"" + ID + "\",\"hRef\":\"/h\",\"job\":{\"projectId\":\"p-1\","
      + "\"jobId\":\"j\"},\"retryAfter\":5.0,\"target\":[\"p-1\",\"eu-1\",\"" + ID + "\"]}";
  private final AtomicInteger polls = new AtomicInteger();
  private final Semaphore asked = new Semaphore(0); // a permit for each request that is left without a response
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      int status = 200;
      String body;
      if (path.equals("/token")) {
        body = "{\"access_token\": \"secret-token\", \"expires_in\": 3600}";
      } else if (path.endsWith("/jobs")) {
        body = "[" + JOB.formatted(ID, ID, "completed") + "]";
        exchange.getResponseHeaders().set("X-Total-Count", "1");
      } else if (path.endsWith(ID)) {
        body = JOB.formatted(ID, ID, polls.getAndIncrement() == 0 ? "in-progress" : "completed");
      } else if (path.endsWith("/hang")) {
        asked.release();
        return;
      } else {
        status = 404;
        body = "{\"code\": 60, \"message\": \"Not found\"}";
        exchange.getResponseHeaders().set("X-OAPI-Request-Id", "r-1");
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private EvolutionClient client(UnaryOperator<EvolutionClient.Builder> more) {
    String origin = "http://127.0.0.1:" + server.getAddress().getPort();
    return more.apply(EvolutionClient.builder().orangeDeveloper("secret-key")
        .clientCredentials("me", "secret-word", origin + "/token").baseUrl(origin + "/v1").projectId("p-1")
        .clock(new Instant())).build();
  }

  /** A clock on which every sleep is over at once. */
  private static final class Instant implements Clock {
    private Duration now = Duration.ZERO;

    @Override
    public synchronized Duration now() {
      return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
      now = now.plus(duration);
    }
  }

  @Test
  void errorsHaveClassStatusCodeAndRequestId() {
    try (var client = client(builder -> builder.zone("eu-1"))) {
      var error = assertThrows(EvolutionException.Api.class, () -> client.keyPairs().get("k-1"));
      assertEquals("404 60 r-1", error.status().orElseThrow() + " " + error.code().orElseThrow() + " " + error.requestId().orElseThrow());
      assertEquals("evolution.iaas.EvolutionException$Api: Not found [status 404, code 60] [request id r-1]", error.toString());
      assertEquals(53, EvolutionException.CODES.get("too-many-requests"));
    }
  }

  @Test
  void aFutureCanBeCancelled() throws Exception {
    // With one thread the second call waits for ever, unless cancelling has interrupted the first.
    var one = Executors.newSingleThreadExecutor();
    try (var client = client(builder -> builder.zone("eu-1").executor(one))) {
      var call = client.keyPairs().getAsync("hang", CallOptions.NONE);
      assertTrue(asked.tryAcquire(10, TimeUnit.SECONDS));
      assertTrue(call.cancel(true));
      var failed = client.keyPairs().getAsync("k-1", CallOptions.NONE);
      var error = assertThrows(ExecutionException.class, () -> failed.get(10, TimeUnit.SECONDS));
      assertInstanceOf(EvolutionException.Api.class, error.getCause());
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void whoWaitsForTheTokenOfAnotherCall() throws Exception {
    String origin = "http://127.0.0.1:" + server.getAddress().getPort();
    try (var client = client(builder -> builder.clientCredentials("me", "secret-word", origin + "/v1/hang"))) {
      var first = client.jobs().getAsync(ID, CallOptions.NONE);
      assertTrue(asked.tryAcquire(10, TimeUnit.SECONDS));
      // its own deadline ends a call that waits
      var late = CallOptions.NONE.withDeadline(Duration.ofMillis(50));
      var error = assertThrows(EvolutionException.Token.class, () -> client.jobs().get(ID, late));
      assertTrue(error.getMessage().contains("deadline"));
      // and if the other call is cancelled, it asks for itself
      var second = client.jobs().getAsync(ID, CallOptions.NONE);
      first.cancel(true);
      assertTrue(asked.tryAcquire(10, TimeUnit.SECONDS));
      second.cancel(true);
    }
  }

  @Test
  void aChangeOfAnInterruptedThreadIsNotSent() {
    try (var client = client(builder -> builder.zone("eu-1"))) {
      Thread.currentThread().interrupt();
      assertThrows(EvolutionException.Cancelled.class, () -> client.keyPairs().create(new KeyPairInRequest().name("deploy")));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void anHttpClientIsUsed() {
    var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    try (var client = client(builder -> builder.httpClient(http))) {
      assertEquals(1, client.jobs().find().all().size());
    }
    var following = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThrows(EvolutionException.Configuration.class, () -> client(builder -> builder.httpClient(following)));
  }

  @Test
  void aWaitTellsOfEachState() {
    var seen = new ArrayList<String>();
    try (var client = client(builder -> builder)) {
      client.jobs().await(new JobRef("p-1", ID), WaitOptions.DEFAULT.withUpdates(job -> seen.add(job.getState().getValue())));
    }
    assertEquals(List.of("in-progress", "completed"), seen);
  }

  @Test
  void aChangeIsJson() throws Exception {
    try (var client = client(builder -> builder)) {
      assertEquals(CHANGE, client.keyPairs().resume(CHANGE).toJson());
      assertThrows(EvolutionException.Configuration.class, () -> client.serverGroups().resume(CHANGE));
    }
  }

  @Test
  void optionsAreChecked() {
    for (UnaryOperator<EvolutionClient.Builder> wrong : List.<UnaryOperator<EvolutionClient.Builder>>of(
        builder -> builder, builder -> builder.orangeDeveloper("k"), builder -> builder.accessToken("t"),
        builder -> builder.orangeDeveloper("k\n1").accessToken("t"),
        builder -> builder.orangeDeveloper("k").accessToken("t").baseUrl("example.com"),
        builder -> builder.orangeDeveloper("k").accessToken("t").retries(-1),
        builder -> builder.orangeDeveloper("k").accessToken("t").timeout(Duration.ZERO),
        builder -> builder.orangeDeveloper("k").clientCredentials("a:b", "c", "https://example.com"),
        builder -> builder.orangeDeveloper("k").clientCredentials("a", "c", "token"))) {
      assertThrows(EvolutionException.Configuration.class, () -> wrong.apply(EvolutionClient.builder()).build());
    }
    try (var client = client(builder -> builder)) {
      var error = assertThrows(EvolutionException.Configuration.class, () -> client.keyPairs().get(ID));
      assertTrue(error.getMessage().contains("inZone"));
      assertThrows(EvolutionException.Configuration.class, () -> client.jobs().get(".."));
      assertThrows(EvolutionException.Configuration.class, () -> client.jobs().get(null));
    }
  }

  @Test
  void noSecretIsShown() {
    try (var client = client(builder -> builder)) {
      client.jobs().find().all();
      var change = client.keyPairs().resume(CHANGE);
      assertFalse((client + " " + change + " " + CallOptions.NONE).contains("secret-"));
    }
  }

  @Test
  void theVersionIsThatOfTheSpec() throws Exception {
    String spec = Contract.DATA.get("spec").get("version").asText();
    assertTrue(Exchange.VERSION.startsWith(spec.substring(0, spec.lastIndexOf('.') + 1)));
    var pom = new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of("pom.xml")), StandardCharsets.UTF_8);
    assertTrue(pom.contains("<version>" + Exchange.VERSION + "</version>"));
    assertEquals(Contract.DATA, new ObjectMapper().readTree(Contract.class.getResource("generated/contract.json")));
  }
}
