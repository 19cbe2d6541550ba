package io.fixfirst.actors;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The runtime's limits, from {@code fixfirst.*} of the configuration; reference.conf explains each.
 */
public record RuntimeSettings(
    int batchMax,
    int waitingMax,
    Duration askTimeout,
    Duration askAgainAfter,
    Duration sendTimeout,
    int resumeAtOnce,
    Duration retryMin,
    Duration retryMax,
    Duration passivateAfter,
    Duration keepAwakeWithin,
    Duration wakeEvery,
    Duration wakeAhead,
    Duration wakeAllEvery,
    Duration wakeAgainAfter,
    int wakePage,
    int wakeAtOnce,
    Duration journalPoll,
    Duration journalGather,
    int journalWriters,
    int journalBatch,
    int journalRecoveries,
    int journalPage,
    int journalRemembered) {

  /** {@return the settings of a configuration} */
  public static RuntimeSettings of(Config config) {
    Config entity = config.getConfig("fixfirst.entity");
    Config waker = config.getConfig("fixfirst.waker");
    Config journal = config.getConfig("fixfirst.journal");
    return new RuntimeSettings(
        entity.getInt("batch-max"),
        entity.getInt("waiting-max"),
        entity.getDuration("ask-timeout"),
        entity.getDuration("ask-again-after"),
        entity.getDuration("send-timeout"),
        entity.getInt("resume-at-once"),
        entity.getDuration("retry-min"),
        entity.getDuration("retry-max"),
        entity.getDuration("passivate-after"),
        entity.getDuration("keep-awake-within"),
        waker.getDuration("every"),
        waker.getDuration("ahead"),
        waker.getDuration("all-every"),
        waker.getDuration("again-after"),
        waker.getInt("page"),
        waker.getInt("at-once"),
        journal.getDuration("poll-every"),
        journal.getDuration("gather-for"),
        journal.getInt("writers"),
        journal.getInt("batch"),
        journal.getInt("recoveries"),
        journal.getInt("page"),
        journal.getInt("remembered"));
  }

  /** {@return the pause before the next attempt, doubling from the least to the most} */
  Duration pauseAfter(int attempts) {
    Duration pause = retryMin.multipliedBy(1L << Math.min(attempts, 20));
    return pause.compareTo(retryMax) > 0 ? retryMax : pause;
  }

  /** {@return the same spread by a fifth, so that not all come back at once} */
  Duration spreadPauseAfter(int attempts) {
    double spread = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    return Duration.ofNanos((long) (pauseAfter(attempts).toNanos() * spread));
  }
}
