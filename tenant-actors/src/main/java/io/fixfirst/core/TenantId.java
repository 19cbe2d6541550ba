package io.fixfirst.core;

/**
 * A tenant's id.
 *
 * @param text 1 to 40 lower-case letters, digits and single inner hyphens
 */
public record TenantId(String text) implements EntityId, Comparable<TenantId> {

  public TenantId {
    IdText.requireSlug("tenant", text, "1 to 40 lower-case letters, digits and hyphens");
  }

  @Override
  public EntityKind kind() {
    return EntityKind.TENANT;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Mostly it is the very same, and need not be compared.
  public int compareTo(TenantId other) {
    return this == other ? 0 : text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
