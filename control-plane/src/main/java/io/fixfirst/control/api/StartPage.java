package io.fixfirst.control.api;

import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.NoBody;
import io.fixfirst.control.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;

/** The page at {@code /}: says that it runs and how to sign in. One file, no script. */
final class StartPage {

  private static final String RESOURCE = "/io/fixfirst/control/start.html";
  private static final String STYLE = "<style>";

  private final String html;
  private final String policy;

  StartPage() {
    this.html = read();
    this.policy =
        "default-src 'none'; style-src 'sha256-"
            + styleHash(html)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  Reply show(Call<NoBody> call) {
    String host = call.header("Host").filter(StartPage::isHost).orElse("localhost");
    return Reply.of(
            HttpEntities.create(
                ContentTypes.TEXT_HTML_UTF8, html.replace("ADDRESS", "http://" + host)))
        .with("Content-Security-Policy", policy)
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-cache");
  }

  private static boolean isHost(String text) {
    return text.matches("[A-Za-z0-9.:\\[\\]-]{1,100}");
  }

  private static String styleHash(String html) {
    int from = html.indexOf(STYLE) + STYLE.length();
    String style = html.substring(from, html.indexOf("</style>"));
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static String read() {
    try (InputStream in = StartPage.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The application is incomplete (" + RESOURCE + ").");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
