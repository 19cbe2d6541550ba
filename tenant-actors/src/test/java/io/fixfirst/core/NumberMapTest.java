package io.fixfirst.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NumberMapTest {

  private static final IncidentId ONE = new IncidentId(new TenantId("aarhus"), 2);
  private static final IncidentId OTHER = new IncidentId(new TenantId("kolding"), 1);

  /** Puts a number in, or takes it out. */
  record Step(boolean puts, long number) {}

  @Property
  void it_is_what_a_sorted_map_is_after_any_steps(@ForAll("steps") List<Step> steps) {
    TreeMap<Long, String> expected = new TreeMap<>();
    NumberMap<String> map = NumberMap.empty();
    List<NumberMap<String>> before = new ArrayList<>();
    List<Map<Long, String>> expectedBefore = new ArrayList<>();
    for (Step step : steps) {
      before.add(map);
      expectedBefore.add(new TreeMap<>(expected));
      if (step.puts()) {
        String value = "value " + before.size();
        map = map.plus(step.number(), value);
        expected.put(step.number(), value);
      } else {
        map = map.minus(step.number());
        expected.remove(step.number());
      }
      assertThat(map.get(step.number())).isEqualTo(expected.get(step.number()));
    }
    assertThat(map).isEqualTo(expected).hasSameSizeAs(expected);
    assertThat(List.copyOf(map.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
    assertThat(before).isEqualTo(expectedBefore);
    if (!expected.isEmpty()) {
      assertThat(map.firstKey()).isEqualTo(expected.firstKey());
      assertThat(map.lastKey()).isEqualTo(expected.lastKey());
    }
  }

  @Property
  void its_parts_are_those_of_a_sorted_map(
      @ForAll("steps") List<Step> steps,
      @ForAll("numbers") long one,
      @ForAll("numbers") long other) {
    TreeMap<Long, String> expected = new TreeMap<>();
    steps.forEach(step -> expected.put(step.number(), "x"));
    NumberMap<String> map = NumberMap.from(expected);
    long from = Math.min(one, other);
    long to = Math.max(one, other);
    assertThat(map.subMap(from, to)).isEqualTo(expected.subMap(from, to));
    assertThat(map.headMap(to)).isEqualTo(expected.headMap(to));
    assertThat(map.tailMap(from)).isEqualTo(expected.tailMap(from));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(Arbitraries.of(true, true, false), numbers())
        .as(Step::new)
        .list()
        .ofMaxSize(200);
  }

  @Provide
  Arbitrary<Long> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 40),
        Arbitraries.longs().between(20_000, 23_000),
        Arbitraries.longs().between(0, Long.MAX_VALUE),
        Arbitraries.just(Long.MAX_VALUE));
  }

  @Test
  void nothing_has_no_first_and_no_last() {
    NumberMap<String> nothing = NumberMap.<String>empty().plus(7, "x").minus(7);
    assertThat(nothing).isEmpty();
    assertThatThrownBy(nothing::firstKey).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(nothing::lastKey).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void a_number_below_zero_is_a_defect_to_put_and_is_never_found() {
    NumberMap<String> map = NumberMap.<String>empty().plus(0, "x");
    assertThatThrownBy(() -> map.plus(-1, "y")).isInstanceOf(IllegalArgumentException.class);
    assertThat(map.get(-1)).isNull();
    assertThat(map.minus(-1)).isSameAs(map);
  }

  @Test
  void what_is_kept_by_incident_comes_in_the_order_of_their_ids() {
    ByIncident<String> both = ByIncident.<String>empty().plus(OTHER, "other").plus(ONE, "one");
    assertThat(both.values()).containsExactly("one", "other");
    assertThat(both.get(ONE)).isEqualTo("one");
    assertThat(both.get(new IncidentId(ONE.tenant(), 3))).isNull();
  }

  @Test
  void a_tenant_of_whom_nothing_is_kept_leaves_nothing_behind() {
    ByIncident<String> nothing = ByIncident.<String>empty().plus(ONE, "one").minus(ONE);
    assertThat(nothing).isEqualTo(ByIncident.empty());
    assertThat(nothing.minus(OTHER)).isSameAs(nothing);
  }
}
