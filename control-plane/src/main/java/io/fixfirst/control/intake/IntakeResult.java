package io.fixfirst.control.intake;

import io.fixfirst.control.http.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a message: how many of its parts did what, and each of them. */
public record IntakeResult(
    @Doc("Parts that changed something") int accepted,
    @Doc("Parts that were known already") int unchanged,
    @Doc("Parts that were refused") int refused,
    @Doc("Events of types that mean nothing here") int ignored,
    @Doc("Of each part, in order") List<Outcome> outcomes) {

  /** What became of a part. */
  public enum Result {
    ACCEPTED,
    UNCHANGED,
    REFUSED,
    IGNORED
  }

  /** What came of one part. */
  public record Outcome(
      @Doc(value = "The device", example = "kolding:srv-001:9100") @Nullable String device,
      @Doc(value = "Fingerprint, metric, or source and id", example = "ecad62aedb8c6fca")
          String identity,
      Result result,
      @Doc("Why it was refused, for programs") @Nullable String code,
      @Doc("Why it was refused, for people") @Nullable String detail) {

    static Outcome refused(String identity, String code, String detail) {
      return new Outcome(null, identity, Result.REFUSED, code, detail);
    }
  }

  static IntakeResult of(List<Outcome> outcomes) {
    int[] counts = new int[Result.values().length];
    outcomes.forEach(outcome -> counts[outcome.result().ordinal()]++);
    return new IntakeResult(
        counts[Result.ACCEPTED.ordinal()],
        counts[Result.UNCHANGED.ordinal()],
        counts[Result.REFUSED.ordinal()],
        counts[Result.IGNORED.ordinal()],
        outcomes);
  }
}
