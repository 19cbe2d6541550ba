package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problem;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.Past;
import io.fixfirst.control.view.PastLimits;
import io.fixfirst.control.view.PastWallReader;
import io.fixfirst.control.view.TooMuchChanged;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.control.view.Views;
import io.fixfirst.control.view.WallReader;
import io.fixfirst.control.view.WallView;
import io.fixfirst.core.DeskId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The wall: one answer for one screen, as it is now or as it was at a moment. */
final class WallRoutes {

  private static final int PATIENCE_SECONDS = 5;

  /** A moment so close may not be in the views yet. */
  private static final Duration RECENT = Duration.ofMinutes(5);

  private final LiveRuntime runtime;
  private final ViewReader views;
  private final PastWallReader past;
  private final PastLimits limits;
  private final Semaphore lookingBack = new Semaphore(1, true);
  private volatile @Nullable Instant first;

  WallRoutes(LiveRuntime runtime, ViewReader views, PastLimits limits) {
    this.runtime = runtime;
    this.views = views;
    this.past = new PastWallReader(runtime, limits.foldedMax());
    this.limits = limits;
  }

  List<Operation<?>> table() {
    return List.of(
        operation(
                GET,
                "/api/v1/wall",
                Permission.SEE_DESK,
                "Everything that burns, at a glance, or burnt at a moment")
            .with(Parameter.query("desk", "Which desk", ContractForm.DESK))
            .with(Lists.AT)
            .answers(200, WallView.class)
            .by(this::wall));
  }

  private Reply wall(Call<NoBody> call) throws Exception {
    DeskId desk = Ids.required("desk", call.query("desk").orElse(ContractForm.DESK), DeskId::new);
    Optional<Instant> at = Lists.at(call);
    if (at.isPresent() && at.get().isAfter(runtime.clock().now().minus(RECENT))) {
      catchUp();
    }
    String place = runtime.projections().offset(Views.NAME).toString(); // First: it only grows.
    Instant now = runtime.clock().now();
    Instant begins = begins(now);
    WallView view =
        at.isPresent()
            ? past(call.caller().reach(), desk, at.get(), now, place, begins)
            : new WallReader(views.of(call.caller())).read(desk, now, place, begins);
    return Reply.ok(view).with("Cache-Control", "no-store");
  }

  /** Waits a little until all that has been written by now can be seen. */
  private void catchUp() throws Exception {
    Offset newest = runtime.journal().newest();
    Optional<Boolean> _ =
        Patience.until(
            () ->
                has(Views.NAME, newest) && has(Past.NAME, newest)
                    ? Optional.of(true)
                    : Optional.empty());
  }

  private boolean has(String projection, Offset place) throws SQLException {
    return runtime.projections().offset(projection).compareTo(place) >= 0;
  }

  private WallView past(
      Reach reach, DeskId desk, Instant at, Instant now, String place, Instant begins)
      throws SQLException {
    if (at.isAfter(now)) {
      throw refused("wall.future", "That moment has not come yet: on the desk it is " + now + ".");
    }
    if (at.isBefore(begins)) {
      throw refused(
          "wall.before-first", "Nothing is known of that moment: it begins at " + begins + ".");
    }
    if (!comesToTurn()) {
      throw Problems.overloaded("Others are looking back at the moment.", 2).raise();
    }
    try {
      return past.read(reach, desk, at, place, begins);
    } catch (TooMuchChanged e) {
      throw refused("wall.too-much-since", e.sentence());
    } finally {
      lookingBack.release();
    }
  }

  /** Looks back take turns, so that they take no more than a part of the machine from the desk. */
  private boolean comesToTurn() {
    try {
      return lookingBack.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static RuntimeException refused(String code, String detail) {
    return Problem.of(422, code, "No such moment", detail).raise();
  }

  /** The first moment that can be asked for: the first event, unless that is too long ago. */
  private Instant begins(Instant now) throws SQLException {
    Instant known = first;
    if (known == null) {
      List<JournalEvent> oldest = runtime.journal().read(Offset.START, 1);
      if (oldest.isEmpty()) {
        return now;
      }
      known = oldest.getFirst().at();
      first = known;
    }
    Instant kept = now.minus(limits.keep());
    return known.isBefore(kept) ? kept : known;
  }
}
