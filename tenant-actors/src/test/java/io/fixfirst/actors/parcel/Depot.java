package io.fixfirst.actors.parcel;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.actors.EntityType;
import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A depot; it lives where desks do.
 *
 * @param parcels in the order in which they came
 */
public record Depot(boolean closed, List<IncidentId> parcels) {

  public sealed interface DepotCommand extends Command {
    record Receive(IncidentId parcel) implements DepotCommand {}

    record Close(boolean closed) implements DepotCommand {}
  }

  public sealed interface DepotEvent extends Event {
    record Received(Instant at, IncidentId parcel) implements DepotEvent {}

    record Closed(Instant at, boolean closed) implements DepotEvent {}
  }

  static final Rejection CLOSED = Rejection.conflict("depot.closed", "The depot is closed.");

  public static final EntityType<Depot, DepotCommand, DepotEvent> TYPE =
      EntityType.of(new Rules(), Depot.class, DepotCommand.class, DepotEvent.class)
          .withSnapshotEvery(50);

  static final class Rules implements Entity<Depot, DepotCommand, DepotEvent> {

    @Override
    public EntityKind kind() {
      return EntityKind.DESK;
    }

    @Override
    public Depot empty(EntityId id) {
      return new Depot(false, List.of());
    }

    @Override
    public Decision<DepotEvent> decide(Depot depot, DepotCommand command, Instant now) {
      return switch (command) {
        case DepotCommand.Receive(IncidentId parcel) ->
            depot.parcels.contains(parcel)
                ? unchanged()
                : depot.closed ? reject(CLOSED) : accept(new DepotEvent.Received(now, parcel));
        case DepotCommand.Close(boolean closed) ->
            depot.closed == closed ? unchanged() : accept(new DepotEvent.Closed(now, closed));
      };
    }

    @Override
    public Depot evolve(Depot depot, DepotEvent event) {
      return switch (event) {
        case DepotEvent.Received(_, IncidentId parcel) -> {
          List<IncidentId> parcels = new ArrayList<>(depot.parcels);
          parcels.add(parcel);
          yield new Depot(depot.closed, List.copyOf(parcels));
        }
        case DepotEvent.Closed(_, boolean closed) -> new Depot(closed, depot.parcels);
      };
    }

    @Override
    public List<Effect> react(Depot before, DepotEvent event, Depot after) {
      return switch (event) {
        case DepotEvent.Received(_, IncidentId parcel) -> List.of(confirm(parcel));
        case DepotEvent.Closed _ -> List.of();
      };
    }

    @Override
    public List<Effect> resume(Depot depot) {
      return depot.parcels.stream().map(Rules::confirm).toList();
    }

    private static Effect confirm(IncidentId parcel) {
      return new Effect.Send(parcel, new Parcel.ParcelCommand.Confirm());
    }
  }
}
