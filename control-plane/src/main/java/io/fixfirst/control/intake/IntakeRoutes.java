package io.fixfirst.control.intake;

import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Operation.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.intake.IntakeResult.Outcome;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.device.DeviceCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What monitoring systems send. The tenant is the sender's own. */
public final class IntakeRoutes {

  private static final Parameter TENANT =
      Parameter.query("tenant", "For a sender of the provider, who has none", "kolding");

  private final Intake intake;
  private final KnownTenants tenants;
  private final InstantSource clock;
  private final BiFunction<Caller, String, DeviceId> deviceOf;
  private final int maxBytes;
  private final IntakeLimits limits;

  /**
   * @param clock of the desk
   * @param deviceOf reads a device's id out of a path
   * @param maxBytes of a message
   * @param limits of each tenant
   */
  public IntakeRoutes(
      Intake intake,
      KnownTenants tenants,
      InstantSource clock,
      BiFunction<Caller, String, DeviceId> deviceOf,
      int maxBytes,
      IntakeLimits limits) {
    this.intake = intake;
    this.tenants = tenants;
    this.clock = clock;
    this.deviceOf = deviceOf;
    this.maxBytes = maxBytes;
    this.limits = limits;
  }

  @Doc("A measured value")
  record Reading(
      @Doc(value = "What was measured", example = "cpu", max = 200) String metric,
      @Doc(value = "How much", example = "93.5") Double value,
      @Doc("When; now if left out") @Nullable Instant at) {}

  @Doc("A sign of life")
  record Heartbeat(@Doc("When; now if left out") @Nullable Instant at) {}

  /** {@return the operations} */
  public List<Operation<?>> table() {
    return List.of(
        operation(
                POST,
                "/api/v1/intake/alertmanager",
                Permission.SEND_INTAKE,
                "Take in a webhook message of Alertmanager, version 4")
            .takes(AlertmanagerMessage.class)
            .upTo(maxBytes)
            .repeatable()
            .with(TENANT)
            .answers(202, IntakeResult.class)
            .by(this::alertmanager),
        operation(
                POST,
                "/api/v1/intake/events",
                Permission.SEND_INTAKE,
                "Take in CloudEvents 1.0: structured, batched or binary")
            .takesRaw(JsonNode.class, maxBytes)
            .repeatable()
            .with(TENANT)
            .answers(202, IntakeResult.class)
            .by(this::events),
        operation(
                POST,
                "/api/v1/devices/{device}/readings",
                Permission.SEND_INTAKE,
                "Take in measured values of a device")
            .takesList(Reading.class)
            .repeatable()
            .answers(202, IntakeResult.class)
            .by(this::readings),
        operation(
                POST,
                "/api/v1/devices/{device}/heartbeat",
                Permission.SEND_INTAKE,
                "Take in a sign of life of a device")
            .takes(Heartbeat.class)
            .repeatable()
            .answers(202, IntakeResult.class)
            .by(this::heartbeat));
  }

  private Reply alertmanager(Call<AlertmanagerMessage> call) throws Exception {
    TenantId tenant = tenant(call);
    return take(tenant, Alertmanager.translate(call.body(), tenant, clock.instant()));
  }

  private Reply events(Call<byte[]> call) throws Exception {
    TenantId tenant = tenant(call);
    List<CloudEvent> events = CloudEvents.read(call.request(), call.body());
    Instant now = clock.instant();
    return take(
        tenant, events.stream().map(event -> EventTypes.translate(event, tenant, now)).toList());
  }

  private Reply readings(Call<List<Reading>> call) throws Exception {
    DeviceId device = device(call);
    Instant now = clock.instant();
    List<Part> parts = new ArrayList<>(call.body().size());
    for (Reading reading : call.body()) {
      Instant at = reading.at() == null ? now : reading.at();
      parts.add(
          new Part.Ask(
              device,
              reading.metric(),
              new DeviceCommand.TakeReading(reading.metric(), reading.value(), millis(at))));
    }
    return take(device.tenant(), parts);
  }

  private Reply heartbeat(Call<Heartbeat> call) throws Exception {
    Instant at = call.body().at() == null ? clock.instant() : call.body().at();
    DeviceId device = device(call);
    return take(
        device.tenant(),
        List.of(new Part.Ask(device, "heartbeat", new DeviceCommand.Beat(millis(at)))));
  }

  private Reply take(TenantId tenant, List<Part> parts) throws Exception {
    limits.take(tenant, parts.size());
    return Reply.json(202, intake.take(parts.stream().map(this::withinQuota).toList()));
  }

  private Part withinQuota(Part part) {
    return part instanceof Part.Ask(var device, var identity, DeviceCommand.RaiseAlarm _)
            && !limits.mayAdd(device)
        ? new Part.Settled(
            Outcome.refused(
                identity, "quota.devices", "The tenant may have no more devices than it has."))
        : part;
  }

  private DeviceId device(Call<?> call) {
    DeviceId device = deviceOf.apply(call.caller(), call.path("device"));
    tenants.require(device.tenant());
    return device;
  }

  private TenantId tenant(Call<?> call) {
    TenantId own = call.caller().tenant();
    if (own == null) {
      String named =
          call.query("tenant")
              .orElseThrow(
                  () ->
                      Problems.invalid(
                              "tenant", "is required: this caller has no tenant of its own")
                          .raise());
      try {
        own = new TenantId(named);
      } catch (IllegalArgumentException e) {
        throw Problems.invalid("tenant", String.valueOf(e.getMessage())).raise();
      }
      if (!call.caller().reach().includes(own)) {
        throw Problems.notFound().raise();
      }
    }
    tenants.require(own);
    return own;
  }

  /** Instants are whole milliseconds everywhere. */
  private static Instant millis(Instant time) {
    try {
      return Instant.ofEpochMilli(time.toEpochMilli());
    } catch (ArithmeticException _) {
      throw Problems.invalid("at", "is too far away").raise();
    }
  }
}
