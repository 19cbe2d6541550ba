package io.fixfirst.control.api;

import io.fixfirst.actors.Reply.Done;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.tenant.Tenant;
import org.apache.commons.codec.digest.DigestUtils;

/** The references of reports: what makes a repeated report the same one, also after a crash. */
final class References {

  private static final int MAX = 200;

  private References() {}

  /** {@return the reference of a reporter's own words, short enough for the tenant to keep} */
  static String of(String by, String kind, String words) {
    String reference = by + " " + kind + " " + words;
    return reference.length() <= MAX
        ? reference
        : by + " " + kind + " " + DigestUtils.sha256Hex(words);
  }

  /** {@return the incident that the report of a reference has opened, now or the first time} */
  static IncidentId incident(Done done, String reference) {
    if (done.state() instanceof Tenant.Known tenant) {
      IncidentId id = tenant.incidentOf(reference);
      if (id != null) {
        return id;
      }
    }
    throw new IllegalStateException(
        "A report was accepted and has no incident (" + reference + ").");
  }
}
