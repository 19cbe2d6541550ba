package io.fixfirst.control.api;

import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.Accounts;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Seal;
import io.fixfirst.control.access.SecondFactor;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.audit.AuditReader;
import io.fixfirst.control.audit.AuditRoutes;
import io.fixfirst.control.http.Authenticator;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.intake.Intake;
import io.fixfirst.control.intake.IntakeGate;
import io.fixfirst.control.intake.IntakeRoutes;
import io.fixfirst.control.intake.KnownTenants;
import io.fixfirst.control.limit.Quotas;
import io.fixfirst.control.limit.TenantLimits;
import io.fixfirst.control.limit.TenantRates;
import io.fixfirst.control.planner.Planner;
import io.fixfirst.control.planner.PlannerRoutes;
import io.fixfirst.control.reading.ReadingLog;
import io.fixfirst.control.status.MailSettings;
import io.fixfirst.control.status.StatusRoutes;
import io.fixfirst.control.stream.LiveEvents;
import io.fixfirst.control.stream.StreamRoutes;
import io.fixfirst.control.view.PastLimits;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.control.webhook.WebhookRoutes;
import io.fixfirst.control.webhook.WebhookSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** All operations of the product, put together. */
public final class Api {

  private Api() {}

  /**
   * What the operations stand on.
   *
   * @param executor where blocking work goes: virtual threads
   * @param intakeMaxBytes of a message of a monitoring system
   * @param intakeGate bounds alerts under way at once
   * @param intakeParallel how many of them are being written at once
   * @param metricsOpen whether figures need no token
   */
  public record Ground(
      String version,
      LiveRuntime runtime,
      Database database,
      ViewReader views,
      LiveEvents events,
      Planner planner,
      ApiTokens tokens,
      Authenticator authenticator,
      SignIn signIn,
      Accounts accounts,
      SecondFactor secondFactor,
      PrometheusMeterRegistry metrics,
      Executor executor,
      int intakeMaxBytes,
      IntakeGate intakeGate,
      int intakeParallel,
      StreamRoutes.Limits streamLimits,
      MailSettings mail,
      PastLimits past,
      ReadingLog readings,
      WebhookSettings webhooks,
      Seal seal,
      TenantLimits.Book limits,
      TenantRates rates,
      Quotas quotas,
      boolean metricsOpen) {}

  /**
   * {@return the table of operations}
   *
   * @throws SQLException if the database does not answer
   */
  public static List<Operation<?>> operations(Ground ground) throws SQLException {
    LiveRuntime runtime = ground.runtime();
    Asking asking = new Asking(runtime.entities());
    Reporting reporting = new Reporting(asking, ground.quotas());
    Incidents incidents = new Incidents(runtime.journal());
    ViewReader views = ground.views();
    KnownTenants known = new KnownTenants(tenant -> asking.read(tenant).revision() > 0);
    List<Operation<?>> all = new ArrayList<>();
    all.addAll(new SessionRoutes(ground.signIn(), runtime.clock(), ground.events()).table());
    all.addAll(new OwnAccountRoutes(ground.signIn()).table());
    all.addAll(
        new AccountRoutes(ground.accounts(), ground.secondFactor(), ground.signIn()).table());
    all.addAll(new SecondFactorRoutes(ground.signIn(), ground.secondFactor()).table());
    all.addAll(new TenantRoutes(asking, views).table());
    all.addAll(new TokenRoutes(asking, ground.tokens(), ground.quotas()).table());
    all.addAll(new DeviceRoutes(asking, views, ground.quotas()).table());
    all.addAll(new DeviceHistoryRoutes(views, ground.readings()).table());
    all.addAll(new IncidentRoutes(asking, reporting, incidents, views, runtime.clock()).table());
    all.addAll(new ActionRoutes(asking, incidents).table());
    all.addAll(new ReviewRoutes(asking, incidents, views).table());
    all.addAll(new WallRoutes(runtime, views, ground.past()).table());
    all.addAll(new QueueRoutes(runtime, asking, views).table());
    all.addAll(new DeskRoutes(runtime, asking, views).table());
    all.addAll(new EngineerRoutes(asking, views).table());
    all.addAll(
        new IntakeRoutes(
                new Intake(
                    runtime.entities(),
                    ground.intakeGate(),
                    ground.intakeParallel(),
                    ground.readings()),
                known,
                runtime.clock()::now,
                (Caller caller, String text) -> Ids.device(caller, text),
                ground.intakeMaxBytes(),
                new IntakeOfTenants(asking, ground.rates(), ground.quotas()))
            .table());
    all.addAll(
        new StreamRoutes(
                ground.events(),
                ground.authenticator(),
                ground.executor(),
                ground.streamLimits(),
                tenant -> ground.limits().of(tenant).followers(),
                ground.metrics())
            .table());
    all.addAll(
        new WebhookRoutes(
                ground.database().dataSource(),
                runtime.journal(),
                ground.seal(),
                ground.webhooks(),
                new TenantsOfWebhooks(known, ground.limits()),
                InstantSource.system())
            .table());
    all.addAll(new AuditRoutes(new AuditReader(ground.database().dataSource())).table());
    all.addAll(new PlannerRoutes(ground.planner()).table());
    all.addAll(
        new StatusRoutes(
                ground.database().dataSource(),
                views,
                ground.authenticator(),
                reporting,
                ground.mail(),
                runtime.clock())
            .table());
    return new SystemRoutes(
            ground.version(),
            new Health(ground.database(), runtime),
            ground.metrics(),
            ground.metricsOpen())
        .table(all);
  }
}
