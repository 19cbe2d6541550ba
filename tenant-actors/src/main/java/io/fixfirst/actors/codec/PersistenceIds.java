package io.fixfirst.actors.codec;

import io.fixfirst.core.EntityId;

/** Entity ids as the journal knows them: {@code incident|kolding-42}. */
public final class PersistenceIds {

  private PersistenceIds() {}

  /** {@return the persistence id of an entity} */
  public static String of(EntityId id) {
    return TextValues.format(id);
  }

  /**
   * {@return the entity of a persistence id}
   *
   * @throws IllegalArgumentException if it is none of ours
   */
  public static EntityId parse(String persistenceId) {
    return TextValues.parse(persistenceId);
  }
}
