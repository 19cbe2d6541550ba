package io.fixfirst.actors.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where other nodes reach a node.
 *
 * @param host a name or an address; an IPv6 address has brackets
 */
public record NodeAddress(String host, int port) {

  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}])" + ":([0-9]{1,5})");
  private static final int PORT_MAX = 65_535;

  /**
   * {@return the address of a text like {@code 10.0.0.7:25520}}
   *
   * @throws IllegalArgumentException if it is none
   */
  public static NodeAddress parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()
        || Integer.parseInt(matcher.group(2)) < 1
        || Integer.parseInt(matcher.group(2)) > PORT_MAX) {
      throw new IllegalArgumentException(
          "A node's address is HOST:PORT, as other nodes reach it (was \"" + text + "\").");
    }
    return new NodeAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  /** {@return this node's address by the configuration; empty where it is alone} */
  public static Optional<NodeAddress> of(Config config) {
    String text = config.getString("fixfirst.cluster.node");
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(text));
  }

  /** {@return a configuration that listens there} */
  public Config over(Config config) {
    return ConfigFactory.empty()
        .withValue("pekko.remote.artery.canonical.hostname", ConfigValueFactory.fromAnyRef(host))
        .withValue("pekko.remote.artery.canonical.port", ConfigValueFactory.fromAnyRef(port))
        .withFallback(config);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
