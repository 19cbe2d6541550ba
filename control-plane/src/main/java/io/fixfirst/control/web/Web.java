package io.fixfirst.control.web;

import io.fixfirst.control.access.Accounts;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.access.SignIn;
import io.fixfirst.control.http.Authenticator;
import io.fixfirst.control.http.Credential;
import io.fixfirst.control.http.ProblemException;
import io.fixfirst.control.oidc.OidcSettings;
import io.fixfirst.web.WebFile;
import io.fixfirst.web.WebFiles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.Materializer;

/** Answers browsers: the console under {@code /}, the page to sign in, and the files of both. */
public final class Web {

  private final Supplier<WebFiles> files;
  private final Authenticator authenticator;
  private final SignInPage signInPage;
  private final OidcPages elsewhere;
  private final Executor executor;
  private final Materializer materializer;

  /**
   * @param files all that may be served; asked at each page, so that it may change while one works
   *     on it
   * @param executor for blocking work: virtual threads
   */
  public Web(
      Supplier<WebFiles> files,
      SignIn signIn,
      Accounts accounts,
      OidcSettings oidc,
      Authenticator authenticator,
      Executor executor,
      Materializer materializer) {
    this.files = files;
    this.authenticator = authenticator;
    this.elsewhere = new OidcPages(oidc, accounts, signIn);
    this.signInPage = new SignInPage(signIn, elsewhere, materializer);
    this.executor = executor;
    this.materializer = materializer;
  }

  /** {@return what answers browsers here, and leaves all other paths to the operations} */
  public Function<HttpRequest, CompletionStage<HttpResponse>> before(
      Function<HttpRequest, CompletionStage<HttpResponse>> operations) {
    return request ->
        serves(request.getUri().getPathString()) ? handle(request) : operations.apply(request);
  }

  private static boolean serves(String path) {
    return path.equals("/")
        || path.isEmpty()
        || path.equals("/console")
        || path.startsWith("/console/")
        || path.equals(SignInPage.PATH)
        || path.equals(OidcPages.BEGIN)
        || path.equals(OidcPages.BACK)
        || path.startsWith("/assets/")
        || path.startsWith("/lib/");
  }

  private CompletionStage<HttpResponse> handle(HttpRequest request) {
    CompletableFuture<HttpResponse> response = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            response.complete(answer(request));
          } catch (Exception e) {
            response.completeExceptionally(e);
          }
        });
    return response;
  }

  private HttpResponse answer(HttpRequest request) throws Exception {
    String path = request.getUri().getPathString();
    String method = request.method().name();
    if (path.equals(SignInPage.PATH) && method.equals("POST")) {
      return signInPage.signIn(request, files.get());
    }
    if (!request.entity().isStrict()) {
      request.discardEntityBytes(materializer);
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Answers.text(405, "This page can only be read.")
          .addHeader(RawHeader.create("Allow", "GET, HEAD"));
    }
    if (path.equals(SignInPage.PATH)) {
      return signInPage.show(request, files.get());
    }
    if (path.equals(OidcPages.BEGIN)) {
      return elsewhere.begin(request, files.get());
    }
    if (path.equals(OidcPages.BACK)) {
      return elsewhere.back(request, files.get());
    }
    if (path.startsWith("/assets/") || path.startsWith("/lib/")) {
      return files
          .get()
          .find(path)
          .map(file -> file(request, file))
          .orElseGet(() -> Answers.text(404, "There is no such file."));
    }
    return console(request);
  }

  /** The console, for those who are signed in; it carries no data itself. */
  private HttpResponse console(HttpRequest request) {
    Optional<Credential> session = Credential.session(request);
    try {
      Caller caller = session.isEmpty() ? null : authenticator.authenticate(session.get().secret());
      if (caller != null && caller.isCustomer() && caller.tenant() != null) {
        return Answers.seeOther("/status/" + caller.tenant().text());
      }
      return caller == null
          ? toSignIn(request)
          : Answers.page(request, 200, files.get().page("shell.html"));
    } catch (ProblemException _) {
      return toSignIn(request);
    } catch (RuntimeException _) {
      // Nobody can be asked who this is; the console opens, and says that it has no connection.
      return Answers.page(request, 200, files.get().page("shell.html"));
    }
  }

  private static HttpResponse toSignIn(HttpRequest request) {
    String path = request.getUri().getPathString();
    String query = request.getUri().rawQueryString().map(text -> "?" + text).orElse("");
    return Answers.seeOther(
        path.equals("/") || path.isEmpty()
            ? SignInPage.PATH
            : SignInPage.PATH + "?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8));
  }

  private static HttpResponse file(HttpRequest request, WebFile file) {
    return Answers.bytes(request, file.mediaType(), file.bytes(), file.gzip())
        .addHeader(RawHeader.create("Cache-Control", "public, max-age=31536000, immutable"))
        .addHeader(RawHeader.create("X-Content-Type-Options", "nosniff"))
        .addHeader(RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));
  }
}
