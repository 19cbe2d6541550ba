package io.fixfirst.control.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixfirst.core.TenantId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final TenantId KOLDING = new TenantId("kolding");

  @Test
  void a_label_that_is_a_name_stays_as_it_is() {
    assertThat(Texts.device(KOLDING, "10.0.0.7:9100").name()).isEqualTo("10.0.0.7:9100");
  }

  @Test
  void different_labels_stay_different_devices() {
    String one = Texts.device(KOLDING, "https://example.com/a").name();
    String other = Texts.device(KOLDING, "https://example.com?a").name();
    assertThat(one).startsWith("https:-example.com-a-").isNotEqualTo(other);
    assertThat(Texts.device(KOLDING, "../../etc/passwd").name()).startsWith("etc-passwd-");
  }

  @Property
  void every_label_names_some_device(@ForAll @StringLength(min = 1, max = 300) String label) {
    assertThat(Texts.device(KOLDING, label).name()).isNotEmpty(); // Else its id would be refused.
  }

  @Test
  void a_text_is_cut_before_a_character_that_does_not_fit_whole() {
    assertThat(Texts.clean("a🔥🔥", 4)).isEqualTo("a🔥");
    assertThat(Texts.clean("a\u0000b\nc", 10)).isEqualTo("a b c");
    assertThat(Texts.clean("x\ud800y", 10)).isEqualTo("x\ufffdy");
    assertThat(Texts.clean(" \u0000 ", 10)).isNull();
  }

  @Property
  void a_clean_text_is_never_longer_and_never_broken(
      @ForAll String text, @ForAll @IntRange(max = 50) int max) {
    String clean = Texts.clean(text, max);
    if (clean != null) {
      assertThat(clean.length()).isLessThanOrEqualTo(max);
      assertThat(clean.codePoints())
          .noneMatch(point -> Character.getType(point) == Character.SURROGATE || point == 0);
    }
  }
}
