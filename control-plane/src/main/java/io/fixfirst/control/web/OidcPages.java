package io.fixfirst.control.web;

import io.fixfirst.control.access.Account;
import io.fixfirst.control.access.Accounts;
import io.fixfirst.control.access.Sessions;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.http.Credential;
import io.fixfirst.control.oidc.OidcClient;
import io.fixfirst.control.oidc.OidcClient.FailedException;
import io.fixfirst.control.oidc.OidcClient.Person;
import io.fixfirst.control.oidc.OidcClient.Visit;
import io.fixfirst.control.oidc.OidcSettings;
import io.fixfirst.web.WebFiles;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to where people sign in elsewhere, and back. What has to be known when a browser comes
 * back, it keeps itself, in a cookie that is gone ten minutes later: so any node can let it in, and
 * strangers who begin and never come back cost nothing.
 */
final class OidcPages {

  static final String BEGIN = "/sign-in/elsewhere";
  static final String BACK = BEGIN + "/back";

  private static final Logger LOG = LoggerFactory.getLogger(OidcPages.class);
  private static final String COOKIE = "fixfirst_visit";
  private static final String ATTRIBUTES = "; Path=" + BEGIN + "; HttpOnly; SameSite=Lax";
  private static final int PARTS = 4;

  private final OidcSettings settings;
  private final OidcClient client;
  private final Accounts accounts;
  private final SignIn signIn;

  OidcPages(OidcSettings settings, Accounts accounts, SignIn signIn) {
    this.settings = settings;
    this.client = new OidcClient(settings);
    this.accounts = accounts;
    this.signIn = signIn;
  }

  /** {@return the link of the page to sign in; nothing where there is nowhere else} */
  String link(String next) {
    return settings.isOn()
        ? "<p><a class=\"button\" href=\"%s?next=%s\">Sign in with %s</a></p>"
            .formatted(
                BEGIN,
                SignInPage.escape(URLEncoder.encode(next, StandardCharsets.UTF_8)),
                SignInPage.escape(settings.label()))
        : "";
  }

  HttpResponse begin(HttpRequest request, WebFiles files) {
    if (!settings.isOn()) {
      return Answers.text(404, "Nobody signs in elsewhere here.");
    }
    String next = SignInPage.next(request.getUri().query().get("next").orElse("/"));
    try {
      Visit visit = client.begin(back(request));
      String kept =
          String.join(
              ".",
              visit.state(),
              visit.nonce(),
              visit.verifier(),
              Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(next.getBytes(StandardCharsets.UTF_8)));
      return Answers.seeOther(visit.uri().toString())
          .addHeader(
              RawHeader.create(
                  "Set-Cookie",
                  COOKIE
                      + "="
                      + kept
                      + ATTRIBUTES
                      + "; Max-Age=600"
                      + (Credential.isSecure(request) ? "; Secure" : "")));
    } catch (FailedException e) {
      return failed(request, files, e);
    }
  }

  HttpResponse back(HttpRequest request, WebFiles files) throws SQLException {
    List<String> kept = kept(request);
    if (!settings.isOn() || kept.size() != PARTS) {
      return SignInPage.said(
          request, files, 400, "This sign-in has ended, or another browser began it. Try again.");
    }
    try {
      Visit visit = new Visit(back(request), kept.get(0), kept.get(1), kept.get(2));
      String query = request.getUri().rawQueryString().orElse("");
      Person person = client.finish(URI.create(back(request) + "?" + query), back(request), visit);
      Optional<Account> account =
          accounts.elsewhere(person.subject(), person.name(), person.label(), person.grants());
      signIn.forgetAll(); // What they may do may have changed.
      if (account.isEmpty() || !account.get().isOpen()) {
        LOG.info("Signed in elsewhere, and may do nothing here: {}.", person.name());
        return SignInPage.said(
                request,
                files,
                403,
                settings.label()
                    + " knows you, but none of your groups there may do anything here. Ask who runs"
                    + " this desk.")
            .addHeader(forgotten());
      }
      Sessions.Begun begun = signIn.begin(account.get(), request);
      String next = new String(Base64.getUrlDecoder().decode(kept.get(3)), StandardCharsets.UTF_8);
      return Answers.page(
              request,
              200,
              files
                  .page("signed-in.html")
                  .replace(
                      "{next}",
                      SignInPage.escape(SignInPage.home(begun.caller(), SignInPage.next(next)))))
          .addHeader(forgotten())
          .addHeader(
              RawHeader.create("Set-Cookie", signIn.cookie(begun, Credential.isSecure(request))));
    } catch (FailedException | IllegalArgumentException e) {
      return failed(request, files, e).addHeader(forgotten());
    }
  }

  private HttpResponse failed(HttpRequest request, WebFiles files, Exception why) {
    LOG.warn("Signing in with {} did not work: {}", settings.label(), why.getMessage());
    return SignInPage.said(
        request, files, 502, "Signing in with " + settings.label() + " did not work. Try again.");
  }

  private URI back(HttpRequest request) {
    String site =
        settings.site().isEmpty()
            ? (Credential.isSecure(request) ? "https://" : "http://")
                + request.getHeader("Host").map(HttpHeader::value).orElse("localhost")
            : settings.site();
    return URI.create(site + BACK);
  }

  private static List<String> kept(HttpRequest request) {
    for (HttpHeader each : request.getHeaders()) {
      if (each.is("cookie")) {
        for (String pair : each.value().split(";", -1)) {
          if (pair.strip().startsWith(COOKIE + "=")) {
            return Arrays.asList(pair.strip().substring(COOKIE.length() + 1).split("\\.", -1));
          }
        }
      }
    }
    return List.of();
  }

  private static HttpHeader forgotten() {
    return RawHeader.create("Set-Cookie", COOKIE + "=" + ATTRIBUTES + "; Max-Age=0");
  }
}
