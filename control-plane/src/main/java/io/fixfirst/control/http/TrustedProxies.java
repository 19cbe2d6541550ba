package io.fixfirst.control.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;

/**
 * Who may say of a request where it comes from, and that it came through TLS: the proxies that were
 * named. What anybody else says in {@code X-Forwarded-Proto} and {@code X-Forwarded-For} is taken
 * away before anybody reads it.
 */
public final class TrustedProxies {

  private static final String PROTOCOL = "X-Forwarded-Proto";
  private static final String FOR = "X-Forwarded-For";

  private final Set<InetAddress> addresses;

  private TrustedProxies(Set<InetAddress> addresses) {
    this.addresses = addresses;
  }

  /**
   * {@return proxies by their IP addresses}
   *
   * @throws IllegalArgumentException if one is no address
   */
  public static TrustedProxies of(List<String> addresses) {
    Set<InetAddress> known = new HashSet<>();
    for (String address : addresses) {
      if (!address.matches("[0-9a-fA-F.:]+")) {
        throw new IllegalArgumentException("A trusted proxy is an IP address (" + address + ").");
      }
      try {
        known.add(InetAddress.getByName(address));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(
            "A trusted proxy is an IP address (" + address + ").", e);
      }
    }
    return new TrustedProxies(known);
  }

  /** {@return a handler that hears of a request only what may be believed} */
  public Function<HttpRequest, CompletionStage<HttpResponse>> before(
      Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
    return request -> handler.apply(believed(request));
  }

  /** {@return the request, as far as it can be believed} */
  HttpRequest believed(HttpRequest request) {
    return isTrusted(request) ? request : request.removeHeader(PROTOCOL).removeHeader(FOR);
  }

  private boolean isTrusted(HttpRequest request) {
    return request
        .getAttribute(AttributeKeys.remoteAddress)
        .flatMap(remote -> remote.getAddress())
        .filter(addresses::contains)
        .isPresent();
  }
}
