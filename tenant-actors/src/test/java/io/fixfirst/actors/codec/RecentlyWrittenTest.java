package io.fixfirst.actors.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyWrittenTest {

  private final RecentlyWritten recent = new RecentlyWritten(16);

  @Test
  void the_same_bytes_are_known_again() {
    recent.keep("{\"a\":1}".getBytes(UTF_8), "first");
    assertThat(recent.find("{\"a\":1}".getBytes(UTF_8), String.class)).isEqualTo("first");
  }

  @Test
  void other_bytes_are_not() {
    for (int i = 0; i < 1_000; i++) {
      recent.keep(Integer.toString(i).getBytes(UTF_8), i);
    }
    for (int i = 1_000; i < 2_000; i++) {
      assertThat(recent.find(Integer.toString(i).getBytes(UTF_8), Integer.class)).isNull();
    }
  }

  @Test
  void the_same_bytes_of_another_type_are_not() {
    recent.keep("{}".getBytes(UTF_8), "text");
    assertThat(recent.find("{}".getBytes(UTF_8), Integer.class)).isNull();
  }

  @Test
  void the_newest_take_the_places() {
    for (int i = 0; i < 1_000; i++) {
      recent.keep(Integer.toString(i).getBytes(UTF_8), i);
    }
    int known = 0;
    for (int i = 0; i < 1_000; i++) {
      Integer found = recent.find(Integer.toString(i).getBytes(UTF_8), Integer.class);
      known += found == null ? 0 : 1;
      assertThat(found).isIn(null, i);
    }
    assertThat(known).isBetween(1, 16);
  }

  @Test
  void what_is_long_is_not_kept_and_one_without_places_keeps_nothing() {
    byte[] large = "x".repeat(10_000).getBytes(UTF_8);
    recent.keep(large, "large");
    assertThat(recent.find(large, String.class)).isNull();
    RecentlyWritten none = new RecentlyWritten(0);
    none.keep(new byte[1], "nothing");
    assertThat(none.find(new byte[1], String.class)).isNull();
  }
}
