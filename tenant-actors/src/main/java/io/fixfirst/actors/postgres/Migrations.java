package io.fixfirst.actors.postgres;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The schema's steps, {@code db/migration/V*.sql} of every module on the class path. The numbers
 * 1-99 are the runtime's, 100 and up are the control plane's.
 */
public final class Migrations {

  private static final String LOCATION = "db/migration";

  private Migrations() {}

  /**
   * Brings the schema up to date.
   *
   * @throws DatabaseException if a newer program has written it
   */
  public static void run(DataSource dataSource) {
    Flyway flyway = settings(dataSource).load();
    try {
      run(flyway);
    } catch (FlywayException e) {
      throw new DatabaseException("The schema cannot be brought up to date: " + e.getMessage(), e);
    }
  }

  /**
   * Makes the schema of an empty database as it was when these steps had been taken and no others.
   *
   * @param versions of the steps
   * @throws DatabaseException if this program does not know one of them
   */
  public static void run(DataSource dataSource, Set<String> versions) {
    try {
      List<String> scripts = new ArrayList<>();
      Set<String> unknown = new LinkedHashSet<>(versions);
      for (MigrationInfo info : settings(dataSource).load().info().all()) {
        if (info.getVersion() != null && unknown.remove(info.getVersion().getVersion())) {
          scripts.add(info.getScript());
        }
      }
      if (!unknown.isEmpty()) {
        throw new DatabaseException(
            "This was written by a newer program: this one does not know the schema's step "
                + unknown.iterator().next()
                + ".");
      }
      settings(dataSource).resourceProvider(new Steps(LOCATION, scripts)).load().migrate();
    } catch (FlywayException e) {
      throw new DatabaseException("The schema cannot be made: " + e.getMessage(), e);
    }
  }

  private static FluentConfiguration settings(DataSource dataSource) {
    return Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:" + LOCATION)
        .outOfOrder(true); // Two modules number their steps apart.
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
