package io.fixfirst.core;

import org.jspecify.annotations.Nullable;

/**
 * Why a command was refused.
 *
 * @param code stable, for programs: {@code incident.not-open}
 * @param sentence for people
 * @param advice what to do instead, where there is something
 * @param kind how the edge presents it
 */
public record Rejection(String code, String sentence, @Nullable String advice, Kind kind) {

  /** How the edge presents a refusal: NOT_FOUND as 404, CONFLICT as 409, INVALID as 422. */
  public enum Kind {
    NOT_FOUND,
    CONFLICT,
    INVALID
  }

  /** {@return a refusal because the state does not allow it} */
  public static Rejection conflict(String code, String sentence) {
    return new Rejection(code, sentence, null, Kind.CONFLICT);
  }

  /** {@return a refusal because the state does not allow it, and what to do instead} */
  public static Rejection conflict(String code, String sentence, String advice) {
    return new Rejection(code, sentence, advice, Kind.CONFLICT);
  }

  /** {@return a refusal because the entity does not exist} */
  public static Rejection notFound(String code, String sentence) {
    return new Rejection(code, sentence, null, Kind.NOT_FOUND);
  }

  /** {@return a refusal because the command's content makes no sense} */
  public static Rejection invalid(String code, String sentence) {
    return new Rejection(code, sentence, null, Kind.INVALID);
  }
}
