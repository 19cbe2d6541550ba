package io.fixfirst.core;

/**
 * The id of an engineer of the provider.
 *
 * @param text 1 to 120 letters, digits and . _ : @ -
 */
public record EngineerId(String text) implements EntityId, Comparable<EngineerId> {

  public EngineerId {
    IdText.requireName("engineer", text, "1 to 120 letters, digits and . _ : @ -");
  }

  @Override
  public EntityKind kind() {
    return EntityKind.ENGINEER;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Mostly it is the very same, and need not be compared.
  public int compareTo(EngineerId other) {
    return this == other ? 0 : text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
