package io.fixfirst.control.status;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Authenticator;
import io.fixfirst.control.http.ProblemException;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Who looks at a page, which also those may who are not signed in. */
final class Visitors {

  private static final String BEARER = "Bearer ";

  private final Authenticator authenticator;

  Visitors(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** {@return who is signed in; empty for everybody else, whatever they have sent} */
  Optional<Caller> of(HttpRequest request) {
    String header = request.getHeader("Authorization").map(HttpHeader::value).orElse("").trim();
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    try {
      return Optional.of(authenticator.authenticate(header.substring(BEARER.length()).trim()))
          .filter(caller -> caller.may(Permission.SEE_TENANT));
    } catch (ProblemException _) {
      return Optional.empty(); // Nobody's token is no reason to refuse a page that is public.
    }
  }
}
