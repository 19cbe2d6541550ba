package io.fixfirst.control;

import com.typesafe.config.Config;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.actors.postgres.Migrations;
import io.fixfirst.control.access.ApiTokens;
import io.fixfirst.control.access.Reach;
import io.fixfirst.control.access.Role;
import io.fixfirst.core.TenantId;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code token}: creates, lists and revokes API tokens, also while the server runs. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Creates an API token and prints it, this once; lists and revokes tokens.")
final class TokenVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      split = ",",
      description = "Whose data it may see, also several; none for the provider's, all.")
  private List<String> tenants = new ArrayList<>();

  @Option(names = "--role", description = "What it may do, such as operator or monitoring.")
  private @Nullable String role;

  @Option(names = "--label", description = "Who has it, as time lines will say.")
  private @Nullable String label;

  @Option(names = "--expires", paramLabel = "DURATION", description = "When it ends, such as P30D.")
  private @Nullable String expires;

  @Option(names = "--revoke", paramLabel = "ID", description = "Revoke a token.")
  private @Nullable String revoke;

  @Option(names = "--list", description = "List all tokens, not the secrets.")
  private boolean list;

  @Override
  public Integer call() throws SQLException {
    Config config = data.config();
    Role wanted = list || revoke != null ? Role.OPERATOR : role();
    Reach whose = reach();
    Duration lifetime = lifetime();
    if (wanted.isCustomer() && whose.isEvery()) {
      throw new Stopped(ExitCode.USAGE, "the role " + wanted.text() + " needs a --tenant.");
    }
    try (Database database = data.share(config)) {
      Migrations.run(database.dataSource());
      ApiTokens tokens = new ApiTokens(database.dataSource(), InstantSource.system());
      if (list) {
        print(tokens);
      } else if (revoke != null) {
        revoke(tokens, revoke);
      } else {
        create(tokens, whose, wanted, lifetime);
      }
      return ExitCode.DONE.number();
    }
  }

  private void create(ApiTokens tokens, Reach whose, Role wanted, @Nullable Duration lifetime)
      throws SQLException {
    ApiTokens.Created created =
        tokens.create(whose, wanted, label == null ? wanted.text() : label, lifetime);
    spec.commandLine().getErr().println("fixfirst: the token's id is " + created.id() + ".");
    spec.commandLine().getOut().println(created.token());
  }

  private static void revoke(ApiTokens tokens, String id) throws SQLException {
    if (!tokens.revoke(id)) {
      throw new Stopped(ExitCode.BAD_INPUT, "there is no token " + id + " to revoke.");
    }
  }

  private void print(ApiTokens tokens) throws SQLException {
    PrintWriter out = spec.commandLine().getOut();
    for (ApiTokens.Known known : tokens.list()) {
      String state =
          known.revoked() != null
              ? "revoked " + known.revoked()
              : known.expires() != null ? "until " + known.expires() : "for ever";
      out.printf(
          "%s  %-20s  %-24s  %-16s  %s  last used %s%n",
          known.id(),
          known.reach().isEvery() ? "(all tenants)" : known.reach().text(),
          known.role().text(),
          known.label(),
          state,
          known.lastUsed() == null ? "never" : known.lastUsed());
    }
  }

  private Role role() {
    return Role.named(role == null ? "" : role)
        .orElseThrow(
            () ->
                new Stopped(
                    ExitCode.USAGE,
                    "--role is one of "
                        + String.join(", ", Arrays.stream(Role.values()).map(Role::text).toList())
                        + "."));
  }

  private Reach reach() {
    try {
      return tenants.isEmpty()
          ? Reach.EVERY
          : new Reach.Tenants(
              tenants.stream().map(TenantId::new).collect(Collectors.toCollection(TreeSet::new)));
    } catch (IllegalArgumentException e) {
      throw new Stopped(ExitCode.USAGE, "--tenant: " + e.getMessage());
    }
  }

  private @Nullable Duration lifetime() {
    if (expires == null) {
      return null;
    }
    try {
      Duration duration = Duration.parse(expires);
      if (duration.isPositive() && duration.toDays() <= 36_500) {
        return duration;
      }
    } catch (DateTimeException _) {
      // Said below, together with what is not positive.
    }
    throw new Stopped(
        ExitCode.USAGE, "--expires is a duration like P30D or PT12H (was " + expires + ").");
  }
}
