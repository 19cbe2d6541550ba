package io.fixfirst.core.desk;

import io.fixfirst.core.EngineerId;
import java.util.List;

/**
 * Why somebody was chosen: whoever was considered, best first.
 *
 * @param rule what decided, in a sentence
 * @param candidates at most ten, best first
 * @param considered how many were looked at in all
 */
public record Explanation(String rule, List<Candidate> candidates, int considered) {

  /**
   * One who was considered.
   *
   * @param score higher is better
   * @param reasons what made the score: {@code knows kolding +20}
   * @param excluded why this one could not be chosen; empty for those who could
   */
  public record Candidate(
      EngineerId engineer, double score, List<String> reasons, String excluded) {}
}
