package io.fixfirst.core.incident;

import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import java.time.Instant;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The alarms of an incident: which have been raised and which still stand.
 *
 * @param known every alarm, by device and identity
 * @param standing how many have not cleared
 */
public record Alarms(Map<String, Known> known, int standing) {

  /** No alarm yet. */
  public static final Alarms NONE = new Alarms(HashTreePMap.empty(), 0);

  /**
   * One alarm.
   *
   * @param raised when it was raised last
   */
  public record Known(AlarmKey alarm, Instant raised, boolean stands) {}

  public Alarms {
    known = known instanceof PMap<String, Known> map ? map : HashTreePMap.from(known);
  }

  /** {@return whether this alarm says nothing new: it is known, raised then or later} */
  boolean knows(Alarm alarm) {
    Known one = known.get(name(alarm.key()));
    return one != null && !alarm.raised().isAfter(one.raised());
  }

  /** {@return whether that alarm has not cleared since it was raised then} */
  boolean stands(AlarmKey alarm, Instant raised) {
    Known one = known.get(name(alarm));
    return one != null && one.stands() && !one.raised().isAfter(raised);
  }

  Alarms with(Alarm alarm) {
    Known one = known.get(name(alarm.key()));
    int more = one != null && one.stands() ? 0 : 1;
    return new Alarms(
        map().plus(name(alarm.key()), new Known(alarm.key(), alarm.raised(), true)),
        standing + more);
  }

  /** {@return whether that clearing is of an alarm that has not been heard of} */
  boolean unheard(AlarmKey alarm, Instant raised) {
    Known one = known.get(name(alarm));
    return one == null || raised.isAfter(one.raised());
  }

  /** One raised until then has cleared, and will not stand when it is heard of. */
  Alarms clearedUnheard(AlarmKey alarm, Instant raised) {
    Known one = known.get(name(alarm));
    int less = one != null && one.stands() ? 1 : 0;
    return new Alarms(map().plus(name(alarm), new Known(alarm, raised, false)), standing - less);
  }

  Alarms cleared(AlarmKey alarm) {
    Known one = known.get(name(alarm));
    if (one == null || !one.stands()) {
      throw new IllegalStateException("An alarm clears that does not stand (" + alarm + ").");
    }
    return new Alarms(map().plus(name(alarm), new Known(alarm, one.raised(), false)), standing - 1);
  }

  private PMap<String, Known> map() {
    return (PMap<String, Known>) known;
  }

  private static String name(AlarmKey alarm) {
    return alarm.device().text() + " " + alarm.identity();
  }
}
