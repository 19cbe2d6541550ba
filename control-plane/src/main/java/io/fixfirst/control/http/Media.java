package io.fixfirst.control.http;

import java.util.Locale;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Which kinds of body a caller sends and takes. */
final class Media {

  private Media() {}

  /** Refuse a body that says it is something other than JSON. */
  static void requireJson(HttpRequest request, Operation<?> operation) {
    if (operation.raw() || request.entity().getContentType().equals(ContentTypes.NO_CONTENT_TYPE)) {
      return;
    }
    String type = request.entity().getContentType().mediaType().toString().toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      throw Problems.unsupportedMedia(type, "application/json").raise();
    }
  }

  /** Refuse a caller that takes nothing that we answer. */
  static void requireAccepted(HttpRequest request, Operation<?> operation) {
    String accept = request.getHeader("Accept").map(header -> header.value()).orElse("");
    if (accept.isEmpty() || accept.contains("*/*")) {
      return;
    }
    String media = operation.media();
    String family = media.substring(0, media.indexOf('/')) + "/*";
    for (String range : accept.split(",", -1)) {
      int semicolon = range.indexOf(';');
      String bare =
          (semicolon < 0 ? range : range.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
      if (bare.equals(media) || bare.equals(family)) {
        return;
      }
    }
    throw Problems.notAcceptable(media).raise();
  }
}
