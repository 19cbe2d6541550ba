package io.fixfirst.core.incident;

import io.fixfirst.core.IncidentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Past incidents that look like the present one, best first: what a core team is offered beside the
 * engineers' own answers. A pure function; whoever calls it decides who may see whose incidents.
 *
 * <p>Alike are shared words (the Jaccard index of the words of both texts), the same service and
 * the same category. Words shorter than three letters say nothing.
 */
public final class PastMatches {

  private static final double SAME_SERVICE = 0.25;
  private static final double SAME_CATEGORY = 0.15;
  private static final double LEAST = 0.2;
  private static final int WORD_MIN = 3;

  /**
   * A past incident.
   *
   * @param resolution how it was restored or resolved; null if that is not known
   */
  public record Past(
      IncidentId incident,
      String summary,
      @Nullable String service,
      String category,
      @Nullable String resolution) {}

  /**
   * A past incident that looks like the present one.
   *
   * @param score more than 0, at most 1.4
   * @param because in words: {@code words broker, queue; same service}
   */
  public record Match(Past past, double score, String because) {}

  private PastMatches() {}

  /** {@return at most that many matches, best first; of equals the newest number first} */
  public static List<Match> of(Report report, Iterable<Past> past, int limit) {
    Set<String> words = words(report.summary(), report.description());
    List<Match> matches = new ArrayList<>();
    for (Past one : past) {
      Match match = match(report, words, one);
      if (match.score() >= LEAST) {
        matches.add(match);
      }
    }
    matches.sort(
        Comparator.comparingDouble(Match::score)
            .thenComparing(match -> match.past().incident())
            .reversed());
    return List.copyOf(matches.subList(0, Math.min(limit, matches.size())));
  }

  private static Match match(Report report, Set<String> words, Past past) {
    Set<String> theirs = words(past.summary(), past.resolution());
    Set<String> shared = new TreeSet<>(words);
    shared.retainAll(theirs);
    int union = words.size() + theirs.size() - shared.size();
    double score = union == 0 ? 0 : (double) shared.size() / union;
    List<String> because = new ArrayList<>();
    if (!shared.isEmpty()) {
      because.add("words " + String.join(", ", shared));
    }
    if (report.service() != null && report.service().equals(past.service())) {
      score += SAME_SERVICE;
      because.add("same service");
    }
    if (report.category().equals(past.category())) {
      score += SAME_CATEGORY;
      because.add("same category");
    }
    return new Match(past, score, String.join("; ", because));
  }

  private static Set<String> words(String text, @Nullable String more) {
    Set<String> words = new TreeSet<>();
    collect(text, words);
    if (more != null) {
      collect(more, words);
    }
    return words;
  }

  private static void collect(String text, Set<String> words) {
    StringBuilder word = new StringBuilder();
    for (int index = 0; index <= text.length(); index++) {
      char letter = index < text.length() ? text.charAt(index) : ' ';
      if (Character.isLetterOrDigit(letter)) {
        word.append(Character.toLowerCase(letter));
      } else {
        if (word.length() >= WORD_MIN) {
          words.add(word.toString());
        }
        word.setLength(0);
      }
    }
  }
}
