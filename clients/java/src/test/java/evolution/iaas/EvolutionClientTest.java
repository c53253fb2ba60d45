package evolution.iaas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import evolution.iaas.generated.api.JobsApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the conformance vectors cannot see: many calls at once, and what a client shows of itself. */
class EvolutionClientTest {
  private final AtomicInteger grants = new AtomicInteger();
  private HttpServer server;
  private EvolutionClient client;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", exchange -> {
      boolean token = exchange.getRequestURI().getPath().equals("/token");
      if (token) grants.incrementAndGet();
      byte[] body = (token ? "{\"access_token\": \"secret-token\", \"expires_in\": 3600}" : "[]")
          .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    String origin = "http://127.0.0.1:" + server.getAddress().getPort();
    client = new EvolutionClient(
        Credentials.orangeDeveloper("secret-key").withClient("me", "secret-word", origin + "/token"), origin + "/v1");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void manyCallsAtOnceShareOneToken() throws Exception {
    var jobs = new JobsApi(client);
    var threads = Executors.newFixedThreadPool(20);
    var calls = new ArrayList<Future<?>>();
    for (int call = 0; call < 50; call++) {
      calls.add(threads.submit(() -> jobs.findJobs("p-1", null, null, null, null)));
    }
    for (Future<?> call : calls) call.get();
    threads.shutdown();
    assertEquals(1, grants.get());
  }

  @Test
  void noSecretIsShown() throws Exception {
    new JobsApi(client).findJobs("p-1", null, null, null, null);
    var credentials = Credentials.orangeDeveloper("secret-key").withToken("secret-token");
    assertFalse((client.toString() + credentials).contains("secret-"));
  }

  @Test
  void aCallThatWouldLeaveItsPathIsRefused() {
    var error = assertThrows(EvolutionException.class, () -> new JobsApi(client).getJob("p-1", ".."));
    assertEquals("configuration", error.kind);
    assertEquals(0, grants.get());
  }

  @Test
  void codesOfErrorsHaveNames() {
    assertEquals(53, EvolutionException.CODES.get("too-many-requests"));
  }
}
