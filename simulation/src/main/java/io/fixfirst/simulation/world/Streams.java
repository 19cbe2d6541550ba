package io.fixfirst.simulation.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Where chance comes from: a stream of its own for every name, derived from one seed. The same seed
 * and name give the same stream on every machine, whatever other streams there are.
 */
public final class Streams {

  private final long seed;

  public Streams(long seed) {
    this.seed = seed;
  }

  /** {@return the stream of this name, from its beginning} */
  public Chance named(String name) {
    return new Chance(provider(name));
  }

  /** {@return a seed of its own for something that needs no stream} */
  public long seedOf(String name) {
    return ByteBuffer.wrap(digest(name)).getLong();
  }

  private UniformRandomProvider provider(String name) {
    long[] state = new long[4];
    ByteBuffer.wrap(digest(name)).asLongBuffer().get(state);
    return RandomSource.XO_SHI_RO_256_PP.create(state);
  }

  private byte[] digest(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return DigestUtils.sha256(ByteBuffer.allocate(8 + text.length).putLong(seed).put(text).array());
  }
}
