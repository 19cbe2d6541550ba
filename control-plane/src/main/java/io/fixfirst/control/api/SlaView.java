package io.fixfirst.control.api;

import io.fixfirst.control.http.Doc;
import io.fixfirst.core.sla.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts of an incident's clocks. */
record SlaView(@Doc("When this was so") Instant at, List<Account> clocks) {

  /** The account of one clock. */
  record Account(
      @Doc(value = "respond, resolve, line-1 ...", example = "resolve") String clock,
      @Doc(value = "In service time", example = "PT4H") Duration target,
      @Doc("Service time counted up to now") Duration used,
      @Doc("Service time that is left") Duration left,
      @Doc("Service time beyond the target") Duration over,
      @Doc("When it runs out, if it goes on") @Nullable Instant due,
      boolean stopped,
      boolean breached,
      List<Row> rows) {}

  /** One interval. */
  record Row(
      Instant from,
      Instant to,
      Ledger.Kind kind,
      @Doc(value = "Why", example = "waiting-customer") String because,
      @Doc("Service time that it counts") Duration counted,
      @Doc("Still to come") boolean ahead) {}

  static SlaView of(List<Ledger> ledgers, Instant now) {
    return new SlaView(now, ledgers.stream().map(SlaView::account).toList());
  }

  private static Account account(Ledger ledger) {
    return new Account(
        ledger.clock(),
        ledger.target(),
        ledger.used(),
        ledger.left(),
        ledger.over(),
        ledger.due(),
        ledger.stopped(),
        ledger.breached(),
        ledger.rows().stream()
            .map(
                row ->
                    new Row(
                        row.from(),
                        row.to(),
                        row.kind(),
                        row.because(),
                        row.counted(),
                        row.ahead()))
            .toList());
  }
}
