package io.fixfirst.core;

/** The kinds of entity; the stored name begins every persistence id and is never reused. */
public enum EntityKind {
  TENANT("tenant"),
  DEVICE("device"),
  INCIDENT("incident"),
  DESK("desk"),
  ENGINEER("engineer");

  private final String storedName;

  EntityKind(String storedName) {
    this.storedName = storedName;
  }

  /** {@return the name in the journal} */
  public String storedName() {
    return storedName;
  }

  /** {@return the id of this kind that the text names} */
  public EntityId id(String text) {
    return switch (this) {
      case TENANT -> new TenantId(text);
      case DEVICE -> DeviceId.parse(text);
      case INCIDENT -> IncidentId.parse(text);
      case DESK -> new DeskId(text);
      case ENGINEER -> new EngineerId(text);
    };
  }
}
