package io.fixfirst.control;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.Accounts;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Passwords;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.RememberedAnswers;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.access.Seal;
import io.fixfirst.control.access.SealedColumn;
import io.fixfirst.control.access.SecondFactor;
import io.fixfirst.control.access.Sessions;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.access.TokenAuthenticator;
import io.fixfirst.control.api.Api;
import io.fixfirst.control.api.Asking;
import io.fixfirst.control.audit.AuditLog;
import io.fixfirst.control.audit.Audited;
import io.fixfirst.control.form.ContractForm;
import io.fixfirst.control.form.TeamForm;
import io.fixfirst.control.http.Dispatcher;
import io.fixfirst.control.http.Meters;
import io.fixfirst.control.http.Operation;
import io.fixfirst.control.http.Router;
import io.fixfirst.control.http.TrustedProxies;
import io.fixfirst.control.intake.IntakeGate;
import io.fixfirst.control.limit.Quotas;
import io.fixfirst.control.limit.TenantLimits;
import io.fixfirst.control.limit.TenantRates;
import io.fixfirst.control.oidc.OidcSettings;
import io.fixfirst.control.planner.Planner;
import io.fixfirst.control.reading.ReadingLog;
import io.fixfirst.control.status.MailSender;
import io.fixfirst.control.status.MailSettings;
import io.fixfirst.control.status.StatusFiles;
import io.fixfirst.control.status.StatusProjection;
import io.fixfirst.control.stream.LiveEvents;
import io.fixfirst.control.stream.StreamRoutes;
import io.fixfirst.control.view.Past;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.control.view.Views;
import io.fixfirst.control.web.Web;
import io.fixfirst.control.webhook.WebhookProjection;
import io.fixfirst.control.webhook.WebhookSender;
import io.fixfirst.control.webhook.WebhookSettings;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.desk.DeskCommand;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;

/**
 * The running control plane: entities, views, and the HTTP server in front of them. {@code up}, the
 * demo and the tests start it in the same way.
 */
public final class ControlPlane implements AutoCloseable {

  private final LiveRuntime runtime;
  private final String address;
  private final Optional<String> firstToken;
  private final Optional<Accounts.Created> firstAccount;
  private final List<Operation<?>> operations;

  private ControlPlane(
      LiveRuntime runtime,
      String address,
      Optional<String> firstToken,
      Optional<Accounts.Created> firstAccount,
      List<Operation<?>> operations) {
    this.runtime = runtime;
    this.address = address;
    this.firstToken = firstToken;
    this.firstAccount = firstAccount;
    this.operations = operations;
  }

  /** {@return a configuration with what is given on top of the defaults of every part} */
  public static Config config(Config overrides) {
    return LiveRuntime.config(
        overrides
            .withFallback(ConfigFactory.defaultOverrides())
            .withFallback(ConfigFactory.parseResources("fixfirst-control.conf")));
  }

  /**
   * {@return a running control plane, which closes the database when it stops}
   *
   * @param config from {@link #config}
   * @param clock of the desk; tokens live by real time whatever it says
   * @param bind address to listen on
   * @param port to listen on; 0 for any free one
   * @throws Stopped where it cannot listen there
   */
  public static ControlPlane start(
      Config config, Database database, RuntimeClock clock, String bind, int port) {
    return start(config, database, clock, bind, port, _ -> {});
  }

  /**
   * {@return the same}
   *
   * @param keeper of the first operator's token, where this start makes it: called before anybody
   *     is answered, so that whoever sees that it is ready finds the token
   */
  public static ControlPlane start(
      Config config,
      Database database,
      RuntimeClock clock,
      String bind,
      int port,
      Consumer<String> keeper) {
    Optional<SSLContext> tls;
    try {
      tls = Tls.of(config.getConfig("fixfirst.tls")); // First, while nothing has to be stopped.
    } catch (Stopped e) {
      database.close();
      throw e;
    }
    LiveRuntime runtime =
        LiveRuntime.start(
            config,
            database,
            clock,
            EntityTypes.ALL,
            List.of(
                Views.projection(),
                Past.projection(Settings.past(config).keep()),
                StatusProjection.projection(),
                WebhookProjection.projection(WebhookSettings.of(config), InstantSource.system())));
    try {
      return serve(config, database, runtime, tls, bind, port, keeper);
    } catch (SQLException e) {
      runtime.close();
      throw new IllegalStateException("The database does not answer.", e);
    } catch (RuntimeException e) {
      runtime.close();
      throw e;
    }
  }

