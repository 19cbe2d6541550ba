package io.fixfirst.control;

import com.typesafe.config.Config;
import io.fixfirst.actors.EntityType;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.codec.Codec;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.actors.journal.ReadModel;
import io.fixfirst.actors.journal.Rebuild;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.actors.postgres.Migrations;
import io.fixfirst.control.status.StatusProjection;
import io.fixfirst.control.view.Past;
import io.fixfirst.control.view.Views;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rebuild}: folds what people see again from the journal, also while the server runs. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description =
        "Folds the tables that lists, status pages and the past are read from again from the journal, and puts"
            + " right what differs; also while it runs.")
final class RebuildVerb implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private LogOptions logs;

  @Option(
      names = "--check",
      description = "Change nothing; exit code 4 where a row is not as the journal says.")
  private boolean check;

  @Override
  public Integer call() throws SQLException {
    logs.apply();
    Config config = data.config();
    long wrong = 0;
    try (Database database = data.share(config)) {
      Migrations.run(database.dataSource());
      JournalReader journal =
          new JournalReader(database.dataSource(), new Codec(EntityType.names(EntityTypes.ALL)));
      if (!check) {
        journal.unreadable().forget(); // Those that still cannot be read are found again.
      }
      for (ReadModel model :
          List.of(
              Views.readModel(),
              StatusProjection.readModel(),
              Past.readModel(Settings.past(config).keep()))) {
        wrong += rebuild(database, journal, model);
      }
    }
    return (check && wrong > 0 ? ExitCode.TARGET_MISSED : ExitCode.DONE).number();
  }

  private long rebuild(Database database, JournalReader journal, ReadModel model)
      throws SQLException {
    String name = model.projection().name();
    PrintWriter err = spec.commandLine().getErr();
    Rebuild.Outcome outcome;
    try (ProgressLine line = logs.progress(err)) {
      outcome =
          Rebuild.run(
              database.dataSource(),
              journal,
              model,
              !check,
              events -> line.show(() -> "%s: %,d events folded".formatted(name, events)));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %,d events, %,d rows %s%n",
        name,
        outcome.events(),
        outcome.wrong(),
        check ? "are not as the journal says" : "put right");
    for (Map.Entry<String, Long> table : outcome.differing().entrySet()) {
      if (table.getValue() > 0) {
        out.printf("  %s: %,d%n", table.getKey(), table.getValue());
      }
    }
    out.flush();
    return outcome.wrong();
  }
}
