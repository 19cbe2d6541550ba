package io.fixfirst.simulation.scenario;

import java.util.Locale;

/** What the devices of a kind are called. */
public final class DeviceNames {

  private DeviceNames() {}

  /** {@return the name of a kind's device, {@code srv-007}; numbers are from 1} */
  public static String of(String group, int number) {
    return String.format(Locale.ROOT, "%s-%03d", group, number);
  }
}
