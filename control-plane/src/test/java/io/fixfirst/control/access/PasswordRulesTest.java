package io.fixfirst.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordRulesTest {

  private final PasswordRules rules = new PasswordRules(12);

  @Test
  void long_words_of_ones_own_will_do() {
    assertThat(rules.wrong("a heron stands in the reeds", "ada")).isEmpty();
    assertThat(rules.wrong("ørredens lange vej", "ada")).isEmpty();
  }

  @Test
  void short_ones_will_not() {
    assertThat(rules.wrong("Tr0ub4dor&3", "ada")).hasValue("has fewer than 12 characters");
  }

  @Test
  void those_that_leaked_will_not_in_any_dress() {
    for (String leaked :
        new String[] {
          "1q2w3e4r5t6y", "Password123456!", "passwordpassword", "!!!starwars!!!", "QWERTYUIOP123"
        }) {
      assertThat(rules.wrong(leaked, "ada"))
          .as(leaked)
          .hasValueSatisfying(why -> assertThat(why).contains("leaked"));
    }
  }

  @Test
  void neither_the_name_nor_one_letter_will_do() {
    assertThat(rules.wrong("ada-lind-2026", "ada.lind")).hasValue("is the name");
    assertThat(rules.wrong("aaaaaaaaaaaaaaaa", "ada"))
        .hasValue("has fewer than 5 different characters");
  }
}
