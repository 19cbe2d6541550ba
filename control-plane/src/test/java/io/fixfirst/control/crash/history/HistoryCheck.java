package io.fixfirst.control.crash.history;

import static java.util.stream.Collectors.groupingBy;

import io.fixfirst.control.crash.history.Attempt.Outcome;
import io.fixfirst.control.crash.history.Objection.Obligation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whether the journal explains what clients were told.
 *
 * <p>Every client's request wants one effect that no other request wants, and the journal gives
 * each entity's events one order. So nothing has to be searched for, as it would be where only
 * answers are known: the order is there, and these are the obligations of a proof that each entity
 * is linearizable, that is, behaves as if each request had been carried out at one instant between
 * its being sent and its being answered, in the order of the journal.
 *
 * <ol>
 *   <li>{@code KEPT}: what was answered with 2xx, at the first request or at a repetition, is
 *       there.
 *   <li>{@code ONCE}: nothing is there twice, answered or not, repeated or not.
 *   <li>{@code REFUSED_IS_NOT_DONE}: what was only ever answered with 4xx is not there.
 *   <li>{@code ASKED_FOR}: nothing is there that nobody asked for.
 *   <li>{@code AS_TOLD}: an answer names what the journal names, and the same at each repetition.
 *   <li>{@code IN_ORDER}: for any two of an entity's requests, the one that was answered before the
 *       other was sent stands before it. A reading stands after the event of the revision that it
 *       was shown, and before the next.
 * </ol>
 *
 * <p>Why the last one suffices: let {@code p1, p2, ...} be an entity's requests as the journal has
 * them, and give {@code pi} the latest instant at which any of {@code p1..pi} was sent. These
 * instants never go back, and none lies before its own request was sent. One lies after its own
 * answer only if some earlier {@code pj} was sent after {@code pi} was answered, which is what the
 * obligation excludes. A request whose answer is not known may take effect at any time after it was
 * sent, or never.
 */
public final class HistoryCheck {

  private final List<Objection> objections = new ArrayList<>();

  private HistoryCheck() {}

  /**
   * {@return what the journal does not explain; empty if it explains everything}
   *
   * @param effects all that the journal has of what requests may want
   */
  public static List<Objection> of(
      List<Writing> writings, List<Reading> readings, List<Effect> effects) {
    HistoryCheck check = new HistoryCheck();
    check.effects(writings, effects);
    check.orders(writings, readings, effects);
    return check.objections;
  }

  private void effects(List<Writing> writings, List<Effect> effects) {
    Map<String, List<Effect>> byName =
        effects.stream().collect(groupingBy(Effect::name, LinkedHashMap::new, Collectors.toList()));
    for (Writing writing : writings) {
      List<Effect> own = byName.getOrDefault(writing.effect(), List.of());
      if (own.isEmpty() && writing.is(Outcome.OK)) {
        object(Obligation.KEPT, "%s is not there.", writing);
      }
      if (!own.isEmpty() && writing.isRefused()) {
        object(Obligation.REFUSED_IS_NOT_DONE, "%s is there: %s.", writing, own);
      }
      own.stream().limit(1).forEach(effect -> asTold(writing, effect));
    }
    Set<String> asked = writings.stream().map(Writing::effect).collect(Collectors.toSet());
    byName.forEach(
        (name, own) -> {
          if (own.size() > 1) {
            object(Obligation.ONCE, "%s is there %d times: %s.", name, own.size(), own);
          }
          if (!asked.contains(name)) {
            object(Obligation.ASKED_FOR, "Nobody asked for %s.", own);
          }
        });
  }

  private void asTold(Writing writing, Effect effect) {
    for (String told : writing.told()) {
      if (!told.equals(effect.named())) {
        object(Obligation.AS_TOLD, "%s was told %s, and it is %s.", writing, told, effect);
      }
    }
  }

  /** A request at its place in its entity's order: an even number for an event, odd after it. */
  private record Placed(long place, long invoked, long answered, Object what) {}

  private void orders(List<Writing> writings, List<Reading> readings, List<Effect> effects) {
    Map<String, Writing> byEffect =
        writings.stream().collect(Collectors.toMap(Writing::effect, writing -> writing));
    Map<String, List<Placed>> byEntity = new LinkedHashMap<>();
    for (Effect effect : effects) {
      Writing writing = byEffect.get(effect.name());
      if (writing != null) {
        byEntity
            .computeIfAbsent(effect.entity(), _ -> new ArrayList<>())
            .add(new Placed(2 * effect.revision(), writing.invoked(), writing.answered(), writing));
      }
    }
    for (Reading reading : readings) {
      byEntity
          .computeIfAbsent(reading.entity(), _ -> new ArrayList<>())
          .add(
              new Placed(
                  2 * reading.revision() + 1, reading.invoked(), reading.answered(), reading));
    }
    byEntity.forEach(this::inOrder);
  }

  private void inOrder(String entity, List<Placed> requests) {
    requests.sort(Comparator.comparingLong(Placed::place).thenComparingLong(Placed::invoked));
    Placed latest = null;
    for (Placed request : requests) {
      if (latest != null && request.answered < latest.invoked) {
        object(
            Obligation.IN_ORDER,
            "%s: %s stands after %s, which was sent only when the first was answered.",
            entity,
            request.what,
            latest.what);
      }
      if (latest == null || request.invoked > latest.invoked) {
        latest = request;
      }
    }
  }

  private void object(Obligation to, String sentence, Object... values) {
    objections.add(new Objection(to, sentence.formatted(values)));
  }
}
