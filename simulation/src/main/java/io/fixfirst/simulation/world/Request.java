package io.fixfirst.simulation.world;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.desk.Presence;
import io.fixfirst.core.desk.Team;
import io.fixfirst.core.device.DeviceProfile;
import io.fixfirst.core.device.Severity;
import io.fixfirst.core.engineer.EngineerProfile;
import io.fixfirst.core.incident.TicketKind;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Line;
import io.fixfirst.core.sla.Urgency;
import io.fixfirst.core.tenant.Contract;
import io.fixfirst.core.tenant.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people, devices and monitoring systems ask of the product: one record for each request of
 * its HTTP API that the world sends.
 */
public sealed interface Request {

  /** A team leader sets up the desk. */
  record Arrange(DeskId desk, List<Team> teams) implements Request {}

  /** Somebody is taken on. */
  record Employ(EngineerProfile profile) implements Request {}

  /** A tenant is taken on as a prospect. */
  record TakeOn(TenantId tenant, String name, Contract contract) implements Request {}

  /** A tenant moves to another stage of its life. */
  record MoveTo(TenantId tenant, Stage stage) implements Request {}

  /** A device is registered. */
  record Install(DeviceId device, DeviceProfile profile) implements Request {}

  /** A maintenance window of all of a tenant's devices is planned. */
  record PlanMaintenance(TenantId tenant, String id, Instant from, Instant to, String reason)
      implements Request {}

  /** A device sends what it has measured. */
  record Measure(DeviceId device, List<Reading> readings) implements Request {}

  /** A measured value, in the metric's unit. */
  record Reading(String metric, double value, Instant at) {}

  /** A device sends a sign of life. */
  record Beat(DeviceId device, Instant at) implements Request {}

  /**
   * A Prometheus Alertmanager says that an alert fires, or has ended.
   *
   * @param name of the alert; with a prefix its fingerprint
   * @param since when it began or ended
   */
  record Alert(
      DeviceId device,
      String name,
      String summary,
      Severity severity,
      String category,
      String service,
      String site,
      boolean firing,
      Instant since)
      implements Request {

    /** What the fingerprints of the world's alerts begin with. */
    public static final String FINGERPRINT = "alert-";

    /** {@return what tells it from the device's other alarms} */
    public String fingerprint() {
      return FINGERPRINT + name;
    }
  }

  /**
   * One of the tenant's people reports an incident.
   *
   * @param reference their own; a repeated one opens nothing new
   */
  record Report(
      TenantId tenant,
      String reference,
      String service,
      String summary,
      String category,
      Impact impact,
      Urgency urgency,
      String channel,
      boolean major,
      TicketKind kind)
      implements Request {}

  /** An engineer begins to work on an incident. */
  record Acknowledge(IncidentId incident, EngineerId engineer) implements Request {}

  /**
   * It is sent to another line.
   *
   * @param engineer who does it; null for the desk in a vendor's place
   * @param skills that whoever takes it must have
   */
  record Escalate(
      IncidentId incident,
      @Nullable EngineerId engineer,
      Line to,
      Set<String> skills,
      String reason)
      implements Request {}

  /** An engineer waits for the customer's answer. */
  record AskCustomer(IncidentId incident, EngineerId engineer, String text) implements Request {}

  /** The customer has answered. */
  record AnswerAsCustomer(IncidentId incident) implements Request {}

  /**
   * The cause is removed, or nobody needs it any more.
   *
   * @param engineer who says so; null for the desk in a vendor's or a caller's place
   */
  record Resolve(IncidentId incident, @Nullable EngineerId engineer, String text)
      implements Request {}

  /** Service runs again by a workaround. */
  record WorkAround(IncidentId incident, EngineerId engineer, String text) implements Request {}

  /** A word to the customer. */
  record Inform(IncidentId incident, EngineerId engineer, String text) implements Request {}

  /** Something written down for colleagues. */
  record Note(IncidentId incident, EngineerId engineer, String text) implements Request {}

  /** The customer says that it was not solved. */
  record Reopen(IncidentId incident, String reason) implements Request {}

  /** The look back at a P1 is finished. */
  record Review(IncidentId incident, String findings, List<String> prevention) implements Request {}

  /**
   * An engineer has seen a page.
   *
   * @param seenBefore what they know of it from another customer; null for nothing
   */
  record SeePage(EngineerId engineer, IncidentId incident, @Nullable String seenBefore)
      implements Request {}

  /**
   * An engineer comes, goes, or is busy.
   *
   * @param until when that ends by itself; null for not
   */
  record BePresent(EngineerId engineer, Presence presence, @Nullable Instant until)
      implements Request {}
}
