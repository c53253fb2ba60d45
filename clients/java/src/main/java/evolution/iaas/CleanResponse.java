package evolution.iaas;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/** A response with the status and body that generated readers expect. Its request has no credentials. */
final class CleanResponse implements HttpResponse<InputStream> {
  private final HttpResponse<byte[]> response;
  private final int status;
  private final byte[] body;
  private final HttpHeaders headers;

  /** `sent` is how many elements a list had, with those that could not be read. */
  CleanResponse(HttpResponse<byte[]> response, int status, int sent, byte[] body) {
    this.response = response;
    this.status = status;
    this.body = body;
    var kept = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    kept.putAll(response.headers().map());
    kept.remove("content-encoding");
    kept.put("X-Result-Count", List.of(String.valueOf(sent)));
    headers = HttpHeaders.of(kept, (name, value) -> true);
  }

  @Override
  public int statusCode() {
    return status;
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  public HttpRequest request() {
    return HttpRequest.newBuilder(response.uri()).build();
  }

  @Override
  public Optional<HttpResponse<InputStream>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return response.sslSession();
  }

  @Override
  public URI uri() {
    return response.uri();
  }

  @Override
  public HttpClient.Version version() {
    return response.version();
  }
}
