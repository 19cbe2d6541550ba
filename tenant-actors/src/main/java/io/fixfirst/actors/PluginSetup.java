package io.fixfirst.actors;

import io.fixfirst.actors.codec.Codec;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.setup.Setup;

/** What Pekko's plugins, which it creates itself, need of ours. */
final class PluginSetup extends Setup {

  private final Codec codec;

  PluginSetup(Codec codec) {
    this.codec = codec;
  }

  static PluginSetup of(ActorSystem system) {
    return system
        .settings()
        .setup()
        .get(PluginSetup.class)
        .orElseThrow(() -> new IllegalStateException("The system was not started by LiveRuntime."));
  }

  Codec codec() {
    return codec;
  }
}
