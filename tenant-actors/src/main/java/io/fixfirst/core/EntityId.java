package io.fixfirst.core;

/**
 * Who an entity is. Ids of what belongs to a tenant carry the tenant, so that no id can be mistaken
 * for another tenant's.
 */
public sealed interface EntityId permits TenantId, DeviceId, IncidentId, DeskId, EngineerId {

  /** {@return which kind of entity it names} */
  EntityKind kind();

  /** {@return the text form, unique within the kind; {@code kind().id(text())} gives it back} */
  String text();
}
