package io.fixfirst.control.http;

import io.fixfirst.control.http.Problem.FieldError;
import java.util.List;

/** The problems that the edge itself has, each with its stable code. */
public final class Problems {

  private Problems() {}

  /** {@return that there is nothing here, for whatever reason: the same words for all of them} */
  public static Problem notFound() {
    return Problem.of(404, "not-found", "Not found", "There is nothing here that you can see.");
  }

  /** {@return that the credentials do not let anybody in} */
  public static Problem unauthorized(String detail) {
    return Problem.of(401, "access.unauthorized", "Not signed in", detail)
        .with("WWW-Authenticate", "Bearer realm=\"fixfirst\"");
  }

  /** {@return that the caller is known and may not do this} */
  public static Problem forbidden(String role, String permission) {
    return Problem.of(
        403,
        "access.forbidden",
        "Not allowed",
        "The role " + role + " does not include " + permission + ".");
  }

  /** {@return that the caller must add a second factor first} */
  public static Problem secondFactorMissing() {
    return Problem.of(
            403,
            "access.second-factor-required",
            "Second factor required",
            "Your role must sign in with a code of an app besides the password.")
        .advising("Add one under My account, or with POST /api/v1/account/second-factor.");
  }

  /** {@return that the path has no such method} */
  public static Problem methodNotAllowed(String method, String allowed) {
    return Problem.of(
            405,
            "method-not-allowed",
            "Method not allowed",
            "This path has no " + method + "; it has " + allowed + ".")
        .with("Allow", allowed);
  }

  /** {@return that no answer of ours is what the caller accepts} */
  public static Problem notAcceptable(String media) {
    return Problem.of(
        406, "not-acceptable", "Not acceptable", "The answer would be " + media + ".");
  }

  /** {@return that the body is of another kind} */
  public static Problem unsupportedMedia(String media, String expected) {
    return Problem.of(
        415,
        "unsupported-media-type",
        "Unsupported media type",
        "The body is " + media + "; expected is " + expected + ".");
  }

  /** {@return that the body is too long} */
  public static Problem tooLarge(long limitBytes) {
    return Problem.of(
        413, "body.too-large", "Body too large", "The body is over " + limitBytes + " bytes.");
  }

  /** {@return that the body is no JSON} */
  public static Problem malformed(String detail) {
    return Problem.of(400, "json.malformed", "Malformed JSON", detail);
  }

  /** {@return that the content is not what was expected} */
  public static Problem invalid(List<FieldError> errors) {
    return Problem.of(
            422,
            "request.invalid",
            "Invalid request",
            errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().message()
                : errors.size() + " fields are not as expected.")
        .of(errors);
  }

  /** {@return that one field is not what was expected} */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** {@return that the revision that the caller has seen is not the current one} */
  public static Problem preconditionFailed(String detail) {
    return Problem.of(412, "precondition-failed", "Precondition failed", detail)
        .advising("Read it again and decide on what it is now.");
  }

  /** {@return that too much is going on} */
  public static Problem overloaded(String detail, int retryAfterSeconds) {
    return Problem.of(429, "overloaded", "Too many requests", detail)
        .with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** {@return that something needed is not there just now} */
  public static Problem unavailable(String detail) {
    return Problem.of(503, "unavailable", "Unavailable", detail).with("Retry-After", "2");
  }

  /** {@return that we have a defect} */
  public static Problem defect(String reference) {
    return Problem.of(
        500,
        "defect",
        "Defect",
        "This is a defect of ours; the log has it under " + reference + ".");
  }
}
