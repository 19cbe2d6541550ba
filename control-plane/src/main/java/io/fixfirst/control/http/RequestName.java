package io.fixfirst.control.http;

import io.fixfirst.actors.Request;

/**
 * The name under which a request that may be repeated asks entities, one after another.
 *
 * @see Repeats
 */
public final class RequestName {

  private static final ScopedValue<RequestName> CURRENT = ScopedValue.newInstance();

  private final String name;
  private final boolean again;
  private int asked;

  private RequestName(String name, boolean again) {
    this.name = name;
    this.again = again;
  }

  /** {@return what a handler answers, which asks under this name} */
  static <X extends Exception> Reply call(
      Idempotency.Known.Open open, ScopedValue.CallableOp<Reply, X> handler) throws X {
    return ScopedValue.where(CURRENT, new RequestName(open.name(), open.again())).call(handler);
  }

  /** {@return the name of what is asked next; a new one where the request has none} */
  public static Request next() {
    return CURRENT.isBound() ? CURRENT.get().numbered() : Request.fresh();
  }

  private Request numbered() {
    asked++;
    return new Request(name + "-" + asked, again);
  }
}
