package io.fixfirst.core.tenant;

import static io.fixfirst.core.Decision.accept;
import static io.fixfirst.core.Decision.reject;
import static io.fixfirst.core.Decision.unchanged;

import io.fixfirst.core.Decision;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.Rejection;
import io.fixfirst.core.device.DeviceProfile;
import io.fixfirst.core.tenant.Tenant.Attached;
import io.fixfirst.core.tenant.Tenant.Known;
import io.fixfirst.core.tenant.TenantCommand.AttachDevice;
import io.fixfirst.core.tenant.TenantCommand.ChangeContract;
import io.fixfirst.core.tenant.TenantCommand.MoveTo;
import io.fixfirst.core.tenant.TenantCommand.NoteReopened;
import io.fixfirst.core.tenant.TenantCommand.NoteResolved;
import io.fixfirst.core.tenant.TenantCommand.Register;
import io.fixfirst.core.tenant.TenantCommand.SetStatusPage;
import io.fixfirst.core.tenant.TenantEvent.ContractChanged;
import io.fixfirst.core.tenant.TenantEvent.DeviceAttached;
import io.fixfirst.core.tenant.TenantEvent.DeviceDetached;
import io.fixfirst.core.tenant.TenantEvent.IncidentClosed;
import io.fixfirst.core.tenant.TenantEvent.IncidentReopened;
import io.fixfirst.core.tenant.TenantEvent.IncidentResolved;
import io.fixfirst.core.tenant.TenantEvent.Moved;
import io.fixfirst.core.tenant.TenantEvent.OpeningConfirmed;
import io.fixfirst.core.tenant.TenantEvent.Registered;
import io.fixfirst.core.tenant.TenantEvent.StatusPageSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a tenant decides about its life cycle, its contract, its devices and its incidents. */
final class TenantDecisions {

  static final int NAME_MAX = 200;
  static final int DEVICES_MAX = 100_000;

  static final Rejection NAME =
      Rejection.invalid("tenant.name", "A tenant's name has 1 to 200 characters.");
  static final Rejection EXISTS =
      Rejection.conflict("tenant.exists", "A tenant of this id is registered already.");
  static final Rejection STAGE =
      Rejection.conflict(
          "tenant.stage",
          "A tenant does not come from its present stage to this one.",
          "Move it to the next stage, or let it leave.");
  static final Rejection STATUS_PAGE =
      Rejection.invalid(
          "tenant.status-page",
          "A status page has a secret of 16 to 64 letters and digits if it is seen by secret link,"
              + " and else none.");
  static final Rejection FOREIGN =
      Rejection.invalid("tenant.device", "The device belongs to another tenant.");
  static final Rejection TOO_MANY_DEVICES =
      Rejection.conflict("tenant.too-many-devices", "The tenant has 100,000 devices already.");

  private TenantDecisions() {}

  static Decision<TenantEvent> register(Register register, Instant now) {
    if (register.name().isBlank() || register.name().length() > NAME_MAX) {
      return reject(NAME);
    }
    Rejection wrong = ContractCheck.check(register.contract());
    return wrong != null
        ? reject(wrong)
        : accept(new Registered(now, register.name(), register.contract()));
  }

  static Decision<TenantEvent> registerAgain(Known known, Register register) {
    return known.name().equals(register.name()) && known.contract().equals(register.contract())
        ? unchanged()
        : reject(EXISTS);
  }

  static Decision<TenantEvent> move(Known known, MoveTo move, Instant now) {
    Stage to = move.stage();
    if (to == known.stage()) {
      return unchanged();
    }
    if (known.stage() == Stage.LEAVING
        || (to != Stage.LEAVING && to.ordinal() != known.stage().ordinal() + 1)) {
      return reject(STAGE);
    }
    return new Draft(known, now).add(new Moved(now, to, move.by())).release().decided();
  }

  static Decision<TenantEvent> changeContract(Known known, ChangeContract change, Instant now) {
    if (change.contract().equals(known.contract())) {
      return unchanged();
    }
    Rejection wrong = ContractCheck.check(change.contract());
    return wrong != null
        ? reject(wrong)
        : accept(new ContractChanged(now, change.contract(), change.by()));
  }

  static Decision<TenantEvent> setStatusPage(Known known, SetStatusPage set, Instant now) {
    if (set.page().equals(known.statusPage())) {
      return unchanged();
    }
    return set.page().makesSense()
        ? accept(new StatusPageSet(now, set.page(), set.by()))
        : reject(STATUS_PAGE);
  }

  static Decision<TenantEvent> attach(Known known, AttachDevice attach, Instant now) {
    if (!attach.device().tenant().equals(known.id())) {
      return reject(FOREIGN);
    }
    DeviceProfile profile = attach.profile();
    Attached before = known.devices().get(attach.device().name());
    Attached after = new Attached(profile.service(), profile.site(), profile.dependsOn());
    if (after.equals(before)) {
      return unchanged();
    }
    return before == null && known.devices().size() >= DEVICES_MAX
        ? reject(TOO_MANY_DEVICES)
        : accept(
            new DeviceAttached(
                now, attach.device(), after.service(), after.site(), after.dependsOn()));
  }

  static Decision<TenantEvent> detach(Known known, DeviceId device, Instant now) {
    return device.tenant().equals(known.id()) && known.devices().containsKey(device.name())
        ? accept(new DeviceDetached(now, device))
        : unchanged();
  }

  static Decision<TenantEvent> confirm(Known known, IncidentId id, Instant now) {
    OpenIncident incident = open(known, id);
    return incident == null || incident.opening() == null
        ? unchanged()
        : accept(new OpeningConfirmed(now, id));
  }

  static Decision<TenantEvent> resolved(Known known, NoteResolved note, Instant now) {
    OpenIncident incident = open(known, note.incident());
    return incident == null
            || note.reopened() < incident.reopened()
            || (note.reopened() == incident.reopened() && incident.resolved())
        ? unchanged()
        : accept(new IncidentResolved(now, note.incident(), note.reopened()));
  }

  static Decision<TenantEvent> reopened(Known known, NoteReopened note, Instant now) {
    OpenIncident incident = open(known, note.incident());
    return incident == null || note.reopened() <= incident.reopened()
        ? unchanged()
        : accept(new IncidentReopened(now, note.incident(), note.reopened()));
  }

  static Decision<TenantEvent> closed(Known known, IncidentId id, Instant now) {
    OpenIncident incident = open(known, id);
    return incident == null
        ? unchanged()
        : new Draft(known, now)
            .add(new IncidentClosed(now, id))
            .raiseAnew(incident.standing())
            .decided();
  }

  /** {@return the tenant's open incident of that id, or null: what it says is late} */
  private static @Nullable OpenIncident open(Known known, IncidentId id) {
    return id.tenant().equals(known.id()) ? known.incidents().get(id.number()) : null;
  }
}
