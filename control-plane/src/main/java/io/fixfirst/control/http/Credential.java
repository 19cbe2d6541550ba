package io.fixfirst.control.http;

import io.fixfirst.control.access.Sessions;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * What a request shows to be let in: a token in its {@code Authorization}, or else a browser's
 * session in its cookie.
 *
 * @param secret the token, or the session
 */
public record Credential(String secret) {

  /**
   * {@return what the request shows}
   *
   * @throws ProblemException with 401 where it shows nothing, with 403 where a browser sends it for
   *     a page that is not ours
   */
  public static Credential required(HttpRequest request) {
    return find(request)
        .orElseThrow(
            () ->
                Problems.unauthorized("Send a token as \"Authorization: Bearer TOKEN\".").raise());
  }

  /**
   * {@return what the request shows; empty for nothing}
   *
   * @throws ProblemException as {@link #required} does
   */
  public static Optional<Credential> find(HttpRequest request) {
    String header = header(request, "Authorization").trim();
    if (!header.isEmpty()) {
      if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
        throw Problems.unauthorized("The Authorization header is not of the kind Bearer.").raise();
      }
      return Optional.of(new Credential(header.substring(7).trim()));
    }
    Optional<Credential> session = session(request);
    if (session.isPresent() && !request.method().isSafe()) {
      requireOwnPage(request);
    }
    return session;
  }

  /** {@return the session in the request's cookie} */
  public static Optional<Credential> session(HttpRequest request) {
    for (HttpHeader each : request.getHeaders()) {
      if (each.is("cookie")) {
        for (String pair : each.value().split(";", -1)) {
          String trimmed = pair.trim();
          if (trimmed.startsWith(Sessions.COOKIE + "=")) {
            return Optional.of(new Credential(trimmed.substring(Sessions.COOKIE.length() + 1)));
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses what a browser sends on behalf of a page that is not ours. Every browser that keeps our
   * cookie says where a request comes from.
   *
   * @throws ProblemException with 403
   */
  public static void requireOwnPage(HttpRequest request) {
    String site = header(request, "Sec-Fetch-Site");
    String origin = header(request, "Origin");
    boolean own =
        site.isEmpty()
            ? !origin.isEmpty() && origin.endsWith("://" + header(request, "Host"))
            : site.equals("same-origin");
    if (!own) {
      throw Problem.of(
              403,
              "access.cross-site",
              "Not allowed",
              "A session may change something only from a page of ours.")
          .advising("Send a token as \"Authorization: Bearer TOKEN\" instead of a cookie.")
          .raise();
    }
  }

  /** {@return whether the browser speaks to us through TLS, here or at a proxy before us} */
  public static boolean isSecure(HttpRequest request) {
    return request.getUri().getScheme().equals("https")
        || header(request, "X-Forwarded-Proto").equalsIgnoreCase("https");
  }

  private static String header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value).orElse("");
  }
}
