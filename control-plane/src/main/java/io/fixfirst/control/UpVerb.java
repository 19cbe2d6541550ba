package io.fixfirst.control;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import io.fixfirst.actors.clock.ScaledClock;
import io.fixfirst.actors.cluster.NodeAddress;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.actors.postgres.DatabaseException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code up}: the control plane for real use. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Runs the control plane: the desk, its database and the HTTP API.")
final class UpVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private LogOptions logs;
  @Mixin private StatusOption status;
  @Mixin private TlsOptions tls;

  @Option(names = "--port", description = "Port (default: 8080; 0 for any).")
  private int port = 8080;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: this machine only, 127.0.0.1).")
  private String bind = "127.0.0.1";

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description =
          "Be one of several nodes on the same --db, which finds the others there; HOST:PORT is where"
              + " they reach this one, on a network that nobody else can.")
  private @Nullable String node;

  @Override
  public Integer call() {
    long started = System.nanoTime();
    logs.apply();
    if (port < 0 || port > 65_535) {
      throw Usage.wrong("--port is 0 to 65535", port);
    }
    Path directory = data.directory();
    Config config = tls.over(status.over(clustered(data.config())));
    Database database = data.open(config);
    ControlPlane plane = start(config, database, directory);
    PrintWriter err = spec.commandLine().getErr();
    Path token = OperatorToken.in(directory);
    if (!logs.quiet()) {
      err.printf(
          "%s is ready at %s (after %.1f s).%n",
          Build.current(), plane.address(), (System.nanoTime() - started) / 1e9);
      err.printf("Sign in with the token in %s:%n", token);
      err.printf(
          "  curl -H \"Authorization: Bearer $(cat %s)\" %s/api/v1/desk%n", token, plane.address());
      err.flush();
    }
    FirstAccount.tell(err, plane);
    plane.awaitStop();
    if (plane.runtime().wasLeftBehind()) {
      throw new Stopped(
          ExitCode.LEFT_BEHIND,
          "the other nodes of the cluster went on without this one. Start it again.");
    }
    return ExitCode.DONE.number();
  }

  private Config clustered(Config config) {
    if (node == null) {
      return config;
    }
    if (!data.isExternal()) {
      throw new Stopped(ExitCode.USAGE, "--cluster needs a database for all nodes, with --db.");
    }
    try {
      return config.withValue(
          "fixfirst.cluster.node",
          ConfigValueFactory.fromAnyRef(NodeAddress.parse(node).toString()));
    } catch (IllegalArgumentException e) {
      throw new Stopped(ExitCode.USAGE, "--cluster: " + e.getMessage());
    }
  }

  private ControlPlane start(Config config, Database database, Path directory) {
    try {
      return ControlPlane.start(
          config,
          database,
          ScaledClock.system(),
          bind,
          port,
          token -> OperatorToken.write(directory, token));
    } catch (ConfigException | DatabaseException e) {
      database.close();
      throw e;
    }
  }
}
