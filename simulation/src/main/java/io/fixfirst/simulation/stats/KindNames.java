package io.fixfirst.simulation.stats;

import io.fixfirst.core.incident.TicketKind;
import java.util.List;
import java.util.Locale;

/** Kinds of work as figures name them. */
public final class KindNames {

  /** All kinds, incidents first. */
  public static final List<String> ALL =
      List.of(TicketKind.values()).stream().map(KindNames::of).toList();

  private KindNames() {}

  /** {@return {@code incident}, {@code request} ...} */
  public static String of(TicketKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
