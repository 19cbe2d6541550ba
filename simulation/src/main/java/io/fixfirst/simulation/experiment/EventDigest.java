package io.fixfirst.simulation.experiment;

import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The stream of events of one run as one number: SHA-256 over, for each event, its entity, its
 * revision and everything that it says, in the order in which they happened. Two runs have the same
 * digest if and only if, up to accident, they recorded the same.
 *
 * <p>An event is first folded to 64 bits by {@link Fold}, which is not made to withstand somebody
 * who looks for two events with one value, and need not be.
 */
final class EventDigest implements Witness {

  private static final int BUFFER = 8_192;

  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final Fold fold = new Fold();

  @Override
  public void see(Recorded recorded) {
    if (buffer.remaining() < 8) {
      empty();
    }
    long hash = Fold.mix(recorded.revision(), fold.of(recorded.entity()));
    buffer.putLong(Fold.mix(hash, fold.of(recorded.event())));
  }

  /** {@return the digest of all that it has seen; it sees no more} */
  byte[] finish() {
    empty();
    return sha256.digest();
  }

  private void empty() {
    sha256.update(buffer.flip());
    buffer.clear();
  }
}
