package io.fixfirst.control;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.fixfirst.actors.LiveRuntime;
import io.fixfirst.actors.postgres.Database;
import io.fixfirst.control.access.Role;
import io.fixfirst.control.access.Seal;
import io.fixfirst.control.planner.Planner;
import io.fixfirst.control.reading.ReadingLog;
import io.fixfirst.control.status.MailSettings;
import io.fixfirst.control.status.StatusFiles;
import io.fixfirst.control.view.PastLimits;
import io.fixfirst.web.WebFiles;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the configuration says of the parts, as they take it. */
final class Settings {

  private Settings() {}

  static ReadingLog.Limits readings(Config config) {
    Config own = config.getConfig("fixfirst.readings");
    return new ReadingLog.Limits(
        own.getDuration("keep"),
        own.getInt("points"),
        own.getInt("metrics"),
        own.getInt("waiting"),
        own.getDuration("every"));
  }

  static PastLimits past(Config config) {
    return new PastLimits(
        config.getDuration("fixfirst.past.keep"), config.getInt("fixfirst.past.tickets-max"));
  }

  /** The status pages as files, where a directory for them is set. */
  static Optional<StatusFiles> statusFiles(
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

  static Planner planner(Config config, LiveRuntime runtime, Database database, InstantSource time)
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

  static Seal seal(Config config) {
    try {
      return new Seal(SecretText.all(config, "fixfirst.secrets.keys"));
    } catch (IllegalArgumentException e) {
      throw new ConfigException.BadValue("fixfirst.secrets.keys", String.valueOf(e.getMessage()));
    }
  }

  static Set<Role> codesFor(Config config) {
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
  static Supplier<WebFiles> webFiles(String directory) {
    if (!directory.isEmpty()) {
      return () -> WebFiles.load(Path.of(directory));
    }
    WebFiles files = WebFiles.load();
    return () -> files;
  }
}
