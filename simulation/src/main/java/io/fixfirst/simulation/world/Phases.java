package io.fixfirst.simulation.world;

import io.fixfirst.core.TenantId;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.simulation.scenario.TenantPlan;
import io.fixfirst.simulation.scenario.TenantPlan.Phase;
import java.time.Instant;

/** A tenant's life with the provider: each phase moves it on and brings its devices. */
final class Phases {

  private static final long AGAIN_AFTER_MILLIS = 30_000;

  private final Outside outside;
  private final Equipment equipment;
  private final TenantPlan tenant;
  private final TenantId id;
  private final Instant start;
  private Stage reached = Stage.PROSPECT;

  Phases(Outside outside, Equipment equipment, TenantPlan tenant, Instant start) {
    this.outside = outside;
    this.equipment = equipment;
    this.tenant = tenant;
    this.id = new TenantId(tenant.id());
    this.start = start;
  }

  /** Brings the tenant to where it is by now, and goes on from there. */
  void begin() {
    Instant now = Instant.ofEpochMilli(outside.millis());
    enter(Estate.phaseAt(tenant, start, now));
    Instant end = start;
    for (int i = 0; i + 1 < tenant.phases().size(); i++) {
      Phase phase = tenant.phases().get(i);
      if (phase.lasts() == null) {
        break;
      }
      end = end.plus(phase.lasts());
      if (end.isAfter(now)) {
        Phase next = tenant.phases().get(i + 1);
        outside.at(end.toEpochMilli(), () -> enter(next));
      }
    }
  }

  private void enter(Phase phase) {
    move(next(reached), phase);
  }

  private static Stage next(Stage stage) {
    return Stage.values()[Math.min(stage.ordinal() + 1, Stage.LEAVING.ordinal())];
  }

  /** Moves it on one stage after the other; a repeat is refused, and fine. */
  private void move(Stage stage, Phase phase) {
    if (reached == phase.stage() || phase.stage().compareTo(stage) < 0) {
      equipment.grow(phase);
      return;
    }
    outside.send(
        new Request.MoveTo(id, stage),
        outcome -> {
          if (outcome instanceof Outcome.Lost) {
            outside.at(outside.millis() + AGAIN_AFTER_MILLIS, () -> move(stage, phase));
          } else {
            reached = stage;
            move(next(stage), phase);
          }
        });
  }
}
