package io.fixfirst.simulation.world;

import io.fixfirst.core.TenantId;
import io.fixfirst.simulation.scenario.Patching;
import io.fixfirst.simulation.world.PatchNights.Night;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The patch nights of a tenant: a maintenance window is planned a day before, devices restart in it
 * one after the other, and a few do not come back.
 */
final class PatchWork {

  private static final Duration PLANNED_BEFORE = Duration.ofDays(1);
  private static final long AGAIN_AFTER_MILLIS = 30_000;

  private final Outside outside;
  private final Equipment equipment;
  private final ZoneId zone;
  private final TenantId tenant;
  private final Patching patching;
  private final Chance chance;

  PatchWork(
      Outside outside,
      Equipment equipment,
      ZoneId zone,
      TenantId tenant,
      Patching patching,
      Streams streams) {
    this.outside = outside;
    this.equipment = equipment;
    this.zone = zone;
    this.tenant = tenant;
    this.patching = patching;
    this.chance = streams.named(tenant.text() + "/patching");
  }

  /** Goes on from now, for as long as the world does. */
  void begin() {
    Instant now = Instant.ofEpochMilli(outside.millis());
    Night night = PatchNights.next(patching, zone, now);
    Request plan =
        new Request.PlanMaintenance(
            tenant, "patch-" + night.month(), night.from(), night.to(), "Patch night");
    outside.at(night.from().minus(PLANNED_BEFORE).toEpochMilli(), () -> say(plan));
    Instant begins = night.from().isBefore(now) ? now : night.from();
    outside.at(begins.toEpochMilli(), () -> patch(night));
    outside.at(night.to().toEpochMilli(), this::begin);
  }

  private void say(Request plan) {
    outside.send(
        plan,
        outcome -> {
          if (outcome instanceof Outcome.Lost) {
            outside.at(outside.millis() + AGAIN_AFTER_MILLIS, () -> say(plan));
          }
        });
  }

  private void patch(Night night) {
    // Restarts are spread over the first three quarters, so that what fails is seen in the window.
    long span = Duration.between(night.from(), night.to()).toMillis() * 3 / 4;
    for (Machine machine : equipment.machines()) {
      long when = night.from().toEpochMilli() + (long) (span * chance.uniform());
      Duration silent = chance.time(patching.restartMinutes(), Duration.ofMinutes(1));
      boolean fails = chance.happens(patching.fails());
      if (when >= outside.millis()) {
        outside.at(when, () -> equipment.patch(machine, silent, fails));
      }
    }
  }
}
