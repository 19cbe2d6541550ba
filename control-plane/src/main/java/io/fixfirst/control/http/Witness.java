package io.fixfirst.control.http;

import io.fixfirst.control.access.Caller;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Is told what callers have done, or were kept from doing, before they are answered. May block. */
@FunctionalInterface
public interface Witness {

  /**
   * Sees a request of a known caller.
   *
   * @param variables of the path
   * @param answer what they are told; of a refusal its status alone
   * @throws Exception where it could not be noted down; the caller is told that something does not
   *     answer
   */
  void saw(
      Operation<?> operation,
      Caller caller,
      Map<String, String> variables,
      HttpRequest request,
      HttpResponse answer)
      throws Exception;
}
