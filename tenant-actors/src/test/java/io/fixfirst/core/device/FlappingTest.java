package io.fixfirst.core.device;

import static io.fixfirst.core.device.Devices.KOLDING;
import static io.fixfirst.core.device.Devices.T0;
import static io.fixfirst.core.device.Devices.diskFree;
import static io.fixfirst.core.device.Devices.minute;
import static io.fixfirst.core.device.Devices.server;

import io.fixfirst.core.Effect.Wake;
import io.fixfirst.core.EntityScenario;
import io.fixfirst.core.device.DeviceCommand.EndFlapping;
import io.fixfirst.core.device.DeviceEvent.AlarmCleared;
import io.fixfirst.core.device.DeviceEvent.AlarmRaised;
import io.fixfirst.core.device.DeviceEvent.FlappingEnded;
import io.fixfirst.core.device.DeviceEvent.FlappingProlonged;
import io.fixfirst.core.device.DeviceEvent.FlappingStarted;
import org.junit.jupiter.api.Test;

class FlappingTest {

  /** {@return a disk that was full at minute 1 and 3, free at 2 and 4, and full again at 5} */
  private static EntityScenario<Device, DeviceCommand, DeviceEvent> flapping() {
    EntityScenario<Device, DeviceCommand, DeviceEvent> server = server();
    for (int number = 1; number <= 5; number++) {
      server.at(minute(number)).after(diskFree(number % 2 == 1 ? 5 : 15, minute(number)));
    }
    return server;
  }

  @Test
  void the_third_raise_in_half_an_hour_is_flapping() {
    EntityScenario<Device, DeviceCommand, DeviceEvent> server = server();
    for (int number = 1; number <= 4; number++) {
      server.at(minute(number)).after(diskFree(number % 2 == 1 ? 5 : 15, minute(number)));
    }
    server
        .when(minute(5), diskFree(5, minute(5)))
        .thenKinds(AlarmRaised.class, FlappingStarted.class)
        .thenAmong(new FlappingStarted(minute(5), "disk-free", 5, minute(20)))
        .thenEffect(new Wake("flapping:disk-free", minute(20), new EndFlapping("disk-free")));
  }

  @Test
  void three_raises_in_a_longer_time_are_not() {
    EntityScenario<Device, DeviceCommand, DeviceEvent> server = server();
    for (int number = 1; number <= 4; number++) {
      server
          .at(minute(number * 10L))
          .after(diskFree(number % 2 == 1 ? 5 : 15, minute(number * 10L)));
    }
    server.when(minute(50), diskFree(5, minute(50))).thenKinds(AlarmRaised.class);
  }

  @Test
  void while_it_flaps_it_counts_as_raised() {
    flapping()
        .when(minute(6), diskFree(15, minute(6)))
        .then(new FlappingProlonged(minute(6), "disk-free", false, minute(6), minute(21)))
        .thenSent(KOLDING)
        .thenEffect(new Wake("flapping:disk-free", minute(21), new EndFlapping("disk-free")))
        .and()
        .when(minute(7), diskFree(5, minute(7)))
        .then(new FlappingProlonged(minute(7), "disk-free", true, minute(7), minute(22)))
        .thenSent(KOLDING);
  }

  @Test
  void quiet_and_well_it_clears() {
    flapping()
        .at(minute(6))
        .after(diskFree(15, minute(6)))
        .when(minute(21), new EndFlapping("disk-free"))
        .then(
            new FlappingEnded(minute(21), "disk-free"),
            new AlarmCleared(minute(21), "disk-free", null, minute(6)));
  }

  @Test
  void quiet_and_still_bad_it_stays_raised() {
    flapping()
        .when(minute(20), new EndFlapping("disk-free"))
        .then(new FlappingEnded(minute(20), "disk-free"))
        .and()
        .when(minute(21), diskFree(15, minute(21)))
        .then(new AlarmCleared(minute(21), "disk-free", 15.0, minute(21)));
  }

  @Test
  void an_early_timer_changes_nothing() {
    flapping().when(minute(19), new EndFlapping("disk-free")).thenNothing();
    server().when(T0, new EndFlapping("disk-free")).thenNothing();
  }
}
