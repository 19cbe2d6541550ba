package io.fixfirst.control.planner;

import io.fixfirst.control.http.Doc;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulation to run. */
@Doc("A simulation: a scenario by its name or as text, alone, beside another, or from now on")
public record RunForm(
    @Doc(value = "What to call it", example = "One more on line 2", max = 120)
        @Nullable String name,
    @Doc(value = "One of the scenarios", example = "kolding.yaml", max = 100)
        @Nullable String scenario,
    @Doc(value = "A scenario's text instead; it may include the others", max = 1_000_000)
        @Nullable String text,
    @Doc(value = "A scenario to compare with, on the same chance", max = 100)
        @Nullable String versusScenario,
    @Doc(value = "Its text instead", max = 1_000_000) @Nullable String versusText,
    @Doc(value = "Another seed than the scenario's", example = "7") @Nullable Long seed,
    @Doc(value = "How often it is run, 1 to 1000", example = "20") @Nullable Integer replications,
    @Doc(value = "How much time is simulated", example = "P28D") @Nullable Duration horizon,
    @Doc("Whether it begins with what is on the live desk now") @Nullable Boolean fromNow,
    @Doc(
            value = "What is other than it is, from now on; compared with the same without it",
            max = 20)
        @Nullable List<ChangeForm> changes) {

  /** Something that is other than it is. */
  public record ChangeForm(
      What what,
      @Doc(value = "More people: in which team", example = "infrastructure", max = 40)
          @Nullable String team,
      @Doc(value = "How many, 1 to 1000", example = "1") @Nullable Integer count,
      @Doc(value = "Somebody of the scenario who is like them", max = 40) @Nullable String like,
      @Doc(
              value = "A P1: at which tenant; a tenant added: like which of the scenario",
              example = "kolding",
              max = 40)
          @Nullable String tenant,
      @Doc(value = "A tenant added: its users; as many if left out", example = "2000")
          @Nullable Integer users,
      @Doc(value = "What is down", max = 200) @Nullable String summary) {

    /** What kind of change it is. */
    public enum What {
      MORE_PEOPLE,
      MAJOR_NOW,
      TENANT_ADDED
    }
  }

  boolean startsNow() {
    return Boolean.TRUE.equals(fromNow);
  }
}
