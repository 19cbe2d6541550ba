package io.fixfirst.actors.journal;

import io.fixfirst.actors.codec.Codec;
import io.fixfirst.actors.codec.PersistenceIds;
import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.Event;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event of the journal, with its place. Its JSON is decoded on first use. */
public final class JournalEvent {

  private final Codec codec;
  private final Offset offset;
  private final EntityId entity;
  private final long revision;
  private final Instant written;
  private final String name;
  private final byte[] json;
  private @Nullable Event event; // Immutable; two threads at once decode it twice, no more.

  JournalEvent(
      Codec codec,
      Offset offset,
      EntityId entity,
      long revision,
      Instant written,
      String name,
      byte[] json) {
    this.codec = codec;
    this.offset = offset;
    this.entity = entity;
    this.revision = revision;
    this.written = written;
    this.name = name;
    this.json = json;
  }

  /** {@return its place in the journal} */
  public Offset offset() {
    return offset;
  }

  /** {@return whose event it is} */
  public EntityId entity() {
    return entity;
  }

  /** {@return the entity's revision with this event: 1 for its first} */
  public long revision() {
    return revision;
  }

  /** {@return the stored name, {@code incident-acknowledged}} */
  public String name() {
    return name;
  }

  /**
   * {@return the event}
   *
   * @throws UnreadableEventException if it cannot be read
   */
  public Event event() {
    Event decoded = event;
    if (decoded == null) {
      try {
        decoded = codec.decodeEvent(name, json);
      } catch (RuntimeException e) {
        throw new UnreadableEventException(PersistenceIds.of(entity), revision, name, e);
      }
      event = decoded;
    }
    return decoded;
  }

  /** {@return when it was accepted, on the runtime's clock} */
  public Instant at() {
    return event().at();
  }

  /** {@return when it was written, in real time} */
  public Instant written() {
    return written;
  }

  /** {@return the event as it is stored} */
  public String json() {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** {@return the tenant that it belongs to; null for what belongs to the provider} */
  public @Nullable TenantId tenant() {
    return switch (entity) {
      case TenantId tenant -> tenant;
      case DeviceId(TenantId tenant, _) -> tenant;
      case IncidentId(TenantId tenant, _) -> tenant;
      case DeskId _, EngineerId _ -> null;
    };
  }

  @Override
  public String toString() {
    return offset
        + " "
        + entity.kind().storedName()
        + "|"
        + entity.text()
        + " "
        + name
        + " "
        + json();
  }
}
