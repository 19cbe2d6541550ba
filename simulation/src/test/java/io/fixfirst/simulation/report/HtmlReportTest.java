package io.fixfirst.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";
  private static final Pattern RUN = Pattern.compile("(?s)<script>(.*?)</script>");

  @Test
  void text_of_the_scenario_stays_text() {
    String page =
        HtmlReport.of(
            SampleResults.titled(HOSTILE),
            new Inputs(
                "./fixfirst simulate " + HOSTILE, List.of(new Inputs.File(HOSTILE, HOSTILE))));
    assertThat(withoutScripts(page)).doesNotContain("<img").contains("&lt;img");
  }

  @Test
  void nothing_may_run_but_the_scripts_in_it_and_nothing_may_be_fetched()
      throws NoSuchAlgorithmException {
    String page = HtmlReport.of(SampleResults.titled("A plan"), new Inputs("", List.of()));
    List<String> scripts =
        RUN.matcher(page).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(scripts).hasSize(2);
    for (String script : scripts) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      // The template escapes what stands in an attribute, as browsers read it.
      assertThat(page.replace("&#x3D;", "=").replace("&#39;", "'").replace("&#x2F;", "/"))
          .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }
    assertThat(withoutScripts(page))
        .contains("default-src &#39;none&#39;")
        .doesNotContainPattern("(?i)<(link|img|iframe)|<script [^>]*src|@import|url\\(");
  }

  @Test
  void kinds_of_work_stand_in_a_table_that_is_open() {
    String page = HtmlReport.of(SampleResults.titled("A plan"), new Inputs("", List.of()));
    String section = page.substring(page.indexOf("id=\"kinds\""), page.indexOf("id=\"months\""));
    assertThat(section)
        .contains("96.0 % of incidents, 96.0 % of requests are resolved in time.")
        .contains("<details open>", "<th scope=\"row\">Request</th>");
  }

  @Test
  void it_says_first_that_a_plan_does_not_hold_and_since_when() {
    String page = HtmlReport.of(SampleResults.overloaded(), new Inputs("", List.of()));
    assertThat(page)
        .contains("The plan does not hold: more work comes in than gets done.")
        .contains(
            "The queue of Service desk grows by 33.6 ± 2.0 tickets a week, since Mon 9 Mar 2026.");
    assertThat(page.indexOf("does not hold")).isLessThan(page.indexOf("id=\"targets\""));
  }

  @Test
  void each_target_is_met_or_missed_or_not_sure() {
    String page = HtmlReport.of(SampleResults.titled("A plan"), new Inputs("", List.of()));
    assertThat(page)
        .containsPattern("(?s)tile bad.*?High resolve at least 99 %.*?96.0 %.*?Missed")
        .containsPattern("(?s)tile good.*?High resolve at least 90 %.*?96.0 %.*?Met")
        .contains("95.0 % to 97.0 %");
  }

  private static String withoutScripts(String page) {
    return RUN.matcher(page).replaceAll("");
  }
}
