package evolution.iaas;

import com.fasterxml.jackson.databind.JsonNode;
import evolution.iaas.generated.model.Job;
import java.time.Duration;

/** What is known of a failure; what does not apply is null. */
final class Details {
  String message;
  Throwable cause;
  Integer status;
  Long code;
  String description;
  String requestId;
  Duration retryAfter;
  Job job;
  JobRef accepted;
  /** No byte of the request was sent. */
  boolean unsent;
  /** The token endpoint sent no whole response. */
  boolean down;
  /** The body of a success that is not what the spec says. */
  String unread;

  Details(String message) {
    this.message = message;
  }

  Details cause(Throwable error) {
    cause = error;
    return this;
  }

  Details status(Integer value) {
    status = value;
    return this;
  }

  /** Whether the same request may well succeed a little later. */
  boolean isPassing(ErrorKind kind) {
    int known = status == null ? 0 : status;
    return kind == ErrorKind.TRANSPORT || kind == ErrorKind.TIMEOUT || isLimited() || down || known >= 500
        || (kind == ErrorKind.UNEXPECTED && known < 300);
  }

  /** Whether there were too many requests, and this one was not executed. */
  boolean isLimited() {
    JsonNode rule = Contract.retryRule(status, code);
    return rule != null && rule.get("methods").asText().equals("any-method");
  }

  /** The least time until the same request is sent again. */
  Duration least() {
    JsonNode rule = Contract.retryRule(status, code);
    return rule == null ? Duration.ZERO : Contract.seconds(rule.get("pause").asDouble());
  }
}
