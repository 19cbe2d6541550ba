package io.fixfirst.control.stream;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.journal.Offset;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.http.Authenticator;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Credential;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.core.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BackpressureTimeoutException;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The live stream. A follower takes events at its own pace, and no more are made than it takes; one
 * that takes nothing for a while is dropped, and comes back with the id of the last event that it
 * has seen.
 */
public final class StreamRoutes {

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final ByteString STILL_HERE = ByteString.fromString(":\n\n");

  /** What goes out at once: a burst of thousands of events is no chunk for each. */
  private static final int CHUNK_BYTES = 32_768;

  private static final int PAGE_LEAST = 8;
  private static final int PAGE_MOST = 200;

  private final LiveEvents events;
  private final Authenticator authenticator;
  private final Executor executor;
  private final Limits limits;
  private final ToIntFunction<TenantId> perTenant;
  private final ConcurrentHashMap<TenantId, Integer> ofTenants = new ConcurrentHashMap<>();
  private final Counter dropped;
  private final AtomicInteger followers = new AtomicInteger();

  /**
   * What followers may ask of us.
   *
   * @param followers at the same time
   * @param stuckAfter how long one may take nothing before it is dropped
   */
  public record Limits(int followers, Duration stuckAfter) {}

  /**
   * @param executor where followers wait: virtual threads
   * @param perTenant how many of a tenant's own people and programs may follow at once
   */
  public StreamRoutes(
      LiveEvents events,
      Authenticator authenticator,
      Executor executor,
      Limits limits,
      ToIntFunction<TenantId> perTenant,
      MeterRegistry registry) {
    this.events = events;
    this.authenticator = authenticator;
    this.executor = executor;
    this.limits = limits;
    this.perTenant = perTenant;
    this.dropped =
        Counter.builder("fixfirst_stream_dropped")
            .description("Followers of the live events that took nothing for too long")
            .register(registry);
    Gauge.builder("fixfirst_stream_followers", followers, AtomicInteger::get)
        .description("Who follows the live events now")
        .register(registry);
  }

  /** {@return the operations} */
  public List<Operation<?>> table() {
    return List.of(
        operation(
                GET,
                "/api/v1/stream",
                Permission.FOLLOW_EVENTS,
                "Follow events as they happen (Server-Sent Events)")
            .with(
                Parameter.header("Last-Event-ID", "Go on after this event", "1042.7"),
                Parameter.query("after", "The same, for clients that send no header", "1042.7"),
                Parameter.query("tenant", "Only this tenant's", "kolding"))
            .answers(200, PublicEvent.class, "text/event-stream")
            .by(this::follow));
  }

  private Reply follow(Call<NoBody> call) {
    Offset from = from(call);
    TenantId only = only(call);
    String secret = Credential.required(call.request()).secret();
    TenantId own = call.caller().isCustomer() ? call.caller().tenant() : null;
    enter(own);
    Follower follower = new Follower(secret, only);
    Source<ByteString, NotUsed> source =
        Source.single(ByteString.fromString("id: " + from + "\nretry: 2000\n\n"))
            .concat(Source.unfoldAsync(new Place(from, PAGE_MOST), place -> next(place, follower)))
            .backpressureTimeout(limits.stuckAfter())
            .mapError(BackpressureTimeoutException.class, this::dropped)
            .watchTermination(
                (none, done) -> {
                  done.whenComplete((_, _) -> leave(own));
                  return none;
                });
    return Reply.of(HttpEntities.create(MediaTypes.TEXT_EVENT_STREAM.toContentType(), source))
        .with("Cache-Control", "no-store")
        .with("X-Accel-Buffering", "no");
  }

  private void enter(@Nullable TenantId own) {
    if (followers.incrementAndGet() > limits.followers()) {
      followers.decrementAndGet();
      throw Problems.overloaded("Too many follow the stream already.", 10).raise();
    }
    if (own != null && ofTenants.merge(own, 1, Integer::sum) > perTenant.applyAsInt(own)) {
      leave(own);
      throw Problem.of(
              429,
              "limit.followers",
              "Too many requests",
              "The limit of "
                  + own.text()
                  + " is "
                  + perTenant.applyAsInt(own)
                  + " who follow the stream at once.")
          .with("Retry-After", "10")
          .raise();
    }
  }

  private void leave(@Nullable TenantId own) {
    followers.decrementAndGet();
    if (own != null) {
      ofTenants.computeIfPresent(own, (_, count) -> count > 1 ? count - 1 : null);
    }
  }

  private BackpressureTimeoutException dropped(BackpressureTimeoutException stuck) {
    dropped.increment();
    return stuck;
  }

  /**
   * Who follows.
   *
   * @param only the one tenant whose events they want; null for all that they may see
   */
  private record Follower(String secret, @Nullable TenantId only) {
    boolean sees(Published event, Reach reach) {
      TenantId tenant = event.tenant();
      return tenant == null
          ? only == null && reach.isEvery()
          : reach.includes(tenant) && (only == null || only.equals(tenant));
    }
  }

  /**
   * Where a follower is.
   *
   * @param page how many events to look at: twice as many as the last chunk had, so that of large
   *     ones no more are read than are sent
   */
  private record Place(Offset after, int page) {}

  private CompletionStage<Optional<Pair<Place, ByteString>>> next(Place place, Follower follower) {
    return CompletableFuture.supplyAsync(() -> look(place, follower), executor);
  }

  private Optional<Pair<Place, ByteString>> look(Place place, Follower follower) {
    try {
      LiveEvents.Next next = events.next(place.after, place.page, HEARTBEAT);
      // Asked each time: a revoked token soon sees nothing more, a changed one what it may.
      Caller caller = authenticator.authenticate(follower.secret).asking(Permission.FOLLOW_EVENTS);
      Reach reach = caller.reach();
      Audience audience = Audience.of(caller);
      if (events.isClosed()) {
        return Optional.empty();
      }
      if (next.events().isEmpty()) {
        return Optional.of(Pair.create(new Place(next.offset(), PAGE_MOST), STILL_HERE));
      }
      return Optional.of(
          chunk(
              next.events(),
              event -> follower.sees(event, reach) ? event.bytes(audience) : Optional.empty()));
    } catch (ProblemException _) {
      return Optional.empty();
    } catch (SQLException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  /** {@return the first events as bytes, and where to go on after them} */
  private static Pair<Place, ByteString> chunk(
      List<Published> events, Function<Published, Optional<ByteString>> shown) {
    ByteStringBuilder chunk = new ByteStringBuilder();
    int taken = 0;
    while (taken < events.size() && chunk.length() < CHUNK_BYTES) {
      shown.apply(events.get(taken++)).ifPresent(chunk::append);
    }
    Place after =
        new Place(events.get(taken - 1).offset(), Math.clamp(2L * taken, PAGE_LEAST, PAGE_MOST));
    return Pair.create(after, chunk.result().compact());
  }

  private Offset from(Call<NoBody> call) {
    String text = call.header("Last-Event-ID").or(() -> call.query("after")).orElse("");
    if (text.isEmpty()) {
      return events.head();
    }
    try {
      return Offset.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid("Last-Event-ID", String.valueOf(e.getMessage())).raise();
    }
  }

  private static @Nullable TenantId only(Call<NoBody> call) {
    String named = call.query("tenant").orElse(null);
    if (named == null) {
      return null;
    }
    TenantId one;
    try {
      one = new TenantId(named);
    } catch (IllegalArgumentException _) {
      throw Problems.notFound().raise();
    }
    if (!call.caller().reach().includes(one)) {
      throw Problems.notFound().raise();
    }
    return one;
  }
}
