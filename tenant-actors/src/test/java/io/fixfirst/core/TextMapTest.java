package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextMapTest {

  /** Two of each pair have one hash. */
  private static final List<String> TEXTS = List.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "c", "d");

  @Property
  void it_says_what_a_tree_says(@ForAll("texts") List<String> texts) {
    Map<String, Integer> tree = new TreeMap<>();
    TextMap<Integer> map = TextMap.empty();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      if (i % 3 == 2) {
        tree.remove(text);
        map = map.minus(text);
      } else {
        tree.put(text, i);
        map = map.plus(text, i);
      }
      assertThat(map).isEqualTo(tree).hasSameSizeAs(tree);
      assertThat(map.get(text)).isEqualTo(tree.get(text));
      assertThat(map.keySet()).containsExactlyElementsOf(tree.keySet());
    }
    assertThat(TextMap.from(tree)).isEqualTo(map).hasSameHashCodeAs(map);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(TEXTS).list().ofMaxSize(40);
  }

  @Test
  void a_change_leaves_the_map_as_it_was() {
    TextMap<Integer> one = TextMap.<Integer>empty().plus("Aa", 1);
    TextMap<Integer> two = one.plus("BB", 2);
    TextMap<Integer> none = two.minus("Aa").minus("BB");
    assertThat(one).containsOnly(Map.entry("Aa", 1));
    assertThat(two).containsOnly(Map.entry("Aa", 1), Map.entry("BB", 2));
    assertThat(none).isEmpty();
    assertThat(one.minus("nothing")).isSameAs(one);
  }
}
