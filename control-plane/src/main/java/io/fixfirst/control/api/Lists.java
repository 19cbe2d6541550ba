package io.fixfirst.control.api;

import io.fixfirst.control.access.Caller;
import io.fixfirst.control.http.Call;
import io.fixfirst.control.http.Json;
import io.fixfirst.control.http.Parameter;
import io.fixfirst.control.http.Problems;
import io.fixfirst.core.TenantId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that lists have in common. */
final class Lists {

  static final Parameter LIMIT =
      Parameter.query("limit", "Elements of a page, 1 to " + Pages.LIMIT_MAX, "50");
  static final Parameter CURSOR = Parameter.query("cursor", "Of the page before", "");
  static final Parameter TENANT = Parameter.query("tenant", "Only this tenant's", "kolding");
  static final Parameter TEXT = Parameter.query("text", "Only those with all these words", "");

  static final Parameter AT =
      Parameter.query("at", "As it was at this instant; now if left out", "2026-03-02T09:11:00Z");

  private Lists() {}

  static int limit(Call<?> call) {
    return call.query("limit", Pages.LIMIT, 1, Pages.LIMIT_MAX);
  }

  /** {@return the tenant that a list is of; null for all} */
  static @Nullable String tenant(Call<?> call) {
    Caller caller = call.caller();
    String named = call.query("tenant").orElse(null);
    if (named == null) {
      TenantId own = caller.tenant();
      return own == null ? null : own.text();
    }
    return Ids.tenant(caller, named).text();
  }

  /** {@return the instant of the past that is asked for; empty for now} */
  static Optional<Instant> at(Call<?> call) {
    return instant(call, "at");
  }

  /** {@return an instant, empty where it is left out} */
  static Optional<Instant> instant(Call<?> call, String name) {
    try {
      return call.query(name).map(Instant::parse);
    } catch (DateTimeParseException _) {
      throw Problems.invalid(name, "is not an instant like 2026-03-02T09:11:00Z").raise();
    }
  }

  /** {@return the values of a parameter with commas between them} */
  static <E extends Enum<E>> List<E> values(Call<?> call, String name, Class<E> type) {
    List<E> values = new ArrayList<>();
    for (String text : call.query(name).orElse("").split(",", -1)) {
      if (!text.isBlank()) {
        values.add(value(name, text.trim(), type));
      }
    }
    return values;
  }

  /** {@return the value of a parameter, null where it is left out} */
  static <E extends Enum<E>> @Nullable E value(Call<?> call, String name, Class<E> type) {
    return call.query(name).map(text -> value(name, text, type)).orElse(null);
  }

  private static <E extends Enum<E>> E value(String name, String text, Class<E> type) {
    for (E value : type.getEnumConstants()) {
      if (Json.name(value).equalsIgnoreCase(text)) {
        return value;
      }
    }
    throw Problems.invalid(
            name,
            "is not one of "
                + String.join(
                    ", ", Arrays.stream(type.getEnumConstants()).map(Json::name).toList()))
        .raise();
  }
}
