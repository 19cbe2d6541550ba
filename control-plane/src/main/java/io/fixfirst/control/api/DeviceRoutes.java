package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.DELETE;
import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.actors.Reply.Done;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.form.DeviceForm;
import io.fixfirst.control.form.Forms;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.limit.Quotas;
import io.fixfirst.control.view.DeviceView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.device.DeviceCommand;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Devices: registering, reading, silencing, retiring. What they send is in {@link IntakeRoutes}.
 */
final class DeviceRoutes {

  private static final String ONE = "/api/v1/devices/{device}";

  private final Asking asking;
  private final ViewReader views;
  private final Quotas quotas;

  DeviceRoutes(Asking asking, ViewReader views, Quotas quotas) {
    this.asking = asking;
    this.views = views;
    this.quotas = quotas;
  }

  @Doc("A device to watch")
  record RegisterDevice(
      @Doc(value = "Whose it is; the caller's own if left out", example = "kolding", max = 40)
          @Nullable String tenant,
      @Doc(value = "Its name there", example = "srv-001", max = 120) String name,
      @Doc("What is known of it") @Nullable DeviceForm profile) {}

  @Doc("Say nothing about it until then")
  record SilenceDevice(
      Instant until, @Doc(value = "Why", example = "Being moved", max = 1000) String reason) {}

  List<Operation<?>> table() {
    return List.of(
        operation(GET, "/api/v1/devices", Permission.SEE_DEVICES, "List devices")
            .with(
                Lists.TENANT,
                Parameter.query("state", "Only in these states", "alarm,noticed"),
                Parameter.query("service", "Only of this service", "mail"),
                Parameter.query("site", "Only at this site", "kolding"),
                Lists.TEXT,
                Lists.LIMIT,
                Lists.CURSOR)
            .answers(200, Pages.Devices.class)
            .by(this::list),
        operation(POST, "/api/v1/devices", Permission.MANAGE_DEVICES, "Register a device")
            .takes(RegisterDevice.class)
            .answers(201, DeviceView.class)
            .by(this::register),
        operation(GET, ONE, Permission.SEE_DEVICES, "One device")
            .answers(200, DeviceView.class)
            .by(this::one),
        operation(PUT, ONE, Permission.MANAGE_DEVICES, "Change what is known of a device")
            .takes(DeviceForm.class)
            .answers(200, DeviceView.class)
            .by(this::change),
        operation(DELETE, ONE, Permission.MANAGE_DEVICES, "Take a device out of monitoring")
            .answers(200, DeviceView.class)
            .by(call -> command(200, call, new DeviceCommand.Retire())),
        operation(POST, ONE + "/silence", Permission.PLAN_MAINTENANCE, "Silence a device")
            .takes(SilenceDevice.class)
            .answers(200, DeviceView.class)
            .by(
                call ->
                    command(
                        200,
                        call,
                        new DeviceCommand.Silence(
                            call.body().until(), call.caller().by(), call.body().reason()))),
        operation(DELETE, ONE + "/silence", Permission.PLAN_MAINTENANCE, "End a silence")
            .answers(200, DeviceView.class)
            .by(call -> command(200, call, new DeviceCommand.Unsilence(call.caller().by()))));
  }

  private Reply list(Call<NoBody> call) throws SQLException {
    ViewReader.Page<DeviceView> page =
        views(call)
            .devices(
                Lists.tenant(call),
                Lists.values(call, "state", DeviceView.State.class).stream()
                    .map(Enum::name)
                    .toList(),
                call.query("service").orElse(null),
                call.query("site").orElse(null),
                call.query("text"),
                Lists.limit(call),
                call.query("cursor"));
    return Reply.ok(new Pages.Devices(page.items(), page.cursor()));
  }

  private Reply register(Call<RegisterDevice> call) throws Exception {
    RegisterDevice request = call.body();
    TenantId tenant = Ids.tenant(call.caller(), request.tenant());
    if (asking.read(tenant).revision() == 0) {
      throw Problems.invalid("tenant", "is not a tenant").raise();
    }
    DeviceId id = Forms.toCore("name", () -> new DeviceId(tenant, request.name()));
    DeviceForm profile =
        request.profile() == null
            ? new DeviceForm(null, null, null, null, null, null, null)
            : request.profile();
    if (asking.read(id).revision() == 0) {
      quotas.addDevice(tenant);
    }
    Done done =
        asking.ask(
            id,
            new DeviceCommand.Register(
                Forms.toCore("profile", () -> profile.toCore(request.name()))));
    return show(201, call, id, done).with("Location", "/api/v1/devices/" + id.text());
  }

  private Reply one(Call<NoBody> call) throws SQLException {
    DeviceView view =
        views(call).device(Ids.device(call)).orElseThrow(() -> Problems.notFound().raise());
    return Reply.ok(view).revision(view.revision());
  }

  private Reply change(Call<DeviceForm> call) throws Exception {
    DeviceId id = existing(call);
    return command(
        200,
        call,
        new DeviceCommand.Register(Forms.toCore("profile", () -> call.body().toCore(id.name()))));
  }

  private Reply command(int status, Call<?> call, DeviceCommand command) throws Exception {
    DeviceId id = existing(call);
    return show(status, call, id, asking.ask(id, command, call.ifMatch()));
  }

  private DeviceId existing(Call<?> call) {
    DeviceId id = Ids.device(call);
    if (asking.read(id).revision() == 0) {
      throw Problems.notFound().raise();
    }
    return id;
  }

  private Reply show(int status, Call<?> call, DeviceId id, Done done) throws Exception {
    return Current.view(() -> views(call).device(id), DeviceView::revision, done.revision())
        .map(view -> Reply.json(status, view).revision(view.revision()))
        .orElseGet(() -> Reply.empty(202).revision(done.revision()));
  }

  private ViewReader views(Call<?> call) {
    return views.of(call.caller());
  }
}
