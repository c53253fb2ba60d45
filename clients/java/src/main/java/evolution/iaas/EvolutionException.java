package evolution.iaas;

import evolution.iaas.generated.model.Job;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Any failure of this package; its subclasses are the kinds. */
public abstract class EvolutionException extends RuntimeException {
  /** The codes of errors by their names in the spec, such as `too-many-requests`. Others may come. */
  public static final Map<String, Long> CODES = Contract.codes();

  private static final long serialVersionUID = 1;
  private final ErrorKind kind;
  private transient Details details; // a job cannot be serialized

  private EvolutionException(ErrorKind kind, Details details) {
    super(details.message, details.cause);
    this.kind = kind;
    this.details = details;
  }

  static EvolutionException of(ErrorKind kind, Details details) {
    return switch (kind) {
      case CONFIGURATION -> new Configuration(details);
      case API -> new Api(details);
      case TOKEN -> new Token(details);
      case TRANSPORT -> new Transport(details);
      case TIMEOUT -> new RequestTimeout(details);
      case CANCELLED -> new Cancelled(details);
      case OUTCOME_UNKNOWN -> new OutcomeUnknown(details);
      case UNEXPECTED -> new UnexpectedResponse(details);
      case JOB_FAILED -> new JobFailed(details);
      case JOB_TIMEOUT -> new JobTimeout(details);
      case RESOURCE_FAILED -> new ResourceFailed(details);
      case RESOURCE_TIMEOUT -> new ResourceTimeout(details);
    };
  }

  static EvolutionException configuration(String message) {
    return new Configuration(new Details(message));
  }

  private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
    stream.defaultReadObject();
    details = new Details(getMessage());
  }

  /** Returns what the failure is. */
  public final ErrorKind kind() {
    return kind;
  }

  /** Returns the HTTP status, if there was a response. */
  public final Optional<Integer> status() {
    return Optional.ofNullable(details.status);
  }

  /** Returns the code of the API's error. */
  public final Optional<Long> code() {
    return Optional.ofNullable(details.code);
  }

  /** Returns the description of the API's error. */
  public final Optional<String> description() {
    return Optional.ofNullable(details.description);
  }

  /** Returns by what Orange's support finds the request. */
  public final Optional<String> requestId() {
    return Optional.ofNullable(details.requestId);
  }

  /** Returns how long the server asks to be left alone. */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(details.retryAfter);
  }

  /** Returns the job as last seen, of a wait. */
  public final Optional<Job> job() {
    return Optional.ofNullable(details.job);
  }

  /** Returns the job of a change that was accepted, although its response could not be read to the end. */
  public final Optional<JobRef> accepted() {
    return Optional.ofNullable(details.accepted);
  }

  /** Returns the message with all that support asks for. */
  @Override
  @SuppressWarnings("OverrideThrowableToString") // getMessage() is the API's message, as it was sent
  public final String toString() {
    var text = new StringBuilder(getClass().getName()).append(": ").append(getMessage());
    description().ifPresent(each -> text.append(": ").append(each));
    status().ifPresent(each -> text.append(" [status ").append(each).append(code().map(code -> ", code " + code).orElse("")).append(']'));
    requestId().ifPresent(each -> text.append(" [request id ").append(each).append(']'));
    return text.toString();
  }

  /** Returns what the client itself needs to know. */
  final Details details() {
    return details;
  }

  /** An option or argument cannot be used; nothing was sent. */
  public static final class Configuration extends EvolutionException {
    private static final long serialVersionUID = 1;

    Configuration(Details details) {
      super(ErrorKind.CONFIGURATION, details);
    }
  }

  /** The response is an error: its status, code, message and description. */
  public static final class Api extends EvolutionException {
    private static final long serialVersionUID = 1;

    Api(Details details) {
      super(ErrorKind.API, details);
    }
  }

  /** The token endpoint gave no token. */
  public static final class Token extends EvolutionException {
    private static final long serialVersionUID = 1;

    Token(Details details) {
      super(ErrorKind.TOKEN, details);
    }
  }

  /** No connection, or one that broke. */
  public static final class Transport extends EvolutionException {
    private static final long serialVersionUID = 1;

    Transport(Details details) {
      super(ErrorKind.TRANSPORT, details);
    }
  }

  /** No response in time. */
  public static final class RequestTimeout extends EvolutionException {
    private static final long serialVersionUID = 1;

    RequestTimeout(Details details) {
      super(ErrorKind.TIMEOUT, details);
    }
  }

  /** The thread was interrupted, or the future cancelled; no change was made. The thread stays interrupted. */
  public static final class Cancelled extends EvolutionException {
    private static final long serialVersionUID = 1;

    Cancelled(Details details) {
      super(ErrorKind.CANCELLED, details);
    }
  }

  /** A change was sent, and it is unknown whether it was made. */
  public static final class OutcomeUnknown extends EvolutionException {
    private static final long serialVersionUID = 1;

    OutcomeUnknown(Details details) {
      super(ErrorKind.OUTCOME_UNKNOWN, details);
    }
  }

  /** The response is not what the spec describes: its status, or its body. */
  public static final class UnexpectedResponse extends EvolutionException {
    private static final long serialVersionUID = 1;

    UnexpectedResponse(Details details) {
      super(ErrorKind.UNEXPECTED, details);
    }
  }

  /** The job ended without success. */
  public static final class JobFailed extends EvolutionException {
    private static final long serialVersionUID = 1;

    JobFailed(Details details) {
      super(ErrorKind.JOB_FAILED, details);
    }
  }

  /** The job did not end in time. */
  public static final class JobTimeout extends EvolutionException {
    private static final long serialVersionUID = 1;

    JobTimeout(Details details) {
      super(ErrorKind.JOB_TIMEOUT, details);
    }
  }

  /** The job ended well, and what it made is broken. */
  public static final class ResourceFailed extends EvolutionException {
    private static final long serialVersionUID = 1;

    ResourceFailed(Details details) {
      super(ErrorKind.RESOURCE_FAILED, details);
    }
  }

  /** What the job made was not usable in time. */
  public static final class ResourceTimeout extends EvolutionException {
    private static final long serialVersionUID = 1;

    ResourceTimeout(Details details) {
      super(ErrorKind.RESOURCE_TIMEOUT, details);
    }
  }
}
