package io.fixfirst.core;

/**
 * The id of a provider's desk.
 *
 * @param text 1 to 40 lower-case letters, digits and hyphens
 */
public record DeskId(String text) implements EntityId, Comparable<DeskId> {

  public DeskId {
    IdText.requireSlug("desk", text, "1 to 40 lower-case letters, digits and hyphens");
  }

  @Override
  public EntityKind kind() {
    return EntityKind.DESK;
  }

  @Override
  public int compareTo(DeskId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
