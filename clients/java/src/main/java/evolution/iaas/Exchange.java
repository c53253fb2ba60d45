package evolution.iaas;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Sends one request and reads the whole response, and tells how far both came. */
final class Exchange {
  /** Version of this package. Its first two numbers are those of the spec that it was generated from. */
  static final String VERSION = "1.3.0-alpha.1";

  private static final System.Logger LOG = System.getLogger("evolution.iaas");
  private final WatchedTls tls;
  private final HttpClient http;
  private final Settings settings;

  Exchange(Settings settings) {
    this.settings = settings;
    tls = settings.http == null ? new WatchedTls() : null;
    // Redirects would carry the key to another host.
    http = settings.http != null ? settings.http : HttpClient.newBuilder().sslContext(tls.context())
        .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
  }

  /** A response, read whole. An error whose body cannot be read has an empty one. */
  static final class Answer {
    final HttpResponse<byte[]> response;
    final byte[] body;

    Answer(HttpResponse<byte[]> response, byte[] body) {
      this.response = response;
      this.body = body;
    }
  }

  /** Returns the response; throws the details of a failure. */
  Answer send(HttpRequest request, Duration limit) throws Failure, InterruptedException {
    var body = request.bodyPublisher().map(Watched::new).orElse(null);
    var head = new AtomicReference<HttpResponse.ResponseInfo>();
    var builder = HttpRequest.newBuilder(request, (name, value) -> true).setHeader("Accept", "application/json")
        .setHeader("Accept-Encoding", "gzip").setHeader("User-Agent", settings.userAgent + "evolution-iaas-java/" + VERSION);
    HttpRequest sent = body == null ? builder.build() : builder.method(request.method(), body).build();
    long before = tls == null ? 0 : tls.sent.get();
    long began = System.nanoTime();
    CompletableFuture<HttpResponse<byte[]>> future = http.sendAsync(sent, info -> {
      head.set(info);
      return new Limited(settings.maxResponseBytes);
    });
    Throwable cause;
    try {
      HttpResponse<byte[]> response = future.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
      log(request, "status " + response.statusCode() + ", " + response.body().length + " bytes", began);
      return new Answer(response, inflated(response));
    } catch (ExecutionException error) {
      cause = error.getCause();
    } catch (TimeoutException error) {
      cause = error;
    } catch (InterruptedException error) {
      cause = error;
    } catch (Unreadable error) {
      cause = error;
    } finally {
      future.cancel(true);
    }
    log(request, "no whole response: " + cause, began);
    // A body is asked for once its headers were handed to the connection, whose TLS handshake may still fail. While
    // other requests are being sent, it cannot be told whose bytes were encrypted: then it counts as sent.
    boolean isOverTls = tls != null && "https".equals(request.uri().getScheme());
    boolean unsent = (body != null && body.contentLength() > 0 && !body.isAskedFor)
        || (isOverTls && tls.sent.get() == before) || isOfConnecting(cause);
    throw new Failure(request.method(), cause, head.get(), unsent);
  }

  private static void log(HttpRequest request, String what, long began) {
    LOG.log(System.Logger.Level.DEBUG, () -> request.method() + " " + request.uri().getPath() + ": " + what + " after "
        + (System.nanoTime() - began) / 1_000_000 + " ms");
  }

  private byte[] inflated(HttpResponse<byte[]> response) throws Unreadable {
    String coding = response.headers().firstValue("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    if (!coding.equals("gzip")) return response.body();
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] body = stream.readNBytes(settings.maxResponseBytes);
      if (stream.read() < 0) return body;
    } catch (IOException error) {
      throw new Unreadable("the body is not gzip, as its Content-Encoding says");
    }
    throw new Unreadable(tooLarge(settings.maxResponseBytes));
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

  /** Why no whole response came, and how far it came. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1;
    final transient HttpResponse.ResponseInfo head;
    final boolean unsent;
    final ErrorKind kind;

    Failure(String method, Throwable cause, HttpResponse.ResponseInfo head, boolean unsent) {
      super(cause instanceof Unreadable ? cause.getMessage() : "no whole response came: " + cause, cause);
      this.head = head;
      this.unsent = unsent;
      boolean isLate = cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
      if (cause instanceof Unreadable) kind = ErrorKind.UNEXPECTED;
      else if (!method.equals("GET") && !unsent) kind = ErrorKind.OUTCOME_UNKNOWN;
      else if (cause instanceof InterruptedException) kind = ErrorKind.CANCELLED;
      else kind = isLate ? ErrorKind.TIMEOUT : ErrorKind.TRANSPORT;
    }
  }

  private static String tooLarge(int limit) {
    return "the body is larger than " + limit + " bytes";
  }

  /** A body beyond the limit, or one that is not compressed as it says. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  /** Collects a body up to a limit. */
  private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {
    private final HttpResponse.BodySubscriber<byte[]> inner = HttpResponse.BodySubscribers.ofByteArray();
    private final int limit;
    private Flow.Subscription subscription;
    private long size;

    Limited(int limit) {
      this.limit = limit;
    }

    @Override
    public java.util.concurrent.CompletionStage<byte[]> getBody() {
      return inner.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      inner.onSubscribe(given);
    }

    @Override
    public void onNext(java.util.List<ByteBuffer> pieces) {
      for (ByteBuffer piece : pieces) size += piece.remaining();
      if (size <= limit) {
        inner.onNext(pieces);
      } else {
        subscription.cancel();
        inner.onError(new Unreadable(tooLarge(limit)));
      }
    }

    @Override
    public void onError(Throwable error) {
      inner.onError(error);
    }

    @Override
    public void onComplete() {
      inner.onComplete();
    }
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
