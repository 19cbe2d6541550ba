package io.fixfirst.control.http;

import io.fixfirst.control.access.Sessions;
import io.fixfirst.control.fuzz.Fuzz;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.junit.jupiter.api.Test;

/** Headers that are to let somebody in: a token, a cookie, where a page is from. */
class CredentialFuzzTest {

  @Test
  void headers_that_are_shown_at_the_door() {
    Fuzz tokens = Fuzz.of("Bearer ff_0123456789abcdefghijklmnopqrstuvwxyzABCDEF", "Basic YTpi", "");
    Fuzz cookies =
        Fuzz.of(Sessions.COOKIE + "=abc; theme=dark", "a=b;c", Sessions.COOKIE + "=\"x\"; =;");
    Fuzz origins = Fuzz.of("https://desk.example", "null", "same-origin");
    Fuzz.of("desk.example", "[::1]:8080")
        .all(
            input -> {
              HttpRequest request =
                  HttpRequest.POST("/api/v1/incidents")
                      .addHeader(RawHeader.create("Cookie", cookies.nextLine()))
                      .addHeader(RawHeader.create("Origin", origins.nextLine()))
                      .addHeader(RawHeader.create("Sec-Fetch-Site", origins.nextLine()));
              Credential.find(request);
              Credential.required(
                  request.addHeader(RawHeader.create("Authorization", tokens.nextLine())));
            });
  }
}
