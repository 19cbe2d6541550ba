package io.fixfirst.core.device;

import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.device.Device.Known;
import io.fixfirst.core.device.Device.Metric;
import io.fixfirst.core.device.DeviceCommand.TakeReading;
import io.fixfirst.core.device.DeviceEvent.Calmed;
import io.fixfirst.core.device.DeviceEvent.HoldEnded;
import io.fixfirst.core.device.DeviceEvent.HoldStarted;
import io.fixfirst.core.device.DeviceEvent.Noticed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reading means: noticed or calm, holding, alarming or clear.
 *
 * <p>The hold time runs from when the reading came, not from when it was measured: a device that
 * was cut off and sends its backlog in one go must not alarm by the first of it.
 */
final class Readings {

  static final Rejection NO_NUMBER =
      Rejection.invalid("reading.value", "A reading's value is a finite number.");
  static final Rejection OUT_OF_TIME =
      Rejection.invalid(
          "reading.measured", "A reading is at most a year old, and at most a day ahead.");

  private Readings() {}

  static Decision<DeviceEvent> take(Known known, TakeReading taken, Instant now) {
    if (!Double.isFinite(taken.value())) {
      return reject(NO_NUMBER);
    }
    if (!Times.plausible(taken.measured(), now)) {
      return reject(OUT_OF_TIME);
    }
    TakeReading reading = taken.measured().isAfter(now) ? at(taken, now) : taken;
    DeviceRule rule = known.profile().rule(reading.metric());
    if (rule == null) {
      return unchanged();
    }
    Metric before = known.metrics().get(rule.metric());
    Condition condition = known.conditions().get(rule.metric());
    if (late(before, condition, reading.measured())) {
      return unchanged();
    }
    boolean noticed = before != null && before.noticed();
    boolean alarming = condition != null && condition.alarming();
    if (!noticed && !alarming && !holding(before) && calm(rule, reading.value())) {
      return unchanged(); // Nearly all of them: no allocation.
    }
    Draft draft = new Draft(known, now);
    notice(draft, rule, noticed, reading);
    if (alarming) {
      if (rule.leaves(reading.value(), rule.alarm())) {
        draft.clear(rule.metric(), reading.value(), reading.measured());
      }
    } else if (holding(before)) {
      goOnHolding(draft, rule, before, reading);
    } else if (rule.reaches(reading.value(), rule.alarm())) {
      begin(draft, rule, reading);
    }
    return draft.decided();
  }

  /** A device whose clock is ahead must not shut out its own readings once that is put right. */
  private static TakeReading at(TakeReading reading, Instant now) {
    return new TakeReading(reading.metric(), reading.value(), now);
  }

  /** The hold time is over, and no reading has ended it. */
  static Decision<DeviceEvent> endHold(Known known, String metric, Instant now) {
    Metric state = known.metrics().get(metric);
    DeviceRule rule = known.profile().rule(metric);
    if (rule == null || state == null || state.holdUntil() == null) {
      return unchanged();
    }
    return now.isBefore(state.holdUntil())
        ? unchanged()
        : raise(new Draft(known, now), rule, state.value(), state.measured()).decided();
  }

  private static void notice(Draft draft, DeviceRule rule, boolean noticed, TakeReading reading) {
    if (rule.notice() == null) {
      return;
    }
    double value = reading.value();
    if (!noticed && rule.reaches(value, rule.notice())) {
      draft.add(new Noticed(draft.now(), rule.metric(), value, reading.measured()));
    } else if (noticed && rule.leaves(value, rule.notice())) {
      draft.add(new Calmed(draft.now(), rule.metric(), value, reading.measured()));
    }
  }

  private static void begin(Draft draft, DeviceRule rule, TakeReading reading) {
    if (rule.hold().isZero()) {
      raise(draft, rule, reading.value(), reading.measured());
    } else {
      draft.add(
          new HoldStarted(
              draft.now(),
              rule.metric(),
              reading.value(),
              reading.measured(),
              draft.now().plus(rule.hold())));
    }
  }

  private static void goOnHolding(
      Draft draft, DeviceRule rule, @Nullable Metric before, TakeReading reading) {
    if (!rule.reaches(reading.value(), rule.alarm())) {
      draft.add(new HoldEnded(draft.now(), rule.metric(), reading.value(), reading.measured()));
    } else if (before != null
        && before.holdUntil() != null
        && !draft.now().isBefore(before.holdUntil())) {
      raise(draft, rule, reading.value(), before.measured());
    }
  }

  private static Draft raise(Draft draft, DeviceRule rule, double value, Instant since) {
    String summary =
        rule.metric() + " is " + number(value) + " (limit " + number(rule.alarm()) + ")";
    return draft.raise(rule.metric(), rule.severity(), summary, since);
  }

  private static boolean holding(@Nullable Metric metric) {
    return metric != null && metric.holdUntil() != null;
  }

  private static boolean calm(DeviceRule rule, double value) {
    return !rule.reaches(value, rule.alarm())
        && (rule.notice() == null || !rule.reaches(value, rule.notice()));
  }

  private static boolean late(
      @Nullable Metric metric, @Nullable Condition condition, Instant measured) {
    return (metric != null && measured.isBefore(metric.measured()))
        || (condition != null && measured.isBefore(condition.since()));
  }

  /** {@return a number as people write it: no decimals where there are none} */
  private static String number(double value) {
    long whole = Math.round(value);
    return value == whole ? Long.toString(whole) : Double.toString(value);
  }
}
