package io.fixfirst.control.audit;

import com.typesafe.config.Config;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.actors.postgres.Migrations;
import io.fixfirst.control.DataOptions;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.LogOptions;
import io.fixfirst.control.Usage;
import io.fixfirst.control.http.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit}: verifies and exports who did what, also while the server runs. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Verifies and exports the log of who did what, from where.")
public final class AuditVerb implements Callable<Integer> {

  private static final String WHO = "operator:command-line";
  private static final int DONE = 200;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  public AuditVerb() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.number();
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Finds any row that was changed, taken out or put in; exit code 4 if there is.")
  int verify(
      @Mixin DataOptions data,
      @Mixin LogOptions logs,
      @Option(
              names = "--expect",
              paramLabel = "NUMBER:HASH",
              description = "An end that was noted down earlier, and must be in the log.")
          @Nullable String expected)
      throws SQLException {
    logs.apply();
    End noted = expected == null ? null : noted(expected);
    Config config = data.config();
    try (Database database = data.share(config)) {
      Migrations.run(database.dataSource());
      AuditReader.Verdict verdict = new AuditReader(database.dataSource()).verify(noted);
      PrintWriter out = spec.commandLine().getOut();
      if (verdict.fault() != null) { // Nothing more is put behind what cannot be trusted.
        out.printf("NOT AS WRITTEN: %s.%n", verdict.fault());
        return ExitCode.TARGET_MISSED.number();
      }
      note(database, "audit verify");
      out.printf(
          "%,d rows are as they were written. The end: %d:%s%n",
          verdict.rows(), verdict.end().number(), HexFormat.of().formatHex(verdict.end().hash()));
      return ExitCode.DONE.number();
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Prints all rows as lines of JSON, the oldest first.")
  int export(@Mixin DataOptions data, @Mixin LogOptions logs) throws SQLException {
    logs.apply();
    Config config = data.config();
    try (Database database = data.share(config)) {
      Migrations.run(database.dataSource());
      PrintWriter out = spec.commandLine().getOut();
      new AuditReader(database.dataSource())
          .all(
              row -> out.println(new String(Json.bytes(AuditRow.of(row)), StandardCharsets.UTF_8)));
      out.flush();
      note(database, "audit export");
      return ExitCode.DONE.number();
    }
  }

  /** Reading the log is written into it. */
  private static void note(Database database, String what) {
    try (AuditLog log = AuditLog.open(database.dataSource())) {
      log.append(
              new Deed(
                  InstantSource.system().instant(),
                  WHO,
                  "operator",
                  null,
                  what,
                  "/audit",
                  null,
                  DONE))
          .toCompletableFuture()
          .join();
    }
  }

  private static End noted(String text) {
    int colon = text.indexOf(':');
    if (!text.matches("[0-9]{1,18}:[0-9a-fA-F]{64}")) {
      throw Usage.wrong("--expect is NUMBER:HASH as verify has printed it", text);
    }
    return new End(
        Long.parseLong(text.substring(0, colon)),
        HexFormat.of().parseHex(text.substring(colon + 1)));
  }
}
