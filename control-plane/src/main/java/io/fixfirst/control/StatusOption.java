package io.fixfirst.control;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that keeps status pages as files, for the verbs that run the control plane. */
public final class StatusOption {

  @Option(
      names = "--status-dir",
      paramLabel = "DIR",
      description =
          "Keep the status pages that are seen without signing in as files there, for any web"
              + " server to show while this program is down.")
  private @Nullable Path directory;

  /** Made by picocli. */
  public StatusOption() {}

  /** {@return the settings with the option's, where it is given} */
  public Config over(Config config) {
    return directory == null
        ? config
        : config.withValue(
            "fixfirst.status.directory", ConfigValueFactory.fromAnyRef(directory.toString()));
  }
}
