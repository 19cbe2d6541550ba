package io.fixfirst.simulation.scenario;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;

/**
 * When a tenant's devices are patched: a night after the vendors' patch day.
 *
 * @param week which of the month's {@code released} days, 2 for the second
 * @param released the vendors' patch day
 * @param night the first such day after it
 * @param from local time at which the maintenance window begins
 * @param restartMinutes how long one device is silent
 * @param fails share of the devices that need somebody afterwards
 */
public record Patching(
    int week,
    DayOfWeek released,
    DayOfWeek night,
    LocalTime from,
    Duration lasts,
    Distribution restartMinutes,
    @Default("0") double fails) {

  public Patching {
    Expect.range("week", week, 1, 4);
    Expect.positive("lasts", lasts);
    Expect.share("fails", fails);
  }
}
