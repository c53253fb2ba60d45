package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import evolution.iaas.generated.model.Job;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Any failure. The kind is one of those that docs/porting.md lists; what does not apply is null. */
public class EvolutionException extends RuntimeException {
  /** The codes of errors by their names in the spec, such as `too-many-requests`. Others may come. */
  public static final Map<String, Long> CODES = StreamSupport.stream(Contract.DATA.get("codes").spliterator(), false)
      .collect(Collectors.toUnmodifiableMap(code -> code.get("name").asText(), code -> code.get("value").asLong()));
  public final String kind;
  public final Integer status;
  public Long code;
  public String description;
  /** Seconds that the server asks to be left alone. */
  public Double retryAfter;
  public Job job;
  /** The job of a change that was accepted, although its response could not be read to the end. */
  public Map<String, String> accepted;
  /** No byte of the request was sent. */
  boolean unsent;
  /** The body of a success that is not what the spec says. */
  String unread;
  /** The head of a response that broke off. */
  java.net.http.HttpResponse.ResponseInfo head;

  EvolutionException(String kind, Integer status, String message) {
    super(message);
    this.kind = kind;
    this.status = status;
  }

  /** Whether the same request may well succeed a little later. */
  boolean isPassing() {
    int known = status == null ? 0 : status;
    return kind.equals("transport") || kind.equals("timeout") || isLimited() || known >= 500
        || kind.equals("unexpected") && known < 300;
  }

  /** Whether there were too many requests, and this one was not executed. */
  boolean isLimited() {
    JsonNode rule = Contract.retryRule(status, code);
    return rule != null && rule.get("methods").asText().equals("any-method");
  }

  /** The least seconds until the same request is sent again. */
  double least() {
    JsonNode rule = Contract.retryRule(status, code);
    return rule == null ? 0 : rule.get("pause").asDouble();
  }
}
