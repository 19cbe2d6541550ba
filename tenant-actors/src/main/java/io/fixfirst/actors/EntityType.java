package io.fixfirst.actors;

import io.fixfirst.actors.codec.StoredNames;
import io.fixfirst.core.Command;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import java.util.Collection;

/**
 * All that the runtime needs to know of a kind of entity: its rule book and the roots of its types.
 *
 * @param snapshotEvery a snapshot of the state after so many events; 0 for never
 */
public record EntityType<S, C extends Command, E extends Event>(
    Entity<S, C, E> rules, Class<S> state, Class<C> commands, Class<E> events, int snapshotEvery) {

  private static final int SNAPSHOT_EVERY = 2_000;

  /** {@return an entity with the usual snapshots} */
  public static <S, C extends Command, E extends Event> EntityType<S, C, E> of(
      Entity<S, C, E> rules, Class<S> state, Class<C> commands, Class<E> events) {
    return new EntityType<>(rules, state, commands, events, SNAPSHOT_EVERY);
  }

  /** {@return the same with a snapshot after so many events; 0 for never} */
  public EntityType<S, C, E> withSnapshotEvery(int count) {
    return new EntityType<>(rules, state, commands, events, count);
  }

  /** {@return which kind it is} */
  public EntityKind kind() {
    return rules.kind();
  }

  /** {@return the stored names of all of these} */
  public static StoredNames names(Collection<? extends EntityType<?, ?, ?>> types) {
    StoredNames.Builder names = StoredNames.builder();
    for (EntityType<?, ?, ?> type : types) {
      names.entity(type.kind(), type.state(), type.commands(), type.events());
    }
    return names.build();
  }
}
