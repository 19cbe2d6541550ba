package io.fixfirst.simulation.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results as one HTML file that needs nothing else: styles, script, charts and numbers are in it,
 * and its Content-Security-Policy lets nothing be fetched and nothing run but these scripts.
 *
 * <p>Every text is escaped by the template; numbers for the charts stand in a block of JSON without
 * any {@code <}. Behind each chart is a table, for those who do not see it.
 */
public final class HtmlReport {

  private static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
  private static final String LESS_THAN = "\\u003c";

  private HtmlReport() {}

  /** {@return the page} */
  public static String of(Results results, Inputs inputs) {
    String styles = own("report.css");
    String library = read(HtmlReport.class.getClassLoader().getResourceAsStream(CHARTS), CHARTS);
    String script = own("report.js");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("page", ReportPage.of(results, inputs));
    values.put("styles", styles);
    values.put("library", library);
    values.put("script", script);
    values.put("numbers", ReportCharts.json(results).toString().replace("<", LESS_THAN));
    values.put(
        "policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; script-src "
            + String.join(" ", List.of(hash(library), hash(script)))
            + "; style-src "
            + hash(styles));
    Template template = Mustache.compiler().nullValue("").compile(own("report.html"));
    return template.execute(values);
  }

  private static String own(String name) {
    return read(HtmlReport.class.getResourceAsStream(name), name);
  }

  private static String read(@Nullable InputStream resource, String name) {
    try (InputStream in = resource) {
      if (in == null) {
        throw new IllegalStateException("The application is incomplete (" + name + ").");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new IllegalStateException("The application cannot be read (" + name + ").", e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
