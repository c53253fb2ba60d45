package evolution.iaas;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends one request and reads the whole response, and tells how far both came. */
final class Exchange {
  // Redirects would carry the key to another host.
  private final WatchedTls tls = new WatchedTls();
  private final HttpClient http = HttpClient.newBuilder().sslContext(tls.context())
      .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
  private final double timeout;

  Exchange(double timeout) {
    this.timeout = timeout;
  }

  HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
    var body = request.bodyPublisher().map(Watched::new).orElse(null);
    var head = new AtomicReference<HttpResponse.ResponseInfo>();
    HttpRequest sent = body == null ? request : HttpRequest.newBuilder(request, (name, value) -> true)
        .method(request.method(), body).build();
    long before = tls.sent.get();
    Throwable cause;
    try {
      return http.sendAsync(sent, info -> {
        head.set(info);
        return HttpResponse.BodySubscribers.ofByteArray();
      }).get((long) (timeout * 1000), TimeUnit.MILLISECONDS);
    } catch (ExecutionException error) {
      cause = error.getCause();
    } catch (TimeoutException error) {
      cause = error;
    }
    boolean late = cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
    // A body is asked for once its headers were handed to the connection, whose TLS handshake may still fail. While
    // other requests are being sent, it cannot be told whose bytes were encrypted: then it counts as sent.
    boolean isOverTls = "https".equals(request.uri().getScheme());
    boolean unsent = (body != null && body.contentLength() > 0 && !body.isAskedFor)
        || (isOverTls && tls.sent.get() == before) || isOfConnecting(cause);
    boolean unknown = !request.method().equals("GET") && !unsent;
    var failure = new EvolutionException(
        unknown ? "outcome-unknown" : late ? "timeout" : "transport", null, "no whole answer came: " + cause);
    failure.initCause(cause);
    failure.unsent = unsent;
    failure.head = head.get();
    throw failure;
  }

  private static boolean isOfConnecting(Throwable cause) {
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one instanceof ConnectException || one instanceof UnresolvedAddressException
          || one instanceof SSLHandshakeException || one instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  /** A body that notes when it is asked for. */
  private static final class Watched implements HttpRequest.BodyPublisher {
    private final HttpRequest.BodyPublisher inner;
    volatile boolean isAskedFor;

    Watched(HttpRequest.BodyPublisher inner) {
      this.inner = inner;
    }

    @Override
    public long contentLength() {
      return inner.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      isAskedFor = true;
      inner.subscribe(subscriber);
    }
  }
}
