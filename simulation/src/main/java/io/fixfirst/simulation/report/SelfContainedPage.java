package io.fixfirst.simulation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * One HTML file that needs nothing else: styles, script, charts and numbers are in it, and its
 * Content-Security-Policy lets nothing be fetched and nothing run but these scripts.
 *
 * <p>Every text is escaped by the template; numbers for the charts stand in a block of JSON without
 * any {@code <}.
 */
public final class SelfContainedPage {

  private static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
  private static final String STYLES = "report.css";
  private static final String LESS_THAN = "\\u003c";

  private SelfContainedPage() {}

  /**
   * {@return the page, in the styles of the simulator's report}
   *
   * @param home beside which {@code NAME.html}, a Mustache template, and {@code NAME.js} lie
   * @param page what the template calls {@code page}
   * @param numbers what the script finds in the element {@code numbers}
   */
  public static String of(Class<?> home, String name, Object page, JsonNode numbers) {
    String styles = read(SelfContainedPage.class.getResourceAsStream(STYLES), STYLES);
    String library =
        read(SelfContainedPage.class.getClassLoader().getResourceAsStream(CHARTS), CHARTS);
    String script = own(home, name + ".js");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("page", page);
    values.put("styles", styles);
    values.put("library", library);
    values.put("script", script);
    values.put("numbers", numbers.toString().replace("<", LESS_THAN));
    values.put(
        "policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; script-src "
            + String.join(" ", List.of(hash(library), hash(script)))
            + "; style-src "
            + hash(styles));
    return Mustache.compiler().nullValue("").compile(own(home, name + ".html")).execute(values);
  }

  private static String own(Class<?> home, String name) {
    return read(home.getResourceAsStream(name), name);
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
    return "'sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(text)) + "'";
  }
}
