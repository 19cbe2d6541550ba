package io.fixfirst.core.tenant;

import io.fixfirst.core.NumberMap;
import io.fixfirst.core.Recent;
import io.fixfirst.core.sla.Terms;
import io.fixfirst.core.tenant.Tenant.StandingAlarm;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's incidents that are not closed, and where a new alarm may find them.
 *
 * @param last number given
 * @param open by number
 * @param traces of alarms that belong to them
 * @param references of the last reports, with the number of the incident that each opened
 */
public record Incidents(
    long last, SortedMap<Long, OpenIncident> open, Traces traces, Recent<Long> references) {

  public Incidents {
    open = NumberMap.from(open);
  }

  /** Reports that a repeat of is recognised. */
  static final int REFERENCES_MAX = 1_000;

  static final Incidents NONE =
      new Incidents(0, NumberMap.empty(), Traces.NONE, Recent.ofCapacity(REFERENCES_MAX));

  /** {@return the incident of that number, or null if it is closed or was never opened} */
  public @Nullable OpenIncident get(long number) {
    return open.get(number);
  }

  /** {@return whether an alarm may join it} */
  boolean joinable(long number) {
    OpenIncident incident = open.get(number);
    return incident != null && !incident.resolved();
  }

  Incidents opened(OpenIncident incident, @Nullable String reference) {
    return new Incidents(
        incident.number(),
        NumberMap.from(open).plus(incident.number(), incident),
        traces,
        reference == null ? references : references.plus(reference, incident.number()));
  }

  /** An alarm joins, and leaves its trace for those to come. */
  Incidents join(OpenIncident incident, StandingAlarm alarm, Traces changed) {
    NumberMap<OpenIncident> joined =
        NumberMap.from(open).plus(incident.number(), incident.join(alarm));
    return new Incidents(last, joined, changed.swept(joined), references);
  }

  Incidents with(OpenIncident incident) {
    return new Incidents(
        last, NumberMap.from(open).plus(incident.number(), incident), traces, references);
  }

  Incidents without(long number) {
    return new Incidents(last, NumberMap.from(open).minus(number), traces, references);
  }

  /** Marks those whose terms are others under the new contract. */
  Incidents under(Contract before, Contract after) {
    NumberMap<OpenIncident> changed = NumberMap.from(open);
    for (OpenIncident incident : open.values()) {
      Terms terms = after.termsOf(incident.service());
      if (!terms.equals(before.termsOf(incident.service()))) {
        changed = changed.plus(incident.number(), incident.retermed());
      }
    }
    return new Incidents(last, changed, traces, references);
  }
}
