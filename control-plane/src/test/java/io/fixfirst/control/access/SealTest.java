package io.fixfirst.control.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {

  private static final String OLD = key("a key of 32 bytes, which nobody ");
  private static final String NEW = key("another key, of 32 bytes just so");
  private static final byte[] SECRET = "twenty bytes of chance".getBytes(US_ASCII);
  private static final String ROW = "account:ada";

  @Test
  void what_was_closed_opens_with_its_key_and_reads_as_nothing() {
    Seal seal = new Seal(List.of(OLD));
    byte[] kept = seal.close(SECRET, ROW);
    assertThat(new String(kept, US_ASCII)).doesNotContain(new String(SECRET, US_ASCII));
    assertThat(kept).isNotEqualTo(seal.close(SECRET, ROW));
    assertThat(seal.open(kept, ROW)).isEqualTo(SECRET);
    assertThat(seal.isCurrent(kept)).isTrue();
  }

  @Test
  void it_opens_for_its_own_row_alone_and_only_as_it_was_written() {
    Seal seal = new Seal(List.of(OLD));
    byte[] kept = seal.close(SECRET, ROW);
    refuses(seal, kept, "account:bo");
    for (int at = 4; at < kept.length; at++) {
      byte[] changed = kept.clone();
      changed[at] ^= 1;
      refuses(seal, changed, ROW);
    }
  }

  @Test
  void the_first_key_closes_and_every_key_opens() {
    byte[] kept = new Seal(List.of(OLD)).close(SECRET, ROW);
    Seal both = new Seal(List.of(NEW, OLD));
    assertThat(both.open(kept, ROW)).isEqualTo(SECRET);
    assertThat(both.isCurrent(kept)).isFalse();
    byte[] anew = both.close(SECRET, ROW);
    assertThat(new Seal(List.of(NEW)).open(anew, ROW)).isEqualTo(SECRET);
    assertThat(new Seal(List.of(NEW)).canOpen(kept)).isFalse();
    refuses(new Seal(List.of(NEW)), kept, ROW);
  }

  @Test
  void without_a_key_secrets_are_kept_as_they_are_and_can_be_closed_later() {
    Seal none = new Seal(List.of());
    byte[] kept = none.close(SECRET, ROW);
    assertThat(kept).isEqualTo(SECRET);
    assertThat(none.isCurrent(kept)).isTrue();
    Seal seal = new Seal(List.of(NEW));
    assertThat(seal.isCurrent(kept)).isFalse();
    assertThat(seal.open(kept, ROW)).isEqualTo(SECRET);
    assertThat(none.isCurrent(seal.close(SECRET, ROW))).isFalse();
  }

  @Test
  void a_key_that_is_none_is_refused_without_being_told() {
    for (String text : List.of("", "too short", "!" + OLD.substring(1), OLD.substring(4))) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> new Seal(List.of(text)))
          .withMessage("a key is 32 bytes, as Base64")
          .withNoCause();
    }
  }

  private static void refuses(Seal seal, byte[] kept, String row) {
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> seal.open(kept, row));
  }

  private static String key(String bytes) {
    return Base64.getEncoder().encodeToString(bytes.getBytes(US_ASCII));
  }
}
