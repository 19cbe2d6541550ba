package io.fixfirst.control.audit;

import io.fixfirst.control.http.Doc;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the audit log, as it is shown and exported. */
public record AuditRow(
    @Doc("Its place in the log, from 1, without gaps.") long number,
    Instant at,
    @Doc("Who did it, operator:ada.") String who,
    String role,
    @Doc("The address that the request came from.") @Nullable String from,
    @Doc("The operation.") String what,
    @Doc("The path of what was made, else the one that was asked for.") String on,
    @Nullable String tenant,
    @Doc("The status that was answered; 2xx for what was done.") int status,
    @Doc("SHA-256 over this row and the one before it.") String hash) {

  static AuditRow of(AuditReader.Row row) {
    Deed deed = row.deed();
    return new AuditRow(
        row.number(),
        deed.at(),
        deed.who(),
        deed.role(),
        deed.from(),
        deed.what(),
        deed.on(),
        deed.tenant(),
        deed.status(),
        row.hashText());
  }
}
