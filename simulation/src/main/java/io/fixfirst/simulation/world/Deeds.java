package io.fixfirst.simulation.world;

import io.fixfirst.core.IncidentId;
import java.util.List;
import java.util.Set;

/** How people put what they do: an act as the request that it is. */
final class Deeds {

  static final String SEEN_BEFORE = "At another customer: a full log disk.";

  private static final String TRIED = "We have tried what we know.";
  private static final String QUESTION = "Could you tell us when it began?";
  private static final String REMOVED = "Cause found and removed.";
  private static final String VENDOR_DONE = "The vendor says that it is done.";
  private static final String HUNG_UP = "The caller has hung up.";
  private static final String REPAIRED = "Repaired; waiting for the alarm to clear.";
  private static final String BACK = "It is back.";
  private static final String ON_IT = "We are on it, and tell you more within half an hour.";
  private static final String STANDBY =
      "Running again on the standby; the cause is still being looked for.";
  private static final String FINDINGS =
      "The right people were there at once; the alarm came late.";
  private static final List<String> PREVENTION =
      List.of("Alarm on the queue's length", "Write the failover down");

  private Deeds() {}

  static Request of(IncidentId id, Act act, Set<String> skills) {
    return switch (act) {
      case Act.PickUp(var engineer) -> new Request.Acknowledge(id, engineer);
      case Act.Repair(var engineer) -> new Request.Note(id, engineer, REPAIRED);
      case Act.Solve(var engineer) -> new Request.Resolve(id, engineer, REMOVED);
      case Act.Escalate(var engineer, var to) ->
          new Request.Escalate(id, engineer, to, skills, TRIED);
      case Act.AskCustomer(var engineer) -> new Request.AskCustomer(id, engineer, QUESTION);
      case Act.CustomerAnswers _ -> new Request.AnswerAsCustomer(id);
      case Act.VendorSolves _ -> new Request.Resolve(id, null, VENDOR_DONE);
      case Act.HangUp _ -> new Request.Resolve(id, null, HUNG_UP);
      case Act.Reopen _ -> new Request.Reopen(id, BACK);
      case Act.Inform(var engineer) -> new Request.Inform(id, engineer, ON_IT);
      case Act.WorkAround(var engineer) -> new Request.WorkAround(id, engineer, STANDBY);
      case Act.Review _ -> new Request.Review(id, FINDINGS, PREVENTION);
    };
  }
}
