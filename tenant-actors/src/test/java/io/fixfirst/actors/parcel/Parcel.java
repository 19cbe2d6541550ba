package io.fixfirst.actors.parcel;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.actors.EntityType;
import io.fixfirst.core.Command;
import io.fixfirst.core.Decision;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.Effect;
import io.fixfirst.core.Entity;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Rejection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parcel; it lives where incidents do. */
public sealed interface Parcel {

  IncidentId id();

  record Unsent(IncidentId id) implements Parcel {}

  record Underway(IncidentId id, DeskId to, @Nullable Instant remindAt) implements Parcel {}

  record Delivered(IncidentId id, @Nullable Instant remindAt, int reminders) implements Parcel {}

  sealed interface ParcelCommand extends Command {
    record Dispatch(DeskId to, @Nullable Instant remindAt) implements ParcelCommand {}

    record Confirm() implements ParcelCommand {}

    record Remind() implements ParcelCommand {}

    record Explode() implements ParcelCommand {}
  }

  sealed interface ParcelEvent extends Event {
    record Dispatched(Instant at, DeskId to, @Nullable Instant remindAt) implements ParcelEvent {}

    record Confirmed(Instant at) implements ParcelEvent {}

    record Reminded(Instant at) implements ParcelEvent {}
  }

  Rejection UNSENT = Rejection.conflict("parcel.unsent", "The parcel was never sent.");

  EntityType<Parcel, ParcelCommand, ParcelEvent> TYPE =
      EntityType.of(new Rules(), Parcel.class, ParcelCommand.class, ParcelEvent.class);

  final class Rules implements Entity<Parcel, ParcelCommand, ParcelEvent> {

    @Override
    public EntityKind kind() {
      return EntityKind.INCIDENT;
    }

    @Override
    public Parcel empty(EntityId id) {
      return new Unsent((IncidentId) id);
    }

    @Override
    public Decision<ParcelEvent> decide(Parcel parcel, ParcelCommand command, Instant now) {
      return switch (command) {
        case ParcelCommand.Dispatch(DeskId to, Instant remindAt) ->
            parcel instanceof Unsent
                ? accept(new ParcelEvent.Dispatched(now, to, remindAt))
                : unchanged();
        case ParcelCommand.Confirm() ->
            switch (parcel) {
              case Unsent _, Delivered _ -> unchanged();
              case Underway _ -> accept(new ParcelEvent.Confirmed(now));
            };
        case ParcelCommand.Remind() ->
            parcel instanceof Unsent ? reject(UNSENT) : accept(new ParcelEvent.Reminded(now));
        case ParcelCommand.Explode() -> throw new IllegalStateException("Boom.");
      };
    }

    @Override
    public Parcel evolve(Parcel parcel, ParcelEvent event) {
      return switch (event) {
        case ParcelEvent.Dispatched(_, DeskId to, Instant remindAt) ->
            new Underway(parcel.id(), to, remindAt);
        case ParcelEvent.Confirmed _ ->
            new Delivered(parcel.id(), ((Underway) parcel).remindAt(), 0);
        case ParcelEvent.Reminded _ ->
            switch (parcel) {
              case Unsent _ -> throw new IllegalStateException("Never sent.");
              case Underway(var id, var to, _) -> new Underway(id, to, null);
              case Delivered(var id, _, int reminders) -> new Delivered(id, null, reminders + 1);
            };
      };
    }

    @Override
    public List<Effect> react(Parcel before, ParcelEvent event, Parcel after) {
      return event instanceof ParcelEvent.Dispatched ? resume(after) : List.of();
    }

    @Override
    public List<Effect> resume(Parcel parcel) {
      return switch (parcel) {
        case Unsent _ -> List.of();
        case Underway(var id, var to, Instant remindAt) -> {
          Effect send = new Effect.Send(to, new Depot.DepotCommand.Receive(id));
          yield remindAt == null ? List.of(send) : List.of(send, remind(remindAt));
        }
        case Delivered(_, Instant remindAt, _) ->
            remindAt == null ? List.of() : List.of(remind(remindAt));
      };
    }

    private static Effect remind(Instant at) {
      return new Effect.Wake("remind", at, new ParcelCommand.Remind());
    }
  }
}
