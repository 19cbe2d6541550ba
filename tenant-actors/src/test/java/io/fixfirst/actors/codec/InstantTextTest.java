package io.fixfirst.actors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class InstantTextTest {

  @Property
  void an_instant_is_written_as_the_formatter_writes_it_and_read_back(
      @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    for (int cut : new int[] {1, 1_000, 1_000_000, 1_000_000_000}) {
      Instant instant = Instant.ofEpochSecond(second, nano - nano % cut);
      String text = DateTimeFormatter.ISO_INSTANT.format(instant);
      assertThat(InstantText.write(instant)).isEqualTo(text);
      if (text.length() <= 30 && Character.isDigit(text.charAt(0))) {
        assertThat(InstantText.read(text)).isEqualTo(instant);
      }
    }
  }

  @Test
  void fractions_of_any_length_are_read() {
    for (String text :
        new String[] {
          "2024-02-29T23:59:59Z", "2026-03-02T08:50:00.1Z", "2026-03-02T08:50:00.123456789Z"
        }) {
      assertThat(InstantText.read(text)).isEqualTo(Instant.parse(text));
    }
  }

  @Test
  void any_other_text_is_left_to_others() {
    for (String text :
        new String[] {
          "",
          "now",
          "2026-03-02T08:50:00",
          "2026-03-02T08:50:00.Z",
          "2026-03-02T08:50:00.1234567890Z",
          "2026-03-02T08:50:00+01:00",
          "2026-03-02 08:50:00Z",
          "2026-3-2T08:50:00.00Z",
          "2025-02-29T08:50:00Z",
          "2026-13-02T08:50:00Z",
          "2026-00-02T08:50:00Z",
          "2026-03-00T08:50:00Z",
          "2026-03-02T24:00:00Z",
          "2016-12-31T23:59:60Z",
          "2026-03-02T08:5a:00Z",
          "2026-03-02T08:50:00.12xZ",
          "+026-03-02T08:50:00Z",
          "2026-03-02T08:50:00,123Z"
        }) {
      assertThat(InstantText.read(text)).as(text).isNull();
    }
  }
}
