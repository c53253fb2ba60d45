package evolution.iaas;

/**
 * A change, with its response.
 *
 * @param <A> the body of the response
 * @param <T> the resource that it brings
 */
public final class Accepted<A, T> extends Change<T> {
  private final A answer;

  Accepted(Calls calls, Written written, Class<T> brings, A answer) {
    super(calls, written, brings);
    this.answer = answer;
  }

  /** Returns the body of the response, null if it had none; secrets in it are in no JSON and no text of the change. */
  public A answer() {
    return answer;
  }
}
