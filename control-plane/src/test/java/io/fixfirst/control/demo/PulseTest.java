package io.fixfirst.control.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  private static final Pulse.Counts COUNTS = counts(0);

  private final StringWriter out = new StringWriter();

  @Test
  void a_line_says_what_is_going_on_in_the_demos_own_time() {
    assertThat(pulse(false, false).text(COUNTS))
        .isEqualTo(
            "Mon 9 Mar 09:12  open 14 (1st 7, 2nd 4, 3rd 1, waiting 2)  P1 1  busy 9 of 14"
                + "  alarms 3  breaches 0  42 events/s");
  }

  @Test
  void who_was_called_in_at_night_is_counted_beside_who_is_on_shift() {
    assertThat(pulse(false, false).text(counts(3)))
        .contains("  busy 9 of 14 + 3 called in  alarms 3");
  }

  @Test
  void on_a_terminal_the_line_is_rewritten_in_place() {
    Pulse pulse = pulse(true, false);
    pulse.show(COUNTS);
    pulse.show(COUNTS);
    assertThat(out.toString()).doesNotContain("\n").startsWith("\r");
  }

  @Test
  void elsewhere_there_is_a_plain_line_every_few_seconds() {
    Pulse pulse = pulse(false, false);
    for (int second = 0; second < 10; second++) {
      pulse.show(COUNTS);
    }
    assertThat(out.toString().lines()).hasSize(2).noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void a_major_incident_stands_out_where_colour_is_wanted() {
    assertThat(pulse(true, true).text(COUNTS)).contains("\u001b[1;31mP1 1\u001b[0m");
  }

  private static Pulse.Counts counts(int calledIn) {
    return new Pulse.Counts(
        Instant.parse("2026-03-09T08:12:00Z"), 7, 4, 1, 2, 1, 9, 14, calledIn, 3, 0, 41.6);
  }

  private Pulse pulse(boolean terminal, boolean colour) {
    return new Pulse(new PrintWriter(out), ZONE, terminal, colour);
  }
}
