package io.fixfirst.actors;

import io.fixfirst.actors.codec.Codec;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Hands the {@link Codec} to Pekko, for messages between nodes. Their manifests begin with {@code
 * message|}.
 */
public final class StoredSerializer extends SerializerWithStringManifest {

  /** Nodes of other versions know it: never change it. */
  static final int IDENTIFIER = 7001;

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
    return MessageJson.manifest(value);
  }

  @Override
  public byte[] toBinary(Object value) {
    return messages().write(value);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    if (!MessageJson.isManifest(manifest)) {
      throw new IllegalArgumentException("No such message (" + manifest + ").");
    }
    return messages().read(manifest, bytes);
  }

  private MessageJson messages() {
    return new MessageJson(codec, ActorRefResolver.get(Adapter.toTyped(system)));
  }
}
