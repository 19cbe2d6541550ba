package io.fixfirst.core;

import java.util.regex.Pattern;

/**
 * An incident's id: its tenant and a number that the tenant gives, {@code kolding-42}.
 *
 * @param number from 1
 */
public record IncidentId(TenantId tenant, long number) implements EntityId, Comparable<IncidentId> {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  public IncidentId {
    if (number < 1) {
      throw new IllegalArgumentException("An incident's number is 1 or more (was " + number + ").");
    }
  }

  /** {@return the id that {@code tenant-number} names} */
  public static IncidentId parse(String text) {
    int hyphen = text.lastIndexOf('-');
    String digits = text.substring(hyphen + 1);
    if (hyphen < 1 || !NUMBER.matcher(digits).matches()) {
      throw new IllegalArgumentException("An incident id is tenant-number (was \"" + text + "\").");
    }
    return new IncidentId(new TenantId(text.substring(0, hyphen)), Long.parseLong(digits));
  }

  @Override
  public EntityKind kind() {
    return EntityKind.INCIDENT;
  }

  @Override
  public String text() {
    return tenant.text() + "-" + number;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Mostly it is the very same, and need not be compared.
  public int compareTo(IncidentId other) {
    int byTenant = tenant == other.tenant ? 0 : tenant.compareTo(other.tenant);
    return byTenant != 0 ? byTenant : Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return text();
  }
}
