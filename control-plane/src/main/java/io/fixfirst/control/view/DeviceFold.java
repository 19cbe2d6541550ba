package io.fixfirst.control.view;

import io.fixfirst.control.form.DeviceForm;
import io.fixfirst.control.view.DeviceView.AlarmPart;
import io.fixfirst.control.view.DeviceView.State;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.Event;
import io.fixfirst.core.device.Alarm;
import io.fixfirst.core.device.DeviceEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folds a device's events into its view. */
public final class DeviceFold implements Fold<DeviceView> {

  private static final DeviceForm UNKNOWN =
      new DeviceForm(null, null, null, null, null, null, null);

  private final DeviceId id;
  private long revision;
  private DeviceForm profile = UNKNOWN;
  private boolean retired;
  private final Map<String, Double> noticed = new TreeMap<>();
  private final Map<String, AlarmPart> alarms = new LinkedHashMap<>();
  private @Nullable Instant silencedUntil;
  private Instant changed = Instant.EPOCH;

  /** A fold that goes on from a view; from nothing where there is none. */
  public DeviceFold(DeviceId id, @Nullable DeviceView from) {
    this.id = id;
    if (from != null) {
      revision = from.revision();
      profile = from.profile();
      retired = from.state() == State.RETIRED;
      noticed.putAll(from.noticed());
      from.alarms().forEach(alarm -> alarms.put(alarm.identity(), alarm));
      silencedUntil = from.silencedUntil();
      changed = from.changed();
    }
  }

  @Override
  public void apply(Event event, long at) {
    if (at <= revision || !(event instanceof DeviceEvent device)) {
      return;
    }
    revision = at;
    changed = event.at();
    apply(device);
  }

  private void apply(DeviceEvent event) {
    switch (event) {
      case DeviceEvent.Registered(_, var known) -> {
        profile = DeviceForm.of(known);
        retired = false;
      }
      case DeviceEvent.Retired _ -> {
        retired = true;
        noticed.clear();
        alarms.clear();
        silencedUntil = null;
      }
      case DeviceEvent.Noticed(_, var metric, var value, _) -> noticed.put(metric, value);
      case DeviceEvent.Calmed(_, var metric, _, _) -> noticed.remove(metric);
      case DeviceEvent.AlarmRaised(_, var alarm, _) -> raise(alarm);
      case DeviceEvent.AlarmCleared(_, var identity, _, _) -> alarms.remove(identity);
      case DeviceEvent.FlappingStarted(_, var identity, _, _) -> flap(identity, true);
      case DeviceEvent.FlappingEnded(_, var identity) -> flap(identity, false);
      case DeviceEvent.Silenced(_, var until, _, _) -> silencedUntil = until;
      case DeviceEvent.SilenceEnded _ -> silencedUntil = null;
      case DeviceEvent.HoldStarted _,
          DeviceEvent.HoldEnded _,
          DeviceEvent.HeartbeatSeen _,
          DeviceEvent.FlappingProlonged _,
          DeviceEvent.AlarmHeld _,
          DeviceEvent.HeldAlarmCleared _,
          DeviceEvent.AlarmRenewed _ -> {
        // Inner affairs of its rules.
      }
    }
  }

  private void raise(Alarm alarm) {
    AlarmPart known = alarms.get(alarm.identity());
    alarms.put(
        alarm.identity(),
        new AlarmPart(
            alarm.identity(),
            alarm.severity(),
            alarm.summary(),
            alarm.raised(),
            known != null && known.flapping()));
  }

  private void flap(String identity, boolean flapping) {
    alarms.computeIfPresent(
        identity,
        (_, alarm) ->
            new AlarmPart(identity, alarm.severity(), alarm.summary(), alarm.raised(), flapping));
  }

  private State state() {
    if (retired) {
      return State.RETIRED;
    }
    if (silencedUntil != null) {
      return State.SILENCED;
    }
    return !alarms.isEmpty() ? State.ALARM : noticed.isEmpty() ? State.OK : State.NOTICED;
  }

  @Override
  public DeviceView view() {
    return new DeviceView(
        id.text(),
        id.tenant().text(),
        id.name(),
        revision,
        state(),
        profile,
        Map.copyOf(noticed),
        List.copyOf(alarms.values()),
        silencedUntil,
        changed);
  }
}
