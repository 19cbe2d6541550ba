package io.fixfirst.simulation.checker;

import io.fixfirst.core.EntityId;
import java.util.List;

/** A rule that all entities together must keep, and that was broken: a defect of ours. */
public final class BrokenRuleException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String rule;
  private final transient List<EntityId> named;

  /**
   * @param rule what ought to hold, in a sentence
   * @param found what does not
   * @param named the entities that this names
   */
  public BrokenRuleException(String rule, String found, List<EntityId> named) {
    super(found);
    this.rule = rule;
    this.named = List.copyOf(named);
  }

  /** {@return what ought to hold, in a sentence} */
  public String rule() {
    return rule;
  }

  /** {@return the entities that the message names} */
  public List<EntityId> named() {
    return named;
  }
}
