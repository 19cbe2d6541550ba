package io.fixfirst.control.status;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Permission;
import io.fixfirst.control.http.Authenticator;
import io.fixfirst.control.http.Credential;
import io.fixfirst.control.http.ProblemException;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Who looks at a page, which also those may who are not signed in. */
final class Visitors {

  private static final int UNAUTHORIZED = 401;

  private final Authenticator authenticator;

  Visitors(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * {@return who is signed in; empty for everybody else, whatever they have sent}
   *
   * @throws ProblemException with 403 where a browser sends a form for a page that is not ours
   */
  Optional<Caller> of(HttpRequest request) {
    try {
      return Credential.find(request)
          .map(credential -> authenticator.authenticate(credential.secret()))
          .filter(caller -> caller.may(Permission.SEE_TENANT))
          .map(caller -> caller.asking(Permission.SEE_TENANT));
    } catch (ProblemException e) {
      if (e.problem().status() == UNAUTHORIZED) {
        return Optional.empty(); // What lets nobody in is no reason to refuse a public page.
      }
      throw e;
    }
  }
}
