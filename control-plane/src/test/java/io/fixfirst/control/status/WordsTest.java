package io.fixfirst.control.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.control.status.Words.Language;
import io.fixfirst.control.view.IncidentView;
import io.fixfirst.core.sla.Impact;
import io.fixfirst.core.sla.Priority;
import io.fixfirst.core.sla.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

  private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
  private static final Instant NOON = Instant.parse("2026-03-02T11:05:00Z");

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_language_has_the_same_words_and_each_can_be_said(Language language) {
    Words words = Words.of(language);
    assertThat(words.keys()).isEqualTo(Words.of(Language.EN).keys());
    for (String key : words.keys()) {
      for (int count : new int[] {0, 1, 2}) {
        assertThat(words.say(key, count, count, count))
            .as(key)
            .isNotBlank()
            .doesNotContain("{")
            .doesNotContain("'");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_value_that_is_shown_has_a_word(Language language) {
    Words words = Words.of(language);
    words(words, "overall", Level.values());
    words(words, "level", Level.values());
    words(words, "step", StatusIncident.Step.values());
    words(words, "state", IncidentView.State.values());
    words(words, "priority", Priority.values());
    words(words, "report.impact", Impact.values());
    words(words, "report.urgency", Urgency.values());
  }

  private static void words(Words words, String group, Enum<?>[] values) {
    for (Enum<?> value : values) {
      assertThat(words.word(group, value)).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EN, One day with disturbance in 90 days, 2 days with disturbance in 90 days",
    "DA, Én dag med forstyrrelser i 90 dage, 2 dage med forstyrrelser i 90 dage",
    "SV, En dag med störning på 90 dagar, 2 dagar med störning på 90 dagar",
    "NL, Eén dag met storing in 90 dagen, 2 dagen met storing in 90 dagen"
  })
  void one_is_not_said_like_two(Language language, String one, String two) {
    assertThat(Words.of(language).say("history.some", 1)).isEqualTo(one);
    assertThat(Words.of(language).say("history.some", 2)).isEqualTo(two);
  }

  @ParameterizedTest
  @CsvSource({
    "EN, '2 March 2026'",
    "DA, '2. marts 2026'",
    "SV, '2 mars 2026'",
    "NL, '2 maart 2026'"
  })
  void dates_are_written_as_people_write_them_and_only_where_they_are_not_today(
      Language language, String date) {
    Words words = Words.of(language);
    assertThat(words.time(NOON, COPENHAGEN)).contains(date).containsPattern("12[:.]05");
    assertThat(words.time(NOON, NOON.plus(Duration.ofHours(5)), COPENHAGEN))
        .doesNotContain("2026")
        .containsPattern("12[:.]05");
  }

  @Test
  void what_is_not_whole_is_not_called_a_hundred_percent() {
    assertThat(Words.of(Language.EN).percent(0.999999, 2)).isEqualTo("99.99%");
    assertThat(Words.of(Language.EN).percent(1, 2)).isEqualTo("100%");
    assertThat(Words.of(Language.DA).percent(0.5, 2)).isEqualTo("50 %".replace(' ', '\u00a0'));
  }
}
