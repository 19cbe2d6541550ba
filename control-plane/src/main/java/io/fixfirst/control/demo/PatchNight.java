package io.fixfirst.control.demo;

import io.fixfirst.simulation.scenario.Patching;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.world.Chance;
import io.fixfirst.simulation.world.PatchNights;
import io.fixfirst.simulation.world.PatchNights.Night;
import io.fixfirst.simulation.world.Streams;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The patch nights of a tenant: a maintenance window is planned a day before, devices restart in it
 * one after the other, and a few do not come back.
 */
final class PatchNight {

  private static final Logger LOG = LoggerFactory.getLogger(PatchNight.class);
  private static final Duration PLANNED_BEFORE = Duration.ofDays(1);

  private final WorldThread world;
  private final DeskApi desk;
  private final Equipment equipment;
  private final Scenario scenario;
  private final TenantPlan tenant;
  private final Patching patching;
  private final Chance chance;

  PatchNight(
      WorldThread world,
      DeskApi desk,
      Equipment equipment,
      Scenario scenario,
      TenantPlan tenant,
      Patching patching,
      Streams streams) {
    this.world = world;
    this.desk = desk;
    this.equipment = equipment;
    this.scenario = scenario;
    this.tenant = tenant;
    this.patching = patching;
    this.chance = streams.named(tenant.id() + "/patching");
  }

  /** Goes on from an instant, until the demo ends. */
  void begin(Instant from) {
    Night night = PatchNights.next(patching, scenario.zone(), from);
    world.at(night.from().minus(PLANNED_BEFORE), () -> plan(night));
    Instant begins = night.from().isBefore(from) ? from : night.from();
    world.at(begins, () -> patch(night));
    world.at(night.to(), () -> begin(night.to()));
  }

  private void plan(Night night) {
    world.call(
        () -> desk.planMaintenance(tenant.id(), "patch-" + night.month(), night.from(), night.to()),
        answer -> {
          if (!answer.ok() && answer.status() != 409) {
            LOG.warn("The patch night could not be planned ({})", answer.body());
          }
        });
  }

  private void patch(Night night) {
    // Restarts are spread over the first three quarters, so that what fails is seen in the window.
    long span = Duration.between(night.from(), night.to()).toMillis() * 3 / 4;
    for (Machine machine : equipment.machines()) {
      Instant when = night.from().plusMillis((long) (span * chance.uniform()));
      Duration silent = chance.time(patching.restartMinutes(), Duration.ofMinutes(1));
      boolean fails = chance.happens(patching.fails());
      if (!when.isBefore(world.now())) {
        world.at(when, () -> equipment.patch(machine, silent, fails));
      }
    }
  }
}
