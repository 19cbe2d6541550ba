package io.fixfirst.control.http;

/**
 * What an operation does. It runs on a virtual thread of its own and may block.
 *
 * @param <B> the request's body; {@link NoBody} where there is none
 */
@FunctionalInterface
public interface Handler<B> {

  /**
   * {@return the answer}
   *
   * @throws ProblemException for what the caller should know
   * @throws Exception for anything else, answered as a defect or as being unavailable
   */
  Reply handle(Call<B> call) throws Exception;
}
