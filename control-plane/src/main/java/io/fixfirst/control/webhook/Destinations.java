package io.fixfirst.control.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.jspecify.annotations.Nullable;

/**
 * Where messages may be sent to. Whoever may add a webhook must not reach with it what only this
 * machine can: so an address on the Internet, or one that the settings allow. It is the address
 * that is connected to that counts, not the name, which may be another one's a moment later.
 */
public final class Destinations {

  /** Of IANA's registries of special addresses, and all that is not one receiver's. */
  private static final List<Network> SPECIAL =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // shared by a carrier's customers
              "127.0.0.0/8", // loopback
              "169.254.0.0/16", // link-local, where clouds keep their secrets
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocols
              "192.0.2.0/24", // documentation
              "192.31.196.0/24", // AS112
              "192.52.193.0/24", // relays of multicast
              "192.88.99.0/24", // relays of 6to4
              "192.168.0.0/16", // private
              "192.175.48.0/24", // AS112
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, and broadcast
              "2001::/23", // protocols, and Teredo with an IPv4 address inside
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4 with an IPv4 address inside
              "3fff::/20") // documentation
          .map(Network::parse)
          .toList();

  /** All of IPv6 that is given to anybody; loopback, local, mapped and translated are outside. */
  private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

  private static final int PORT_MAX = 65_535;

  private final List<Network> allow;
  private final boolean plainHttp;

  /**
   * @param allow networks that may be sent to whatever they are
   * @param plainHttp whether addresses may be without TLS
   */
  public Destinations(List<Network> allow, boolean plainHttp) {
    this.allow = List.copyOf(allow);
    this.plainHttp = plainHttp;
  }

  /** {@return what is wrong with an address of a receiver; empty where nothing is} */
  public Optional<String> fault(String text) {
    if (!text.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      return Optional.of("has a character that is not ASCII, or a blank");
    }
    URI uri;
    try {
      uri = new URI(text);
      Uri.create(text); // What sends it has to understand it, too.
    } catch (URISyntaxException | IllegalUriException _) {
      return Optional.of("is no URL");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
      return Optional.of(plainHttp ? "is neither https nor http" : "is not https");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > PORT_MAX) {
      return Optional.of("names no host, or no port that there is");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.of("has a user or a fragment in it");
    }
    InetAddress literal = literal(host(uri));
    return literal == null || mayBeSentTo(literal)
        ? Optional.empty()
        : Optional.of("is an address that nothing is sent to");
  }

  /**
   * {@return the address to connect to}
   *
   * @throws UnknownHostException if the name has none that may be sent to; says so without naming
   *     what it found
   */
  public InetAddress resolve(URI uri) throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(host(uri))) {
      if (mayBeSentTo(address)) {
        return address;
      }
    }
    throw new UnknownHostException("Its address is one that nothing is sent to.");
  }

  /** {@return whether something may be sent to this address} */
  boolean mayBeSentTo(InetAddress address) {
    if (allow.stream().anyMatch(network -> network.includes(address))) {
      return true;
    }
    boolean ordinary = address.getAddress().length == 4 || GLOBAL_UNICAST.includes(address);
    return ordinary && SPECIAL.stream().noneMatch(network -> network.includes(address));
  }

  /** {@return the host of a URL, an IPv6 address without its brackets} */
  static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException _) {
      return null; // A name.
    }
  }
}
