package io.fixfirst.control.demo;

import io.fixfirst.core.tenant.Stage;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.scenario.TenantPlan.Phase;
import java.time.Instant;

/** A tenant's life with the provider: each phase moves it on and brings its devices. */
final class Phases {

  private final WorldThread world;
  private final DeskApi desk;
  private final Equipment equipment;
  private final TenantPlan tenant;
  private final Instant start;

  Phases(WorldThread world, DeskApi desk, Equipment equipment, TenantPlan tenant, Instant start) {
    this.world = world;
    this.desk = desk;
    this.equipment = equipment;
    this.tenant = tenant;
    this.start = start;
  }

  /** Brings the tenant to where it is by now, and goes on from there. */
  void begin(Instant now) {
    enter(Estate.phaseAt(tenant, start, now));
    Instant end = start;
    for (Phase phase : tenant.phases()) {
      if (phase.lasts() == null) {
        break;
      }
      end = end.plus(phase.lasts());
      if (end.isAfter(now)) {
        Phase next = tenant.phases().get(tenant.phases().indexOf(phase) + 1);
        world.at(end, () -> enter(next));
      }
    }
  }

  private void enter(Phase phase) {
    world.call(
        () -> {
          for (Stage stage :
              Stage.values()) { // One after the other; a repeat is refused, and fine.
            if (stage.compareTo(Stage.PROSPECT) > 0 && stage.compareTo(phase.stage()) <= 0) {
              desk.move(tenant.id(), stage);
            }
          }
          return phase;
        },
        equipment::grow);
  }
}
