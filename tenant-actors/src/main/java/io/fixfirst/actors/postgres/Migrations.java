package io.fixfirst.actors.postgres;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The schema's steps, {@code db/migration/V*.sql} of every module on the class path. The numbers
 * 1-99 are the runtime's, 100 and up are the control plane's.
 */
public final class Migrations {

  private Migrations() {}

  /**
   * Brings the schema up to date.
   *
   * @throws DatabaseException if a newer program has written it
   */
  public static void run(DataSource dataSource) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .outOfOrder(true) // Two modules number their steps apart.
            .load();
    try {
      run(flyway);
    } catch (FlywayException e) {
      throw new DatabaseException("The schema cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  private static void run(Flyway flyway) {
    MigrationInfo[] all = flyway.info().all();
    newest(all, true)
        .ifPresent(
            version -> {
              throw new DatabaseException(
                  "This database was written by a newer program: its schema is "
                      + version
                      + ", this program knows up to "
                      + newest(all, false).map(MigrationVersion::getVersion).orElse("none")
                      + ". Start that program, or a newer one.");
            });
    flyway.migrate();
    JournalNumbers.mend(flyway.getConfiguration().getDataSource());
  }

  private static Optional<MigrationVersion> newest(MigrationInfo[] all, boolean future) {
    return Arrays.stream(all)
        .filter(info -> info.getVersion() != null)
        .filter(info -> isFuture(info) == future)
        .map(MigrationInfo::getVersion)
        .max(Comparator.naturalOrder());
  }

  private static boolean isFuture(MigrationInfo info) {
    return switch (info.getState()) {
      case FUTURE_SUCCESS, FUTURE_FAILED -> true;
      case PENDING,
          ABOVE_TARGET,
          BELOW_BASELINE,
          BASELINE_IGNORED,
          BASELINE,
          IGNORED,
          MISSING_SUCCESS,
          MISSING_FAILED,
          SUCCESS,
          UNDONE,
          AVAILABLE,
          FAILED,
          OUT_OF_ORDER,
          OUTDATED,
          SUPERSEDED,
          DELETED ->
          false;
    };
  }
}
