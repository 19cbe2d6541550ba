package io.fixfirst.control;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for a certificate. */
public final class TlsOptions {

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Serve HTTPS with this certificate: PEM, with those that vouch for it.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key: PEM, not encrypted.")
  private @Nullable Path key;

  /** Made by picocli. */
  public TlsOptions() {}

  /** {@return the settings with the options', where they are given} */
  public Config over(Config config) {
    return with(with(config, "certificate", certificate), "key", key);
  }

  private static Config with(Config config, String name, @Nullable Path file) {
    return file == null
        ? config
        : config.withValue("fixfirst.tls." + name, ConfigValueFactory.fromAnyRef(file.toString()));
  }
}
