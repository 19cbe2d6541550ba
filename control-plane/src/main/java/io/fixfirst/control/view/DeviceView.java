package io.fixfirst.control.view;

import io.fixfirst.control.form.DeviceForm;
import io.fixfirst.control.http.Doc;
import io.fixfirst.core.device.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A monitored thing as people see it. */
public record DeviceView(
    @Doc(value = "Tenant and name", example = "kolding:srv-001") String id,
    @Doc(value = "Whose it is", example = "kolding") String tenant,
    @Doc(value = "Its name there", example = "srv-001") String name,
    @Doc("Counts its events; also the ETag") long revision,
    @Doc("What matters most of it now") State state,
    DeviceForm profile,
    @Doc("Metrics above their notice limit, and what was measured") Map<String, Double> noticed,
    List<AlarmPart> alarms,
    @Doc("Nothing is said about it until then") @Nullable Instant silencedUntil,
    Instant changed) {

  /** How a device stands. */
  public enum State {
    OK,
    NOTICED,
    ALARM,
    SILENCED,
    RETIRED
  }

  /** A condition that is raised. */
  public record AlarmPart(
      String identity,
      Severity severity,
      String summary,
      Instant raised,
      @Doc("It goes on and off too often to be told each time") boolean flapping) {}
}
