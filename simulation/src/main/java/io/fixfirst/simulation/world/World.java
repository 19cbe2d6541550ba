package io.fixfirst.simulation.world;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.device.Device;
import io.fixfirst.core.engineer.Engineer;
import io.fixfirst.core.engineer.EngineerEvent;
import io.fixfirst.core.incident.Incident;
import io.fixfirst.core.incident.IncidentEvent;
import io.fixfirst.simulation.runtime.Image;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import io.fixfirst.simulation.scenario.DeskPlan.EngineerPlan;
import io.fixfirst.simulation.scenario.OpeningEvent;
import io.fixfirst.simulation.scenario.Scenario;
import io.fixfirst.simulation.scenario.TenantPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A scenario brought to life: sets up the desk, its people and the tenants by requests, then lets
 * people and devices act.
 *
 * <pre>
 *   Reporters, Equipment ──requests──▶ Outside ──▶ the product
 *   Floor (cases, people) ──requests──▶    ▲            │
 *        ▲                                 └── looks ───┤
 *        └──────── hears of incidents, pages, presence ─┘
 * </pre>
 *
 * <p>It is told what happens by {@link #see}, or, where events come over HTTP, by {@link
 * #incident}, {@link #paged} and {@link #presence}. Not thread-safe.
 */
public final class World implements Witness {

  private final Scenario scenario;
  private final Outside outside;
  private final Floor floor;
  private final Map<String, Reporters> reporters = new LinkedHashMap<>();
  private final Map<String, Equipment> equipment = new LinkedHashMap<>();
  private final List<Phases> phases = new ArrayList<>();
  private final List<Absences> absences = new ArrayList<>();
  private final List<PatchWork> patchWork = new ArrayList<>();

  /**
   * The world of a simulation: its devices send only what something may follow from.
   *
   * @param seed from which every stream of its chance is derived
   */
  public World(Scenario scenario, long seed, Outside outside) {
    this(scenario, seed, outside, Telemetry.NEWS);
  }

  /**
   * @param seed from which every stream of its chance is derived
   */
  public World(Scenario scenario, long seed, Outside outside, Telemetry telemetry) {
    this.scenario = scenario;
    this.outside = outside;
    Streams streams = new Streams(seed);
    this.floor = new Floor(outside, scenario, streams, this::repair, this::settled);
    for (EngineerPlan engineer : scenario.desk().engineers()) {
      absences.add(
          new Absences(
              outside, scenario.zone(), scenario.desk(), engineer, floor::presence, streams));
    }
    for (TenantPlan tenant : scenario.tenants()) {
      reporters.put(tenant.id(), new Reporters(outside, floor, scenario, tenant, streams));
      Equipment theirs = new Equipment(outside, tenant, streams, telemetry);
      equipment.put(tenant.id(), theirs);
      phases.add(new Phases(outside, theirs, tenant, scenario.startsAt()));
      if (tenant.patching() != null) {
        TenantId id = new TenantId(tenant.id());
        patchWork.add(
            new PatchWork(outside, theirs, scenario.zone(), id, tenant.patching(), streams));
      }
    }
  }

  private void settled(IncidentId incident) {
    Reporters theirs = reporters.get(incident.tenant().text());
    if (theirs != null) {
      theirs.settled(incident);
    }
  }

  private void repair(DeviceId device) {
    Equipment theirs = equipment.get(device.tenant().text());
    if (theirs != null) {
      theirs.repair(device);
    }
  }

  /** Sets everything up, and lets it live. At the scenario's start. */
  public void begin() {
    for (Request request : SetUp.requests(scenario)) {
      outside.send(request, World::expectDone);
    }
    live();
  }

  /**
   * Goes on from a system as it was found: brings what the scenario has and it has not, and lets
   * everybody act on what is there. What nobody can see of it, chance decides: how much work is
   * left, and what is wrong with a device besides its alarms. Devices that the scenario does not
   * have stay as they are.
   */
  public void resume(Image image) {
    Map<EntityId, Image.Standing> found = image.byId();
    for (Request request : SetUp.requests(scenario)) {
      Image.Standing one = found.get(SetUp.about(request));
      Request missing = one == null ? request : SetUp.missing(request, one.state());
      if (missing != null) {
        outside.send(missing, World::expectDone);
      }
    }
    for (Image.Standing one : image.standing()) {
      switch (one.state()) {
        case Engineer.Employed engineer -> meet(engineer);
        case Incident incident -> floor.look(incident.id());
        case Device.Known device -> find(device);
        default -> {} // People do not see a tenant's or the desk's insides.
      }
    }
    live();
  }

  private void meet(Engineer.Employed engineer) {
    presence(engineer.id(), engineer.presence());
    for (Engineer.Call call : engineer.calls()) {
      if (call.acknowledged() == null) {
        paged(engineer.id(), call.incident());
      }
    }
  }

  private void find(Device.Known device) {
    Equipment theirs = equipment.get(device.id().tenant().text());
    if (theirs != null) {
      theirs.find(device);
    }
  }

  /** Lets everybody act from now on; what {@link SetUp} asks for is there. */
  public void live() {
    phases.forEach(Phases::begin);
    reporters.values().forEach(Reporters::begin);
    patchWork.forEach(PatchWork::begin);
    absences.forEach(Absences::begin);
    long now = outside.millis();
    for (OpeningEvent event : scenario.opening()) {
      long at = scenario.startsAt().plus(event.at()).toEpochMilli();
      if (at >= now) {
        outside.at(at, () -> stage(event));
      }
    }
  }

  private static void expectDone(Outcome outcome) {
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("The scenario could not be set up (" + outcome + ").");
    }
  }

  private void stage(OpeningEvent event) {
    switch (event) {
      case OpeningEvent.DeviceFails fails ->
          Objects.requireNonNull(equipment.get(fails.tenant())).stage(fails);
      case OpeningEvent.Report report ->
          Objects.requireNonNull(reporters.get(report.tenant())).stage(report);
    }
  }

  // What it hears

  @Override
  public void see(Recorded recorded) {
    switch (recorded.event()) {
      case IncidentEvent event -> {
        if (matters(event) && recorded.entity() instanceof IncidentId incident) {
          incident(incident);
        }
      }
      case EngineerEvent event -> {
        if (recorded.entity() instanceof EngineerId engineer) {
          hear(engineer, event);
        }
      }
      default -> {} // People see incidents and each other, nothing else.
    }
  }

  private void hear(EngineerId engineer, EngineerEvent event) {
    switch (event) {
      case EngineerEvent.Registered(_, _, var presence, _) -> presence(engineer, presence);
      case EngineerEvent.PresenceChanged(_, var presence, _, _) -> presence(engineer, presence);
      case EngineerEvent.ShiftChanged(_, var presence, _) -> presence(engineer, presence);
      case EngineerEvent.Retired _ -> presence(engineer, Presence.OFF_SHIFT);
      case EngineerEvent.Paged paged -> {
        if (paged.attempt() == 1) {
          paged(engineer, paged.incident());
        }
      }
      case EngineerEvent.PageAcknowledged _, EngineerEvent.PageEnded _ -> {}
    }
  }

  /** {@return whether people may act differently after that} */
  private static boolean matters(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Opened _,
          IncidentEvent.AlarmAdded _,
          IncidentEvent.AlarmCleared _,
          IncidentEvent.Acknowledged _,
          IncidentEvent.Queued _,
          IncidentEvent.Assigned _,
          IncidentEvent.Returned _,
          IncidentEvent.WorkSuspended _,
          IncidentEvent.WorkReinstated _,
          IncidentEvent.Escalated _,
          IncidentEvent.Waiting _,
          IncidentEvent.Resumed _,
          IncidentEvent.MajorDeclared _,
          IncidentEvent.CoreTeamFormed _,
          IncidentEvent.CoreTeamExtended _,
          IncidentEvent.CoreMemberLeft _,
          IncidentEvent.WorkaroundReported _,
          IncidentEvent.Resolved _,
          IncidentEvent.Reopened _,
          IncidentEvent.Closed _,
          IncidentEvent.ReviewDue _,
          IncidentEvent.ReviewFinished _ ->
          true;
      case IncidentEvent.ClocksMoved _,
          IncidentEvent.ClockWarned _,
          IncidentEvent.ClockBreached _,
          IncidentEvent.AlarmClearedUnheard _,
          IncidentEvent.TechnicallyRestored _,
          IncidentEvent.TermsApplied _,
          IncidentEvent.VendorOverdue _,
          IncidentEvent.Reprioritised _,
          IncidentEvent.CoreTeamExtensionRequested _,
          IncidentEvent.MorePaged _,
          IncidentEvent.PageSeen _,
          IncidentEvent.NoteAdded _,
          IncidentEvent.UpdatePublished _,
          IncidentEvent.UpdatePromised _,
          IncidentEvent.UpdateOverdue _,
          IncidentEvent.ReviewWritten _,
          IncidentEvent.ReviewPublished _,
          IncidentEvent.ResponsibilityRecorded _ ->
          false;
    };
  }

  /** Something has happened to an incident. */
  public void incident(IncidentId incident) {
    floor.look(incident);
  }

  /** An engineer was paged. */
  public void paged(EngineerId engineer, IncidentId incident) {
    floor.page(engineer, incident);
  }

  /** An engineer comes, goes, or is busy. */
  public void presence(EngineerId engineer, Presence presence) {
    floor.are(engineer, presence);
  }

  /** {@return how many engineers are there} */
  public int present() {
    return floor.present();
  }

  /** {@return whether that engineer is there; on any thread} */
  public boolean isPresent(EngineerId engineer) {
    return floor.isPresent(engineer);
  }
}
