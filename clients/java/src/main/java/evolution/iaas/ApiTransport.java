package evolution.iaas;

import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What the generated code takes for java.net's client; it only ever sends, and reads streams. */
final class ApiTransport extends HttpClient {
  private final HttpClient plain = HttpClient.newHttpClient();
  private final ThreadLocal<CallOptions> options = ThreadLocal.withInitial(() -> CallOptions.NONE);
  private final Transport transport;

  ApiTransport(Transport transport) {
    this.transport = transport;
  }

  /** Makes a call of the generated code with other options than the client's. */
  <T> T with(CallOptions given, Supplier<T> call) {
    options.set(given);
    try {
      return call.get();
    } finally {
      options.remove();
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    HttpResponse<InputStream> response = transport.send(request, options.get(), false);
    return (HttpResponse<T>) response; // the generated code asks for nothing else
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
