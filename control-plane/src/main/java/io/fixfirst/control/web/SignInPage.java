package io.fixfirst.control.web;

import io.fixfirst.control.access.AccountSignIn.Outcome;
import io.fixfirst.control.access.AccountSignIn.Shown;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.Sessions;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.http.Credential;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.web.WebFiles;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.Materializer;

/** The page to sign in: a form that needs no script. */
final class SignInPage {

  static final String PATH = "/sign-in";

  private static final String CHOSEN =
      """
      <label for="chosen">A new password of your own</label>
      <input id="chosen" name="chosen" type="password" autocomplete="new-password" required maxlength="200" aria-describedby="chosen-hint">
      <p class="hint" id="chosen-hint">At least 12 characters. A few words that only you put together are easy to keep in mind.</p>
      """;

  private static final String CODE =
      """
      <label for="code">Code of your app, or a recovery code</label>
      <input id="code" name="code" autocomplete="one-time-code" required maxlength="40" spellcheck="false" autocapitalize="none">
      """;

  private static final int BODY_MAX_BYTES = 8_000;
  private static final long PATIENCE_MILLIS = 10_000;

  private final SignIn signIn;
  private final OidcPages elsewhere;
  private final Materializer materializer;

  SignInPage(SignIn signIn, OidcPages elsewhere, Materializer materializer) {
    this.elsewhere = elsewhere;
    this.signIn = signIn;
    this.materializer = materializer;
  }

  HttpResponse show(HttpRequest request, WebFiles files) {
    return page(request, files, 200, next(request.getUri().query().get("next").orElse("/")), "");
  }

  HttpResponse signIn(HttpRequest request, WebFiles files)
      throws SQLException, InterruptedException {
    Map<String, String> form;
    try {
      form = form(request);
    } catch (ExecutionException | IllegalArgumentException _) {
      return page(request, files, 400, "/", "That was no form of ours.");
    }
    String next = next(form.getOrDefault("next", "/"));
    try {
      Credential.requireOwnPage(request);
    } catch (ProblemException e) {
      return page(request, files, 403, next, e.problem().detail());
    }
    String token = form.getOrDefault("token", "");
    return token.isEmpty()
        ? byName(request, files, form, next)
        : signIn
            .begin(token, request)
            .map(begun -> in(request, begun, next))
            .orElseGet(
                () ->
                    page(
                        request,
                        files,
                        401,
                        next,
                        "This token lets nobody in. It may be mistyped, revoked or expired."));
  }

  private HttpResponse byName(
      HttpRequest request, WebFiles files, Map<String, String> form, String next)
      throws SQLException {
    String name = form.getOrDefault("name", "");
    Shown shown =
        new Shown(
            name,
            form.getOrDefault("password", ""),
            form.getOrDefault("code", ""),
            form.getOrDefault("chosen", ""),
            signIn.address(request));
    SignIn.Attempt attempt = signIn.begin(shown, request);
    Sessions.Begun begun = attempt.begun();
    if (begun != null) {
      return in(request, begun, next);
    }
    String coded = form.containsKey("code") ? CODE : "";
    return switch (attempt.outcome()) {
      case Outcome.Locked(var wait) ->
          page(
              request,
              files,
              429,
              next,
              new Filled(
                  "Too many attempts have failed. Try again in "
                      + (wait.toSeconds() + 1)
                      + " seconds.",
                  name,
                  ""));
      case Outcome.MustChoose _ ->
          page(
              request,
              files,
              401,
              next,
              new Filled(
                  "This password was made for you. Type it once more, and choose one of your own.",
                  name,
                  coded + CHOSEN));
      case Outcome.Unfit(var why) ->
          page(
              request,
              files,
              422,
              next,
              new Filled(
                  "The new password " + why + ". Choose another one.", name, coded + CHOSEN));
      case Outcome.Refused _, Outcome.Known _ ->
          page(
              request,
              files,
              401,
              next,
              new Filled("The name, the password or the code is wrong.", name, coded));
      case Outcome.CodeNeeded _ ->
          page(
              request,
              files,
              401,
              next,
              new Filled("Type the password once more, and the code of your app.", name, CODE));
    };
  }

  private HttpResponse in(HttpRequest request, Sessions.Begun begun, String next) {
    return Answers.seeOther(home(begun.caller(), next))
        .addHeader(
            RawHeader.create("Set-Cookie", signIn.cookie(begun, Credential.isSecure(request))));
  }

  private Map<String, String> form(HttpRequest request)
      throws ExecutionException, InterruptedException {
    String body =
        request
            .entity()
            .withSizeLimit(BODY_MAX_BYTES)
            .toStrict(PATIENCE_MILLIS, materializer)
            .toCompletableFuture()
            .get()
            .getData()
            .utf8String();
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equal = pair.indexOf('=');
      if (equal > 0) {
        form.put(pair.substring(0, equal), decode(pair.substring(equal + 1)));
      }
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static String home(Caller caller, String next) {
    return caller.isCustomer() && caller.tenant() != null && next.equals("/")
        ? "/status/" + caller.tenant().text()
        : next;
  }

  /** {@return the path, if it is one of this server: never another place} */
  static String next(String path) {
    return path.matches("/(?![/\\\\])[\\x21-\\x7e]{0,1000}") ? path : "/";
  }

  /**
   * What stands in the form.
   *
   * @param more further fields
   */
  private record Filled(String error, String name, String more) {}

  /** {@return the page with a sentence, for those who come back from elsewhere} */
  static HttpResponse said(HttpRequest request, WebFiles files, int status, String sentence) {
    return page(request, files, status, "/", new Filled(sentence, "", ""), "");
  }

  private HttpResponse page(
      HttpRequest request, WebFiles files, int status, String next, String error) {
    return page(request, files, status, next, new Filled(error, "", ""));
  }

  private HttpResponse page(
      HttpRequest request, WebFiles files, int status, String next, Filled filled) {
    return page(request, files, status, next, filled, elsewhere.link(next));
  }

  private static HttpResponse page(
      HttpRequest request, WebFiles files, int status, String next, Filled filled, String link) {
    String error = filled.error;
    String html =
        files
            .page("sign-in.html")
            .replace("{next}", escape(next))
            .replace("{chosen}", filled.more)
            .replace("{elsewhere}", link)
            .replace("{name}", escape(filled.name))
            .replace("{hidden}", error.isEmpty() ? "hidden" : "")
            .replace("{error}", escape(error));
    return Answers.page(request, status, html);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
