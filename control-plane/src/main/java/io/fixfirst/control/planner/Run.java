package io.fixfirst.control.planner;

import io.fixfirst.control.http.Doc;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A simulation that somebody has asked for. */
public record Run(
    @Doc(value = "Its id", example = "018f3b1c") String id,
    @Doc(value = "What the planner calls it", example = "One more on line 2") String name,
    State state,
    @Doc("Who asked for it") String by,
    @Doc("When, in real time") Instant created,
    @Doc("When it ended, in real time") @Nullable Instant ended,
    @Doc(value = "The scenario's name", example = "kolding") String scenario,
    @Doc("With what it is compared; none if it stands alone") @Nullable String versus,
    @Doc("The desk's own time at which it begins from what is live; none for a scenario alone")
        @Nullable Instant fromNow,
    long seed,
    @Doc("How much time is simulated") Duration horizon,
    @Doc("How many replications at most") int replications,
    @Doc("How many are done") int done,
    @Doc("How many seconds it has taken") double seconds,
    @Doc("Of the program's sources") String commit,
    @Doc("Whether every target is kept and no queue grows without end; none before it is done")
        @Nullable Boolean holds,
    @Doc("Of the event streams: equal for equal commit, scenario, seed and replications")
        @Nullable String digest,
    @Doc("Why there is no result") @Nullable String error,
    @Doc("Why no judge watches it; none where the rules are judged") @Nullable String unjudged) {

  /** Where it stands. */
  public enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    boolean isOver() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }
  }

  Run running() {
    return with(State.RUNNING, null, done, seconds, null, null, null);
  }

  Run progressed(int nowDone, double nowSeconds) {
    return with(State.RUNNING, null, nowDone, nowSeconds, null, null, null);
  }

  Run done(Instant at, int all, double took, boolean itHolds, String itsDigest) {
    return with(State.DONE, at, all, took, itHolds, itsDigest, null);
  }

  Run failed(Instant at, String why) {
    return with(State.FAILED, at, done, seconds, null, null, why);
  }

  Run cancelled(Instant at) {
    return with(State.CANCELLED, at, done, seconds, null, null, null);
  }

  private Run with(
      State next,
      @Nullable Instant endedAt,
      int nowDone,
      double nowSeconds,
      @Nullable Boolean itHolds,
      @Nullable String itsDigest,
      @Nullable String why) {
    return new Run(
        id,
        name,
        next,
        by,
        created,
        endedAt,
        scenario,
        versus,
        fromNow,
        seed,
        horizon,
        replications,
        nowDone,
        nowSeconds,
        commit,
        itHolds,
        itsDigest,
        why,
        unjudged);
  }

  Run unjudged(String because) {
    return new Run(
        id,
        name,
        state,
        by,
        created,
        ended,
        scenario,
        versus,
        fromNow,
        seed,
        horizon,
        replications,
        done,
        seconds,
        commit,
        holds,
        digest,
        error,
        because);
  }
}
