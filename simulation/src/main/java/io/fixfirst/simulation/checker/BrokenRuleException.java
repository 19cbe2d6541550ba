package io.fixfirst.simulation.checker;

import io.fixfirst.core.EntityId;
import io.fixfirst.simulation.runtime.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that all entities together must keep, and that was broken: a defect of ours. */
public final class BrokenRuleException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String rule;
  private final transient List<EntityId> named;
  private final transient @Nullable Recorded seen;

  BrokenRuleException(String rule, Violation violation, @Nullable Recorded seen) {
    super(violation.getMessage(), violation);
    this.rule = rule;
    this.named = List.copyOf(violation.named());
    this.seen = seen;
  }

  /** {@return what ought to hold, in a sentence} */
  public String rule() {
    return rule;
  }

  /** {@return the entities that the message names} */
  public List<EntityId> named() {
    return named;
  }

  /** {@return the event that broke it; null where it was found when all was quiet} */
  public @Nullable Recorded seen() {
    return seen;
  }
}
