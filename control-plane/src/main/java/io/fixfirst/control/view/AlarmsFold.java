package io.fixfirst.control.view;

import io.fixfirst.control.view.IncidentView.AlarmPart;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.AlarmKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alarms of one incident: the last of them, and how many there were and still stand. */
final class AlarmsFold {

  /** A storm may bring tens of thousands; the time line has them all. */
  private static final int KEPT_MAX = 100;

  private final List<AlarmPart> kept = new ArrayList<>();
  private int standing;
  private int total;
  private @Nullable Instant restored;

  void restore(IncidentView from) {
    kept.addAll(from.alarms());
    standing = from.alarmsStanding();
    total = from.alarmsTotal();
    restored = from.technicallyRestored();
  }

  void add(Alarm alarm) {
    restored = null;
    total++;
    standing++;
    if (kept.size() == KEPT_MAX) {
      kept.removeFirst();
    }
    String device = alarm.device().text();
    kept.removeIf(part -> isOf(part, device, alarm.identity()));
    kept.add(
        new AlarmPart(
            device, alarm.identity(), alarm.severity(), alarm.summary(), alarm.raised(), null));
  }

  void clear(AlarmKey key, Instant at) {
    standing--;
    kept.replaceAll(
        part ->
            isOf(part, key.device().text(), key.identity())
                ? new AlarmPart(
                    part.device(),
                    part.identity(),
                    part.severity(),
                    part.summary(),
                    part.raised(),
                    at)
                : part);
  }

  /** All is well again on the devices' side. */
  void restore(Instant at) {
    restored = at;
  }

  /** {@return the last ones, in the order in which they came} */
  List<AlarmPart> kept() {
    return List.copyOf(kept);
  }

  int standing() {
    return standing;
  }

  int total() {
    return total;
  }

  /** {@return since when none stands; null where one does, or there never was one} */
  @Nullable Instant restored() {
    return restored;
  }

  private static boolean isOf(AlarmPart part, String device, String identity) {
    return part.device().equals(device) && part.identity().equals(identity);
  }
}
