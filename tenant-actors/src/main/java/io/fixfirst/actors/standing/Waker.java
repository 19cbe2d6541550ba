package io.fixfirst.actors.standing;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.journal.Projection;
import io.fixfirst.core.EntityId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * Wakes whoever must be awake; one in the cluster. Those whose timer comes due go first, at all
 * times. After its start, after a member of the cluster is gone, and now and then, whoever is
 * marked awake is woken too: where it is awake, that changes nothing.
 */
public final class Waker {

  /** How it goes about it; see {@code fixfirst.waker} in reference.conf. */
  public record Pace(
      Duration every,
      Duration ahead,
      Duration allEvery,
      Duration againAfter,
      int page,
      int atOnce) {}

  /** What it tells itself. */
  public sealed interface Message {}

  private enum Tick implements Message {
    DUE,
    ALL,
    NEXT_PAGE
  }

  private record Due(boolean more) implements Message {}

  private record Page(@Nullable EntityId last) implements Message {}

  private record Failed(String what, Throwable cause) implements Message {}

  private record MemberRemoved() implements Message {}

  private final ActorContext<Message> context;
  private final TimerScheduler<Message> timers;
  private final DataSource dataSource;
  private final RuntimeClock clock;
  private final Pace pace;
  private final Executor blocking;
  private final Function<EntityId, CompletionStage<Done>> wake;
  private final BooleanSupplier closing;
  private boolean passing;
  private boolean passAgain;
  private @Nullable EntityId last;

  private Waker(
      ActorContext<Message> context,
      TimerScheduler<Message> timers,
      DataSource dataSource,
      RuntimeClock clock,
      Pace pace,
      Executor blocking,
      Function<EntityId, CompletionStage<Done>> wake,
      BooleanSupplier closing) {
    this.context = context;
    this.timers = timers;
    this.dataSource = dataSource;
    this.clock = clock;
    this.pace = pace;
    this.blocking = blocking;
    this.wake = wake;
    this.closing = closing;
  }

  /**
   * {@return the waker}
   *
   * @param blocking where statements wait for the database
   * @param wake tells an entity to be awake; completed when it is
   * @param closing whether this node is about to stop: nobody is woken any more, and nothing asked
   *     of the database
   */
  public static Behavior<Message> create(
      DataSource dataSource,
      RuntimeClock clock,
      Pace pace,
      Executor blocking,
      Function<EntityId, CompletionStage<Done>> wake,
      BooleanSupplier closing) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new Waker(context, timers, dataSource, clock, pace, blocking, wake, closing)
                        .start()));
  }

  /**
   * {@return the projection that marks who writes events as awake, and wakes whoever was not: an
   * event may be the last word of a program that was killed}
   */
  public static Projection projection(Consumer<EntityId> wake) {
    return new Projection(
        "standing", () -> (connection, events) -> Standing.awake(connection, events).forEach(wake));
  }

  private Behavior<Message> start() {
    Cluster.get(context.getSystem())
        .subscriptions()
        .tell(
            new Subscribe<>(
                context.messageAdapter(ClusterEvent.MemberRemoved.class, _ -> new MemberRemoved()),
                ClusterEvent.MemberRemoved.class));
    context.getSelf().tell(Tick.DUE);
    context.getSelf().tell(Tick.ALL);
    timers.startTimerWithFixedDelay("all", Tick.ALL, pace.allEvery);
    return Behaviors.receive(Message.class).onAnyMessage(this::onMessage).build();
  }

  private Behavior<Message> onMessage(Message message) {
    if (closing.getAsBoolean()) {
      return Behaviors.ignore();
    }
    switch (message) {
      case Tick tick -> {
        switch (tick) {
          case DUE -> takeDue();
          case ALL -> passAll();
          case NEXT_PAGE -> readPage();
        }
      }
      case Due(boolean more) -> onDue(more);
      case Page(EntityId to) -> onPage(to);
      case MemberRemoved _ -> {
        passAll();
        timers.startSingleTimer("again", Tick.ALL, pace.againAfter);
      }
      case Failed(String what, Throwable cause) -> {
        context.getLog().warn("Nobody could be woken ({}): {}", what, cause.toString());
        if (what.equals("due")) {
          timers.startSingleTimer(Tick.DUE, pace.every);
        } else {
          timers.startSingleTimer(Tick.NEXT_PAGE, pace.every);
        }
      }
    }
    return Behaviors.same();
  }

  private void takeDue() {
    query(
        "due",
        connection -> Standing.takeDue(connection, clock.afterReal(pace.ahead), pace.page),
        ids -> new Due(ids.size() == pace.page));
  }

  private void onDue(boolean more) {
    if (more) {
      takeDue();
    } else {
      timers.startSingleTimer(Tick.DUE, pace.every);
    }
  }

  private void passAll() {
    if (passing) {
      passAgain = true;
      return;
    }
    passing = true;
    last = null;
    readPage();
  }

  private void readPage() {
    EntityId after = last;
    query(
        "all",
        connection -> Standing.markedAwake(connection, after, pace.page),
        ids -> new Page(ids.size() == pace.page ? ids.getLast() : null));
  }

  private void onPage(@Nullable EntityId to) {
    if (to != null) {
      last = to;
      readPage();
      return;
    }
    passing = false;
    if (passAgain) {
      passAgain = false;
      passAll();
    }
  }

  private interface Query {
    List<EntityId> run(Connection connection) throws SQLException;
  }

  private interface Result {
    Message of(List<EntityId> ids);
  }

  /** Finds some and wakes them, not too many at once: others ask their entities meanwhile. */
  private void query(String what, Query query, Result result) {
    CompletionStage<List<EntityId>> woken =
        CompletableFuture.supplyAsync(
                () -> {
                  try (Connection connection = dataSource.getConnection()) {
                    return query.run(connection);
                  } catch (SQLException e) {
                    throw new CompletionException(e);
                  }
                },
                blocking)
            .thenCompose(
                ids ->
                    Source.from(ids)
                        .mapAsyncUnordered(pace.atOnce, wake::apply)
                        .runWith(Sink.ignore(), context.getSystem())
                        .thenApply(_ -> ids));
    context.pipeToSelf(
        woken, (found, failure) -> failure == null ? result.of(found) : new Failed(what, failure));
  }
}
