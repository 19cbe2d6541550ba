package io.fixfirst.control;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.Reply;
import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.Accounts;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Passwords;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.RememberedAnswers;
import io.fixfirst.control.access.Role;
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
import io.fixfirst.control.view.PastLimits;
import io.fixfirst.control.view.ViewReader;
import io.fixfirst.control.view.Views;
import io.fixfirst.control.web.Web;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.desk.DeskCommand;
import io.fixfirst.web.WebFiles;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running control plane: entities, views, and the HTTP server in front of them. {@code up}, the
 * demo and the tests start it in the same way.
 */
public final class ControlPlane implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);
  private static final Duration TERMINATE = Duration.ofSeconds(3);

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
                Past.projection(past(config).keep()),
                StatusProjection.projection()));
    try {
      return serve(config, database, runtime, tls, bind, port);
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
      int port)
      throws SQLException {
    ActorSystem<?> system = runtime.system();
    runtime.ready().toCompletableFuture().join(); // Entities answer members of the cluster only.
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    InstantSource time = InstantSource.system();
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ApiTokens tokens = new ApiTokens(database.dataSource(), time);
    Passwords passwords = new Passwords(config.getConfig("fixfirst.password"));
    Accounts accounts = new Accounts(database.dataSource(), passwords, codesFor(config), time);
    SecondFactor secondFactor = new SecondFactor(database.dataSource(), time);
    Sessions sessions =
        new Sessions(
            database.dataSource(),
            tokens,
            accounts,
            time,
            config.getDuration("fixfirst.session.idle-max"));
    TokenAuthenticator authenticator = new TokenAuthenticator(tokens, sessions, time);
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
    Planner planner = planner(config, runtime, database, time);
    MailSettings mail = MailSettings.of(config);
    ReadingLog readings =
        ReadingLog.start(database.dataSource(), runtime.clock()::now, readings(config), metrics);
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
                config.getInt("fixfirst.intake.in-flight"),
                new StreamRoutes.Limits(
                    config.getInt("fixfirst.stream.followers"),
                    config.getDuration("fixfirst.stream.stuck-after")),
                mail,
                past(config),
                readings,
                isLoopback(bind)));
    Dispatcher dispatcher =
        new Dispatcher(
            new Router(operations),
            authenticator,
            answers,
            new Meters(metrics),
            audited,
            executor,
            materializer(system),
            config.getBytes("fixfirst.http.max-body-bytes").intValue());
    Web web =
        new Web(
            webFiles(config.getString("fixfirst.web.directory")),
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
    Optional<Accounts.Created> firstAccount = accounts.createFirst();
    TrustedProxies proxies =
        TrustedProxies.of(config.getStringList("fixfirst.http.trusted-proxies"));
    ServerBinding binding =
        bind(system, proxies.before(web.before(dispatcher::handle)), tls, bind, port);
    Figures figures = new Figures(metrics, runtime, views, answers, executor);
    figures.start();
    String configured = config.getString("fixfirst.status.site");
    String site =
        configured.isEmpty() ? address(tls.isPresent(), binding.localAddress()) : configured;
    Optional<StatusFiles> files = statusFiles(config, database, runtime, site, mail);
    Optional<MailSender> sender =
        mail.isOn()
            ? Optional.of(MailSender.start(database.dataSource(), mail, site))
            : Optional.empty();
    stopInOrder(
        system,
        binding,
        () -> {
          sender.ifPresent(MailSender::close);
          files.ifPresent(StatusFiles::close);
          figures.close();
          planner.close();
          readings.close();
          events.close();
        },
        audit::close);
    return new ControlPlane(
        runtime, address(tls.isPresent(), binding.localAddress()), first, firstAccount, operations);
  }

  private static ReadingLog.Limits readings(Config config) {
    Config own = config.getConfig("fixfirst.readings");
    return new ReadingLog.Limits(
        own.getDuration("keep"),
        own.getInt("points"),
        own.getInt("metrics"),
        own.getInt("waiting"),
        own.getDuration("every"));
  }

  private static PastLimits past(Config config) {
    return new PastLimits(
        config.getDuration("fixfirst.past.keep"), config.getInt("fixfirst.past.tickets-max"));
  }

  /** The status pages as files, where a directory for them is set. */
  private static Optional<StatusFiles> statusFiles(
      Config config, Database database, LiveRuntime runtime, String site, MailSettings mail)
      throws SQLException {
    String directory = config.getString("fixfirst.status.directory");
    return directory.isEmpty()
        ? Optional.empty()
        : Optional.of(
            StatusFiles.keep(
                Path.of(directory),
                site,
                database.dataSource(),
                runtime.clock(),
                new StatusFiles.Limits(
                    config.getDuration("fixfirst.status.files-every"),
                    config.getDuration("fixfirst.status.all-files-every")),
                mail.isOn()));
  }

  private static Planner planner(
      Config config, LiveRuntime runtime, Database database, InstantSource time)
      throws SQLException {
    Config own = config.getConfig("fixfirst.planner");
    int threads = own.getInt("threads");
    int processors = Runtime.getRuntime().availableProcessors();
    return Planner.start(
        runtime,
        database.dataSource(),
        ScenarioArgument.find(Path.of(own.getString("scenarios"))),
        own.getBytes("max-text-bytes").intValue(),
        new Planner.Limits(
            threads > 0 ? threads : Math.max(1, processors / 2),
            own.getInt("queued"),
            own.getInt("kept"),
            own.getDuration("time-max"),
            own.getInt("judged-events-max")),
        time);
  }

  /** {@return the address that it listens on, {@code http://127.0.0.1:8080}} */
  public String address() {
    return address;
  }

  private static String address(boolean tls, InetSocketAddress address) {
    InetAddress host = address.getAddress();
    String text = host.getHostAddress();
    return (tls ? "https://" : "http://")
        + (text.contains(":") ? "[" + text + "]" : text)
        + ":"
        + address.getPort();
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
    runtime.system().getWhenTerminated().toCompletableFuture().join();
  }

  @Override
  public void close() {
    runtime.close();
  }

  /** A new desk has the three lines of domain.md, so that it is of use at once. */
  private static void arrange(LiveRuntime runtime) {
    DeskId desk = new DeskId(ContractForm.DESK);
    Asking asking = new Asking(runtime.entities());
    Reply.Done found = asking.read(desk);
    if (found.revision() == 0) {
      asking.ask(
          desk, new DeskCommand.Arrange(TeamForm.STANDARD.stream().map(TeamForm::toCore).toList()));
    }
  }

  private static ServerBinding bind(
      ActorSystem<?> system,
      Function<HttpRequest, CompletionStage<HttpResponse>> handler,
      Optional<SSLContext> tls,
      String bind,
      int port) {
    try {
      ServerBuilder server = Http.get(system).newServerAt(bind, port);
      if (tls.isEmpty()) {
        return server.bind(handler).toCompletableFuture().join();
      }
      Function<HttpRequest, CompletionStage<HttpResponse>> staying =
          request -> handler.apply(request).thenApply(ControlPlane::stayWithTls);
      return server
          .enableHttps(ConnectionContext.httpsServer(tls.get()))
          .bind(staying)
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      Throwable root = e;
      while (root.getCause() != null && !(root instanceof BindException)) {
        root = root.getCause();
      }
      throw new Stopped(
          ExitCode.USAGE,
          "cannot listen on "
              + bind
              + " port "
              + port
              + " ("
              + root.getMessage()
              + "). Maybe another program does; give another one with --port.");
    }
  }

  /** A browser that has once come through TLS does not come without it for a year. */
  private static HttpResponse stayWithTls(HttpResponse response) {
    return response.addHeader(
        RawHeader.create(
            "Strict-Transport-Security", "max-age=" + Duration.ofDays(365).toSeconds()));
  }

  /**
   * @param closing what is not needed to answer the requests that are still under way
   * @param closingLast what is
   */
  private static void stopInOrder(
      ActorSystem<?> system, ServerBinding binding, Runnable closing, Runnable closingLast) {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceUnbind(),
        "http-unbind",
        () -> {
          closing.run();
          return binding.unbind();
        });
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceRequestsDone(),
        "http-requests-done",
        () ->
            binding
                .terminate(TERMINATE)
                .thenApply(
                    _ -> {
                      closingLast.run();
                      return Done.getInstance();
                    }));
    LOG.debug("Listening on {}.", binding.localAddress());
  }

  private static Set<Role> codesFor(Config config) {
    return config.getStringList("fixfirst.second-factor.required-for").stream()
        .map(
            name ->
                Role.named(name)
                    .orElseThrow(
                        () ->
                            new ConfigException.BadValue(
                                "fixfirst.second-factor.required-for", "no role is " + name)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Fixed, unless somebody works on them in a directory and wants to see each change at once. */
  private static Supplier<WebFiles> webFiles(String directory) {
    if (!directory.isEmpty()) {
      return () -> WebFiles.load(Path.of(directory));
    }
    WebFiles files = WebFiles.load();
    return () -> files;
  }

  private static Materializer materializer(ActorSystem<?> system) {
    return SystemMaterializer.get(system).materializer();
  }

  private static boolean isLoopback(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException _) {
      throw new Stopped(ExitCode.USAGE, "--bind names no address (" + bind + ").");
    }
  }
}
