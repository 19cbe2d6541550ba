package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

  private static final Recent<Integer> THREE =
      Recent.<Integer>ofCapacity(3).plus("a", 1).plus("b", 2).plus("c", 3);

  @Test
  void beyond_its_capacity_the_oldest_is_forgotten() {
    Recent<Integer> four = THREE.plus("d", 4);
    assertThat(four.get("a")).isNull();
    assertThat(four.get("b")).isEqualTo(2);
    assertThat(four.size()).isEqualTo(3);
  }

  @Test
  void what_comes_again_is_the_latest() {
    Recent<Integer> four = THREE.plus("a", 9).plus("d", 4);
    assertThat(four.get("a")).isEqualTo(9);
    assertThat(four.get("b")).isNull();
  }

  @Test
  void what_is_taken_away_makes_room() {
    Recent<Integer> four = THREE.minus("b").plus("d", 4);
    assertThat(four.order().values()).containsExactly("a", "c", "d");
    assertThat(THREE.minus("nothing")).isSameAs(THREE);
  }
}
