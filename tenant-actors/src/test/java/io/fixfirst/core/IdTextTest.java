package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IdTextTest {

  private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
  private static final String NAME = "(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._:@-]{0,119}";

  @Property
  void a_slug_is_lower_case_letters_digits_and_single_inner_hyphens(@ForAll("texts") String text) {
    assertThat(accepts(() -> new TenantId(text)))
        .isEqualTo(text.length() <= 40 && text.matches(SLUG));
  }

  @Property
  void a_name_is_letters_digits_and_points_that_are_not_in_a_row(@ForAll("texts") String text) {
    assertThat(accepts(() -> new EngineerId(text))).isEqualTo(text.matches(NAME));
  }

  @Test
  void the_longest_ones_are_taken_and_none_that_is_longer() {
    assertThat(accepts(() -> new TenantId("a".repeat(40)))).isTrue();
    assertThat(accepts(() -> new TenantId("a".repeat(41)))).isFalse();
    assertThat(accepts(() -> new EngineerId("a".repeat(120)))).isTrue();
    assertThat(accepts(() -> new EngineerId("a".repeat(121)))).isFalse();
    assertThatThrownBy(() -> new TenantId("Kolding"))
        .hasMessageContaining("A tenant id is")
        .hasMessageContaining("Kolding");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("az09AZ-._:@ \u00e5\n/").ofMaxLength(8);
  }

  private static boolean accepts(Runnable made) {
    try {
      made.run();
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
