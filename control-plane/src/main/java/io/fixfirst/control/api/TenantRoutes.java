package io.fixfirst.control.api;

import static io.fixfirst.control.http.Method.DELETE;
import static io.fixfirst.control.http.Method.GET;
import static io.fixfirst.control.http.Method.POST;
import static io.fixfirst.control.http.Method.PUT;
import static io.fixfirst.control.http.Operation.operation;

import io.fixfirst.control.access.Permission;
import io.fixfirst.control.access.Secrets;
import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.form.Forms;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Doc;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Problems;
import io.fixfirst.control.http.Reply;
import io.fixfirst.control.view.TenantView;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.tenant.Maintenance;
import io.fixfirst.core.tenant.Stage;
import io.fixfirst.core.tenant.StatusPage;
import io.fixfirst.core.tenant.TenantCommand;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tenants: taking them on, their stage, contract and maintenance windows. */
final class TenantRoutes {

  private static final String ONE = "/api/v1/tenants/{tenant}";

  private final Asking asking;
  private final ViewReader views;

  TenantRoutes(Asking asking, ViewReader views) {
    this.asking = asking;
    this.views = views;
  }

  @Doc("A new tenant")
  record RegisterTenant(
      @Doc(value = "Short and stable", example = "kolding", max = 40) String id,
      @Doc(value = "Its name", example = "Kolding Kommune", max = 200) String name,
      @Doc("What it buys; the standard if left out") @Nullable ContractForm contract,
      @Doc("Where it begins; live if left out") @Nullable Stage stage) {}

  @Doc("The next stage of its life")
  record MoveTenant(Stage stage) {}

  @Doc("A window in which alarms are held back")
  record PlanMaintenance(
      @Doc(value = "Unique within the tenant", example = "patch-night", max = 60)
          @Nullable String id,
      @Doc("Its beginning") Instant from,
      @Doc("Its end, exclusive") Instant to,
      @Doc(
              value =
                  "Names of devices; all of the tenant's if neither devices nor services are named",
              max = 5000)
          @Nullable List<String> devices,
      @Doc(value = "Ids of services", max = 500) @Nullable List<String> services,
      @Doc(value = "Why", example = "Patches", max = 1000) String reason) {}

  @Doc("Who may see the status page")
  record ChooseStatusPage(
      StatusPage.Visibility visibility,
      @Doc(
              value = "Behind the tenant's id in a secret link; made anew if left out",
              example = "q7Yp2mVxT4cKb9Rd1nLs",
              max = 64)
          @Nullable String secret) {}

  List<Operation<?>> table() {
    return List.of(
        operation(GET, "/api/v1/tenants", Permission.SEE_TENANT, "List tenants")
            .with(Lists.LIMIT, Lists.CURSOR)
            .answers(200, Pages.Tenants.class)
            .by(this::list),
        operation(POST, "/api/v1/tenants", Permission.MANAGE_TENANTS, "Take on a tenant")
            .takes(RegisterTenant.class)
            .answers(201, TenantView.class)
            .by(this::register),
        operation(GET, ONE, Permission.SEE_TENANT, "One tenant")
            .answers(200, TenantView.class)
            .by(this::one),
        operation(PUT, ONE + "/contract", Permission.MANAGE_CONTRACTS, "Change a tenant's contract")
            .takes(ContractForm.class)
            .answers(200, TenantView.class)
            .by(this::changeContract),
        operation(
                PUT,
                ONE + "/status-page",
                Permission.MANAGE_CONTRACTS,
                "Choose who may see a tenant's status page")
            .takes(ChooseStatusPage.class)
            .answers(200, TenantView.class)
            .by(this::chooseStatusPage),
        operation(POST, ONE + "/stage", Permission.MANAGE_TENANTS, "Move a tenant to a stage")
            .takes(MoveTenant.class)
            .answers(200, TenantView.class)
            .by(this::move),
        operation(
                POST,
                ONE + "/maintenance",
                Permission.PLAN_MAINTENANCE,
                "Plan a maintenance window")
            .takes(PlanMaintenance.class)
            .answers(201, TenantView.class)
            .by(this::plan),
        operation(
                DELETE,
                ONE + "/maintenance/{window}",
                Permission.PLAN_MAINTENANCE,
                "Cancel or end a maintenance window")
            .answers(200, TenantView.class)
            .by(this::cancel));
  }

