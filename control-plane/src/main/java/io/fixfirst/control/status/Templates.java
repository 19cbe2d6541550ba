package io.fixfirst.control.status;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** The pages' templates and their style sheet. Whatever is filled in is text, never markup. */
final class Templates {

  /** The one style sheet, inside each page: a first view is one answer. */
  static final String CSS = text("page.css");

  /**
   * What a page may load and do: its own style, and its forms. Nothing else. Said in the page too,
   * for servers that show the files and know nothing of it.
   */
  static final String IN_PAGE =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(DigestUtils.sha256(CSS))
          + "'; img-src data:; form-action 'self'; base-uri 'none'";

  /** The same with what can only be said outside of the page. */
  static final String POLICY = IN_PAGE + "; frame-ancestors 'none'";

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(true)
          .nullValue("")
          .strictSections(false)
          .withLoader(Templates::partial);

  private Templates() {}

  /** {@return the template of that name} */
  static Template of(String name) {
    return COMPILER.compile(text(name + ".html"));
  }

  private static Reader partial(String name) {
    return new StringReader(text(name + ".html").strip());
  }

  /** {@return a file of the pages} */
  static String text(String file) {
    try (InputStream in = Templates.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("A part of the page is not there (" + file + ").");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
