package evolution.iaas;

/** What a failure is; docs/porting.md of the project says when each comes. */
public enum ErrorKind {
  /** An option or argument cannot be used; nothing was sent. */
  CONFIGURATION("configuration"),
  /** The response is an error: its status, code, message and description. */
  API("api"),
  /** The token endpoint gave no token. */
  TOKEN("token"),
  /** No connection, or one that broke. */
  TRANSPORT("transport"),
  /** No response in time. */
  TIMEOUT("timeout"),
  /** The thread was interrupted, or the future cancelled; no change was made. */
  CANCELLED("cancelled"),
  /** A change was sent, and it is unknown whether it was made. */
  OUTCOME_UNKNOWN("outcome-unknown"),
  /** The response is not what the spec describes: its status, or its body. */
  UNEXPECTED("unexpected"),
  /** The job ended without success. */
  JOB_FAILED("job-failed"),
  /** The job did not end in time. */
  JOB_TIMEOUT("job-timeout"),
  /** The job ended well, and what it made is broken. */
  RESOURCE_FAILED("resource-failed"),
  /** What the job made was not usable in time. */
  RESOURCE_TIMEOUT("resource-timeout");

  private final String text;

  ErrorKind(String text) {
    this.text = text;
  }

  /** Returns the kind as the project's pages and conformance vectors call it. */
  @Override
  public String toString() {
    return text;
  }
}
