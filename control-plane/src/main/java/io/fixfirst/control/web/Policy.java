package io.fixfirst.control.web;

import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * What our pages may do in a browser: load from us, talk to us, and nothing else. The one script
 * that stands in a page, the import map, is allowed by its hash.
 */
public final class Policy {

  private static final Pattern IN_PAGE =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private Policy() {}

  /** {@return the headers of a page} */
  public static List<HttpHeader> headers(String html) {
    StringBuilder scripts = new StringBuilder("'self'");
    Matcher found = IN_PAGE.matcher(html);
    while (found.find()) {
      scripts
          .append(" 'sha256-")
          .append(Base64.getEncoder().encodeToString(DigestUtils.sha256(found.group(1))))
          .append('\'');
    }
    return List.of(
        RawHeader.create(
            "Content-Security-Policy",
            "default-src 'none'; script-src "
                + scripts
                + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self';"
                + " manifest-src 'self'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'"),
        RawHeader.create("X-Content-Type-Options", "nosniff"),
        RawHeader.create("Referrer-Policy", "no-referrer"),
        RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
        RawHeader.create("Cache-Control", "no-cache"));
  }
}
