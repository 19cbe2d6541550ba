package io.fixfirst.core;

/**
 * The id of an engineer of the provider.
 *
 * @param text 1 to 120 letters, digits and . _ : @ -
 */
public record EngineerId(String text) implements EntityId, Comparable<EngineerId> {

  public EngineerId {
    IdText.require("engineer", text, IdText.NAME, "1 to 120 letters, digits and . _ : @ -");
  }

  @Override
  public EntityKind kind() {
    return EntityKind.ENGINEER;
  }

  @Override
  public int compareTo(EngineerId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
