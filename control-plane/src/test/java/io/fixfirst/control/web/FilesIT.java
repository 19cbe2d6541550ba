package io.fixfirst.control.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.Client;
import io.fixfirst.control.Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is served to browsers, and what is not. */
class FilesIT {

  private final Client stranger = Server.one().stranger();
  private final String page = stranger.get("/sign-in").expect(200).text();

  @Test
  void files_are_kept_forever_under_their_version_and_packed_for_those_who_take_it()
      throws IOException {
    String style = found("href=\"(/assets/[0-9a-f]{12}/console\\.css)\"");
    Client.Answer plain = stranger.get(style).expect(200);
    assertThat(plain.header("Content-Type")).isEqualTo("text/css; charset=UTF-8");
    assertThat(plain.header("Cache-Control")).contains("immutable");
    Client.Answer packed = stranger.get(style, "Accept-Encoding", "gzip").expect(200);
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    byte[] body = packed.response().body();
    assertThat(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes())
        .isEqualTo(plain.response().body());
  }

  @Test
  void what_is_not_in_the_table_is_not_served() {
    String assets = found("href=\"(/assets/[0-9a-f]{12}/)console\\.css\"");
    for (String path :
        new String[] {
          assets + "shell.html",
          assets + "../shell.html",
          assets + "%2e%2e/WebFiles.class",
          assets + "..%2f..%2fcontrol/Main.class",
          assets + "WebFiles.class",
          "/assets/000000000000/console.css",
          "/lib/lit/3.3.2/package.json",
          "/lib/lit/../../../etc/passwd",
          "/lib//etc/passwd",
        }) {
      assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void pages_load_from_us_only_and_evaluate_nothing() {
    String policy = stranger.get("/sign-in").header("Content-Security-Policy");
    assertThat(policy)
        .contains(
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(stranger.get("/sign-in").header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(stranger.get("/sign-in").header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void what_the_api_answers_is_packed_when_it_is_long() {
    Client.Answer document = stranger.get("/openapi.json", "Accept-Encoding", "gzip").expect(200);
    assertThat(document.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(stranger.get("/healthz", "Accept-Encoding", "gzip").header("Content-Encoding"))
        .isEmpty();
  }

  private String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1);
  }
}
