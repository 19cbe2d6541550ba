package io.fixfirst.simulation.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sealed type whose kinds are written as a key with what belongs to it: {@code {erlang: {mean: 4,
 * phases: 2}}}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Choice {

  /** The kind that a bare number means. */
  Class<?> number();

  /** The kind whose keys may stand without its name; the type itself for none. */
  Class<?> plain();
}
