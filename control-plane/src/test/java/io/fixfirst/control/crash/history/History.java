package io.fixfirst.control.crash.history;

import io.fixfirst.control.crash.history.Attempt.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What clients asked and what they were told, as it happens; for many threads. */
public final class History {

  private final Map<String, List<Attempt>> writings = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Reading> readings = new ConcurrentLinkedQueue<>();
  private final List<String> open = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /** A request that is under way; exactly one of its methods is to be called, once. */
  public final class Asked {

    private final String effect;
    private final long invoked = System.nanoTime();

    private Asked(String effect) {
      this.effect = effect;
    }

    /**
     * It was answered.
     *
     * @param told what the answer named; null for nothing
     */
    public void answered(int status, @Nullable String told) {
      Outcome outcome = Outcome.of(status);
      answers.merge(status, 1, Integer::sum);
      add(outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : System.nanoTime(), outcome, told);
      if (outcome == Outcome.OK) {
        accepted.incrementAndGet();
      }
    }

    /** An answer never came. */
    public void lost() {
      lost.incrementAndGet();
      add(Long.MAX_VALUE, Outcome.UNKNOWN, null);
    }

    private void add(long answered, Outcome outcome, @Nullable String told) {
      writings
          .computeIfAbsent(effect, _ -> new CopyOnWriteArrayList<>())
          .add(new Attempt(invoked, answered, outcome, told));
    }
  }

  /**
   * {@return a request that is about to be sent}
   *
   * @param effect what it wants, the same for each repetition under one key
   */
  public Asked asks(String effect) {
    return new Asked(effect);
  }

  /** An entity was looked at. */
  public void read(String entity, long invoked, long revision) {
    readings.add(new Reading(entity, invoked, System.nanoTime(), revision));
  }

  /** Keeps the words of a refusal, for whoever reads why a test has failed. */
  public void refused(String words) {
    refusals.add(words);
  }

  /** An incident was opened, and can be worked on. */
  public void opened(String incident) {
    open.add(incident);
  }

  /** {@return incidents that can be worked on} */
  public List<String> open() {
    return open;
  }

  /** {@return which statuses there were} */
  public Set<Integer> statuses() {
    return answers.keySet();
  }

  /** {@return how often there was that status} */
  public long count(int status) {
    return answers.getOrDefault(status, 0);
  }

  /** {@return how many requests were answered with 2xx} */
  public long accepted() {
    return accepted.get();
  }

  /** {@return what the journal does not explain, up to now} */
  public List<Objection> check(List<Effect> effects) {
    List<Writing> all =
        writings.entrySet().stream()
            .map(entry -> new Writing(entry.getKey(), List.copyOf(entry.getValue())))
            .toList();
    return HistoryCheck.of(all, List.copyOf(readings), effects);
  }

  /** {@return how much there is of what, for whoever reads the log} */
  public String size() {
    return "%d requests for %d effects, %d readings; answers by status %s, %d lost"
        .formatted(
            writings.values().stream().mapToInt(List::size).sum(),
            writings.size(),
            readings.size(),
            answers,
            lost.get());
  }

  @Override
  public String toString() {
    return accepted + " accepted: " + size() + ", refused " + refusals;
  }
}
