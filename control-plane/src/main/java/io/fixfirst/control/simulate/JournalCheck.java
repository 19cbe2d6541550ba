package io.fixfirst.control.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.typesafe.config.Config;
import io.fixfirst.actors.EntityType;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.codec.Codec;
import io.fixfirst.actors.journal.JournalEvent;
import io.fixfirst.actors.journal.JournalReader;
import io.fixfirst.actors.journal.Offset;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.actors.postgres.Migrations;
import io.fixfirst.control.DataOptions;
import io.fixfirst.control.ExitCode;
import io.fixfirst.control.Stopped;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.twin.TwinCheck;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code simulate --from-journal}: a running system's record against the rules. */
final class JournalCheck {

  /** How long a message takes at most, unless something else is said. */
  static final Duration DELIVERY = Duration.ofMinutes(5);

  static final Duration DELIVERY_MAX = Duration.ofDays(1);

  /** So much is held in memory; what comes later is not looked at, and it is said so. */
  private static final int EVENTS_MAX = 1_000_000;

  private static final int PAGE = 5_000;

  private final DataOptions data;
  private final Duration delivery;

  JournalCheck(DataOptions data, Duration delivery) {
    this.data = data;
    this.delivery = delivery;
  }

  ExitCode run(boolean json, PrintWriter out) {
    List<Recorded> record = read();
    TwinCheck check = TwinCheck.of(record, delivery);
    TwinReport report = TwinReport.of(check, record, delivery, record.size() < EVENTS_MAX);
    if (json) {
      out.println(json(report));
    } else {
      out.print(report.text());
    }
    out.flush();
    return check.holds() ? ExitCode.DONE : ExitCode.TARGET_MISSED;
  }

  private List<Recorded> read() {
    Config config = data.config();
    Codec codec = new Codec(EntityType.names(EntityTypes.ALL));
    try (Database database = data.share(config)) {
      Migrations.run(database.dataSource());
      return read(new JournalReader(database.dataSource(), codec));
    } catch (SQLException e) {
      throw new Stopped(ExitCode.BAD_INPUT, "the journal cannot be read: " + e.getMessage());
    }
  }

  private static List<Recorded> read(JournalReader journal) throws SQLException {
    List<Recorded> record = new ArrayList<>();
    Offset after = Offset.START;
    while (record.size() < EVENTS_MAX) {
      List<JournalEvent> page = journal.read(after, Math.min(PAGE, EVENTS_MAX - record.size()));
      if (page.isEmpty()) {
        break;
      }
      for (JournalEvent event : page) {
        record.add(
            new Recorded(record.size() + 1, event.entity(), event.revision(), event.event()));
      }
      after = page.getLast().offset();
    }
    return record;
  }

  private static String json(TwinReport report) {
    try {
      return Codec.coreMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The report is no JSON (" + report + ").", e);
    }
  }
}
