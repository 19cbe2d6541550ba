package io.fixfirst.control.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.incident.IncidentEvent;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentFoldTest {

  private static final Instant T0 = Instant.parse("2026-03-02T08:50:00Z");
  private static final TenantId KOLDING = new TenantId("kolding");

  private final IncidentFold fold = new IncidentFold(new IncidentId(KOLDING, 7), null);

  @Test
  void a_storm_of_alarms_is_counted_in_full_and_shown_in_part() {
    for (int i = 1; i <= 250; i++) {
      fold.apply(new IncidentEvent.AlarmAdded(T0, alarm(i), "same-site"), i);
    }
    fold.apply(new IncidentEvent.AlarmCleared(T0, alarm(1).key()), 251);
    fold.apply(new IncidentEvent.AlarmCleared(T0, alarm(250).key()), 252);
    IncidentView view = fold.view();
    assertThat(view.alarms()).hasSize(100);
    assertThat(view.alarms().getLast().cleared()).isEqualTo(T0);
    assertThat(view.alarmsTotal()).isEqualTo(250);
    assertThat(view.alarmsStanding()).isEqualTo(248);
  }

  @Test
  void an_event_that_was_applied_before_changes_nothing() {
    fold.apply(new IncidentEvent.AlarmAdded(T0, alarm(1), "same-site"), 1);
    IncidentView before = fold.view();
    fold.apply(new IncidentEvent.AlarmAdded(T0, alarm(1), "same-site"), 1);
    assertThat(fold.view()).isEqualTo(before);
  }

  private static Alarm alarm(int number) {
    return new Alarm(
        new DeviceId(KOLDING, "srv-" + number),
        "down",
        Severity.MAJOR,
        "Down",
        T0,
        "server",
        null,
        "kolding",
        Set.of());
  }
}
