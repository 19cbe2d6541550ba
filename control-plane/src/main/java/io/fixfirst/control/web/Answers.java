package io.fixfirst.control.web;

import io.fixfirst.control.http.Packing;
import io.fixfirst.web.WebFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/** The shapes of answers to browsers. */
final class Answers {

  private Answers() {}

  /** {@return a page, with the policy that it needs} */
  static HttpResponse page(HttpRequest request, int status, String html) {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return bytes(request, "text/html; charset=UTF-8", bytes, WebFile.gzip(bytes))
        .withStatus(status)
        .addHeaders(Policy.headers(html));
  }

  /** {@return a sentence} */
  static HttpResponse text(int status, String sentence) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, sentence + "\n"));
  }

  /** {@return the way to another page} */
  static HttpResponse seeOther(String path) {
    return HttpResponse.create()
        .withStatus(303)
        .addHeader(RawHeader.create("Location", path))
        .addHeader(RawHeader.create("Cache-Control", "no-store"));
  }

  /**
   * {@return bytes, packed for those who take it}
   *
   * @param packed the same as gzip; null where that saves nothing
   */
  static HttpResponse bytes(
      HttpRequest request, String mediaType, byte[] plain, byte @Nullable [] packed) {
    HttpResponse response =
        HttpResponse.create().addHeader(RawHeader.create("Vary", "Accept-Encoding"));
    return packed != null && Packing.accepted(request)
        ? response
            .addHeader(RawHeader.create("Content-Encoding", "gzip"))
            .withEntity(HttpEntities.create(type(mediaType), packed))
        : response.withEntity(HttpEntities.create(type(mediaType), plain));
  }

  private static ContentType type(String text) {
    int slash = text.indexOf('/');
    int semicolon = text.indexOf(';');
    String main = text.substring(0, slash);
    String sub = text.substring(slash + 1, semicolon < 0 ? text.length() : semicolon);
    return semicolon < 0
        ? MediaTypes.customBinary(main, sub, true).toContentType()
        : MediaTypes.customWithOpenCharset(main, sub, Map.of(), false)
            .toContentType(HttpCharsets.UTF_8);
  }
}
