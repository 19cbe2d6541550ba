package io.fixfirst.control.http;

import io.fixfirst.control.access.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * One request, as its handler sees it: routed, let in, and its body read and checked.
 *
 * @param path values of the path's variables, decoded
 * @param body the request's record or bytes; {@link NoBody} for an operation without one
 */
public record Call<B>(
    @Nullable Caller signedIn, Map<String, String> path, HttpRequest request, B body) {

  /** {@return who asks} */
  public Caller caller() {
    if (signedIn == null) {
      throw new IllegalStateException("An open operation has no caller.");
    }
    return signedIn;
  }

  /** {@return the value of a path variable} */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("The path has no such variable (" + name + ").");
    }
    return value;
  }

  /**
   * {@return a query parameter, if it is there and not empty}
   *
   * @throws ProblemException where it has a NUL, which no text of ours has
   */
  public Optional<String> query(String name) {
    Optional<String> value = request.getUri().query().get(name).filter(text -> !text.isEmpty());
    if (value.isPresent() && value.get().indexOf('\0') >= 0) {
      throw Problems.invalid(name, "has a NUL character in it").raise();
    }
    return value;
  }

  /**
   * {@return a query parameter that is a whole number}
   *
   * @throws ProblemException where it is none, or out of range
   */
  public int query(String name, int otherwise, int min, int max) {
    String text = query(name).orElse("");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < min
        || Integer.parseInt(text) > max) {
      throw Problems.invalid(name, "is not a whole number from " + min + " to " + max).raise();
    }
    return Integer.parseInt(text);
  }

  /** {@return a header, if it is there} */
  public Optional<String> header(String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }

  /**
   * {@return the revision that {@code If-Match} names; empty where there is none or it is {@code
   * *}}
   *
   * @throws ProblemException where it names something that is no revision of ours
   */
  public OptionalLong ifMatch() {
    String tag = header("If-Match").orElse("*").trim();
    if (tag.equals("*")) {
      return OptionalLong.empty();
    }
    String bare = tag.startsWith("W/") ? tag.substring(2) : tag;
    if (!bare.matches("\"[0-9]{1,18}\"")) {
      throw Problems.preconditionFailed("It never had the revision " + tag + ".").raise();
    }
    return OptionalLong.of(Long.parseLong(bare.substring(1, bare.length() - 1)));
  }
}