  private static ControlPlane serve(
      Config config,
      Database database,
      LiveRuntime runtime,
      Optional<SSLContext> tls,
      String bind,
      int port,
      Consumer<String> keeper)
      throws SQLException {
    ActorSystem<?> system = runtime.system();
    runtime.ready().toCompletableFuture().join(); // Entities answer members of the cluster only.
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    InstantSource time = InstantSource.system();
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ApiTokens tokens = new ApiTokens(database.dataSource(), time);
    Passwords passwords = new Passwords(config.getConfig("fixfirst.password"));
    Accounts accounts =
        new Accounts(database.dataSource(), passwords, Settings.codesFor(config), time);
    Seal seal = Settings.seal(config);
    SealedColumn.closeAll(database.dataSource(), seal);
    SecondFactor secondFactor = new SecondFactor(database.dataSource(), seal, time);
    Sessions sessions =
        new Sessions(
            database.dataSource(),
            tokens,
            accounts,
            time,
            config.getDuration("fixfirst.session.idle-max"));
    TokenAuthenticator authenticator = new TokenAuthenticator(tokens, sessions, time, executor);
    AuditLog audit = AuditLog.open(database.dataSource());
    Audited audited = new Audited(audit, time);
    SignIn signIn =
        new SignIn(
            sessions, accounts, passwords, secondFactor, authenticator, audited, config, time);
    RememberedAnswers answers = new RememberedAnswers(database.dataSource(), time);
    LiveEvents events =
        LiveEvents.follow(
            system, runtime.journal(), runtime.tail(), config.getInt("fixfirst.stream.kept"));
    ViewReader views = ViewReader.open(database.dataSource());
    Planner planner = Settings.planner(config, runtime, database, time);
    MailSettings mail = MailSettings.of(config);
    TenantLimits.Book limits = TenantLimits.book(config);
    TenantRates rates = new TenantRates(limits, metrics);
    IntakeGate gate = new IntakeGate(config.getInt("fixfirst.intake.in-flight"), metrics);
    ReadingLog readings =
        ReadingLog.start(
            database.dataSource(), runtime.clock()::now, Settings.readings(config), metrics);
    List<Operation<?>> operations =
        Api.operations(
            new Api.Ground(
                Build.current().version(),
                runtime,
                database,
                views,
                events,
                planner,
                tokens,
                authenticator,
                signIn,
                accounts,
                secondFactor,
                metrics,
                executor,
                config.getBytes("fixfirst.intake.max-body-bytes").intValue(),
                gate,
                config.getInt("fixfirst.intake.parallel"),
                new StreamRoutes.Limits(
                    config.getInt("fixfirst.stream.followers"),
                    config.getDuration("fixfirst.stream.stuck-after")),
                mail,
                Settings.past(config),
                readings,
                WebhookSettings.of(config),
                seal,
                limits,
                rates,
                new Quotas(limits, views),
                Listening.isLoopback(bind)));
    Dispatcher dispatcher =
        new Dispatcher(
            new Router(operations),
            authenticator,
            answers,
            new Meters(metrics),
            audited,
            rates.and(gate),
            executor,
            materializer(system),
            config.getBytes("fixfirst.http.max-body-bytes").intValue());
    Web web =
        new Web(
            Settings.webFiles(config.getString("fixfirst.web.directory")),
            signIn,
            accounts,
            OidcSettings.of(config.getConfig("fixfirst.oidc")),
            authenticator,
            executor,
            materializer(system));
    if (runtime.isAlone()) {
      answers.adopt(); // Nobody else is running.
    }
    arrange(runtime);
    Optional<String> first =
        tokens.list().isEmpty()
            ? Optional.of(tokens.create(Reach.EVERY, Role.OPERATOR, "operator", null).token())
            : Optional.empty();
    first.ifPresent(keeper);
    Optional<Accounts.Created> firstAccount = accounts.createFirst();
    TrustedProxies proxies =
        TrustedProxies.of(config.getStringList("fixfirst.http.trusted-proxies"));
    Listening listening =
        Listening.begin(system, proxies.before(web.before(dispatcher::handle)), tls, bind, port);
    Figures figures = new Figures(metrics, runtime, views, answers, executor);
    figures.start();
    String configured = config.getString("fixfirst.status.site");
    String site = configured.isEmpty() ? listening.address() : configured;
    Optional<StatusFiles> files = Settings.statusFiles(config, database, runtime, site, mail);
    Optional<MailSender> sender =
        mail.isOn()
            ? Optional.of(MailSender.start(database.dataSource(), mail, site))
            : Optional.empty();
    WebhookSender webhooks =
        WebhookSender.start(
            system,
            database.dataSource(),
            runtime.journal(),
            seal,
            WebhookSettings.of(config),
            time,
            metrics);
    listening.stopInOrder(
        () -> {
          webhooks.close();
          sender.ifPresent(MailSender::close);
          files.ifPresent(StatusFiles::close);
          figures.close();
          planner.close();
          readings.close();
          events.close();
        },
        audit::close);
    return new ControlPlane(runtime, listening.address(), first, firstAccount, operations);
  }

  /** {@return the address that it listens on, {@code http://127.0.0.1:8080}} */
  public String address() {
    return address;
  }

  /** {@return the first operator's token, where this start has made it} */
  public Optional<String> firstToken() {
    return firstToken;
  }

  /** {@return the administrator and a password for once, where this start has made them} */
  public Optional<Accounts.Created> firstAccount() {
    return firstAccount;
  }

  /** {@return what it runs on} */
  public LiveRuntime runtime() {
    return runtime;
  }

  /** {@return every operation that it serves} */
  public List<Operation<?>> operations() {
    return operations;
  }

  /** Waits until it has stopped. */
  public void awaitStop() {
    runtime.stopped().toCompletableFuture().join();
  }

  @Override
  public void close() {
    runtime.close();
  }

  /**
   * A new desk has the three lines of domain.md, so that it is of use at once. One that there is is
   * not waited for: it may have a hundred thousand tickets to recover, and reports need none of
   * them.
   */
  private static void arrange(LiveRuntime runtime) throws SQLException {
    DeskId desk = new DeskId(ContractForm.DESK);
    if (!runtime.journal().knows(desk)) {
      new Asking(runtime.entities())
          .ask(
              desk,
              new DeskCommand.Arrange(TeamForm.STANDARD.stream().map(TeamForm::toCore).toList()));
    }
  }

  private static Materializer materializer(ActorSystem<?> system) {
    return SystemMaterializer.get(system).materializer();
  }
}
