package io.fixfirst.control.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field of a request or an answer is: one source for the checks, the document and its
 * examples. A field of a request is required unless it is nullable.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface Doc {

  /** What it is. */
  String value();

  /** A value as JSON has it, without quotes around a string. */
  String example() default "";

  /** The most characters of a string, or the most elements of a list. */
  int max() default 2_000;

  /** A regular expression for all of a string. */
  String pattern() default "";

  /** Whether a string may have no visible character. */
  boolean blank() default false;
}