  private Reply list(Call<NoBody> call) throws SQLException {
    ViewReader.Page<TenantView> page = views(call).tenants(Lists.limit(call), call.query("cursor"));
    return Reply.ok(
        new Pages.Tenants(
            page.items().stream().map(view -> seenBy(view, call)).toList(), page.cursor()));
  }

  private Reply register(Call<RegisterTenant> call) throws Exception {
    RegisterTenant request = call.body();
    TenantId id = Ids.required("id", request.id(), TenantId::new);
    ContractForm contract = request.contract() == null ? ContractForm.STANDARD : request.contract();
    long revision =
        asking
            .ask(
                id,
                new TenantCommand.Register(
                    request.name(), Forms.toCore("contract", contract::toCore)))
            .revision();
    Stage target = request.stage() == null ? Stage.LIVE : request.stage();
    for (Stage stage : Stage.values()) {
      if (stage != Stage.PROSPECT && stage.compareTo(target) <= 0) {
        revision = asking.ask(id, new TenantCommand.MoveTo(stage, call.caller().by())).revision();
      }
    }
    return shown(201, call, id, revision).with("Location", "/api/v1/tenants/" + id.text());
  }

  private Reply one(Call<NoBody> call) throws SQLException {
    TenantId id = Ids.tenant(call);
    return show(200, views(call).tenant(id).orElseThrow(() -> Problems.notFound().raise()), call);
  }

  private Reply changeContract(Call<ContractForm> call) throws Exception {
    return change(
        200,
        call,
        new TenantCommand.ChangeContract(
            Forms.toCore("contract", call.body()::toCore), call.caller().by()));
  }

  private Reply move(Call<MoveTenant> call) throws Exception {
    return change(200, call, new TenantCommand.MoveTo(call.body().stage(), call.caller().by()));
  }

  private Reply chooseStatusPage(Call<ChooseStatusPage> call) throws Exception {
    StatusPage.Visibility visibility = call.body().visibility();
    String secret = call.body().secret();
    if (secret == null && visibility == StatusPage.Visibility.SECRET_LINK) {
      secret = Secrets.fresh();
    }
    return change(
        200,
        call,
        new TenantCommand.SetStatusPage(new StatusPage(visibility, secret), call.caller().by()));
  }

  private Reply plan(Call<PlanMaintenance> call) throws Exception {
    PlanMaintenance request = call.body();
    Maintenance window =
        Forms.toCore(
            "maintenance",
            () ->
                new Maintenance(
                    request.id() == null ? UUID.randomUUID().toString() : request.id(),
                    request.from(),
                    request.to(),
                    set(request.devices()),
                    set(request.services()),
                    request.reason()));
    return change(201, call, new TenantCommand.ScheduleMaintenance(window, call.caller().by()));
  }

  private Reply cancel(Call<NoBody> call) throws Exception {
    return change(
        200, call, new TenantCommand.CancelMaintenance(call.path("window"), call.caller().by()));
  }

  private Reply change(int status, Call<?> call, TenantCommand command) throws Exception {
    TenantId id = Ids.tenant(call);
    return shown(status, call, id, asking.ask(id, command, call.ifMatch()).revision());
  }

  private Reply shown(int status, Call<?> call, TenantId id, long revision) throws Exception {
    return Current.view(() -> views(call).tenant(id), TenantView::revision, revision)
        .map(view -> show(status, view, call))
        .orElseGet(() -> Reply.empty(202).revision(revision));
  }

  private static Reply show(int status, TenantView view, Call<?> call) {
    return Reply.json(status, seenBy(view, call)).revision(view.revision());
  }

  private static TenantView seenBy(TenantView view, Call<?> call) {
    return call.caller().may(Permission.SEE_CONTRACT, new TenantId(view.id()))
        ? view
        : view.withoutContract();
  }

  private static Set<String> set(@Nullable List<String> values) {
    return values == null ? Set.of() : new TreeSet<>(values);
  }

  private ViewReader views(Call<?> call) {
    return views.of(call.caller());
  }
}
