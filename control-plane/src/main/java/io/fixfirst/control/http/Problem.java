package io.fixfirst.control.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as RFC 9457 tells it.
 *
 * @param type relative and stable, {@code /problems/} and the code
 * @param title the same for every problem of the code
 * @param detail what was wrong this time
 * @param instance the path that was asked for
 * @param code for programs, {@code incident.not-open}
 * @param advice what to do instead, where there is something
 * @param errors of single fields
 * @param headers to send with it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    @Nullable String advice,
    List<FieldError> errors,
    @JsonIgnore Map<String, String> headers) {

  /**
   * What is wrong with one field.
   *
   * @param field its path, {@code alerts[3].startsAt}
   */
  public record FieldError(String field, String message) {}

  /** {@return a problem of this code} */
  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(
        "/problems/" + code, title, status, detail, null, code, null, List.of(), Map.of());
  }

  /** {@return this about a path} */
  public Problem at(String path) {
    return new Problem(type, title, status, detail, path, code, advice, errors, headers);
  }

  /** {@return this with advice} */
  public Problem advising(@Nullable String text) {
    return new Problem(type, title, status, detail, instance, code, text, errors, headers);
  }

  /** {@return this with errors of single fields} */
  public Problem of(List<FieldError> fields) {
    return new Problem(type, title, status, detail, instance, code, advice, fields, headers);
  }

  /** {@return this with a header} */
  public Problem with(String header, String value) {
    return new Problem(
        type, title, status, detail, instance, code, advice, errors, Map.of(header, value));
  }

  /** {@return this as something to throw} */
  public ProblemException raise() {
    return new ProblemException(this);
  }
}
