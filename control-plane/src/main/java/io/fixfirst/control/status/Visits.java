package io.fixfirst.control.status;

import io.fixfirst.actors.clock.RuntimeClock;
import io.fixfirst.control.access.Caller;
import io.fixfirst.control.http.Call;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the page of a request, if whoever asks may see it. */
final class Visits {

  private final StatusReader reader;
  private final Visitors visitors;
  private final RuntimeClock clock;

  Visits(StatusReader reader, Visitors visitors, RuntimeClock clock) {
    this.reader = reader;
    this.visitors = visitors;
    this.clock = clock;
  }

  /**
   * A page that may be seen, and who sees it.
   *
   * @param caller null for a stranger
   */
  record Visit(PageAddress address, Situation situation, @Nullable Caller caller) {}

  /** {@return the page; empty for what does not exist and for what may not be seen} */
  Optional<Visit> of(Call<?> call) throws SQLException {
    Optional<PageAddress> address = PageAddress.parse(call.path("page"));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    Optional<Caller> caller =
        visitors.of(call.request()).filter(one -> one.reach().includes(address.get().tenant()));
    return reader
        .situation(address.get().tenant(), clock.now())
        .filter(
            one ->
                address.get().opens(one.tenant().page())
                    || (caller.isPresent() && address.get().secret().isEmpty()))
        .map(one -> new Visit(address.get(), one, caller.orElse(null)));
  }
}
