package io.fixfirst.actors;

import io.fixfirst.actors.codec.Codec;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Hands the {@link Codec} to Pekko. The manifest of an event is its stored name, that of a snapshot
 * {@code snapshot|}, the kind and the shape of its state; those of messages between nodes begin
 * with {@code message|}.
 */
public final class StoredSerializer extends SerializerWithStringManifest {

  /** Stands in every row of the journal: never change it. */
  static final int IDENTIFIER = 7001;

  private static final String SNAPSHOT = "snapshot|";

  private final Codec codec;
  private final ExtendedActorSystem system;

  /** Called by Pekko. */
  public StoredSerializer(ExtendedActorSystem system) {
    this.system = system;
    this.codec = PluginSetup.of(system).codec();
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object value) {
    return switch (value) {
      case Event event -> codec.nameOf(event);
      case Snapshot(EntityKind kind, Object _) -> snapshotManifest(kind);
      default -> MessageJson.manifest(value);
    };
  }

  @Override
  public byte[] toBinary(Object value) {
    return switch (value) {
      case Event event -> codec.encode(event);
      case Snapshot(EntityKind kind, Object state) -> codec.encodeState(kind, state);
      default -> messages().write(value);
    };
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    if (manifest.startsWith(SNAPSHOT)) {
      EntityKind kind = kindOfSnapshot(manifest);
      return new Snapshot(kind, codec.decodeState(kind, bytes));
    }
    return MessageJson.isManifest(manifest)
        ? messages().read(manifest, bytes)
        : codec.decodeEvent(manifest, bytes);
  }

  private MessageJson messages() {
    return new MessageJson(codec, ActorRefResolver.get(Adapter.toTyped(system)));
  }

  private String snapshotManifest(EntityKind kind) {
    return SNAPSHOT + kind.storedName() + "|" + codec.shapeOf(kind);
  }

  private EntityKind kindOfSnapshot(String manifest) {
    return codec.names().kinds().stream()
        .filter(kind -> snapshotManifest(kind).equals(manifest))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("A snapshot of another shape (" + manifest + ")."));
  }
}
