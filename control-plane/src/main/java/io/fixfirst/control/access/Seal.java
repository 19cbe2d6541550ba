package io.fixfirst.control.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Closes the secrets that must be read again, so that a copy of the database does not have them:
 * AES-256-GCM with a key that stands in a file. What was closed can be opened for the row that it
 * was closed for alone. Several keys let one be replaced: the first closes, all open. Without a key
 * secrets are kept as they are.
 *
 * <p>A closed secret is {@code FFS1}, the first 8 bytes of the key's SHA-256, 12 of chance, the
 * cipher text and 16 that show that nobody has changed it.
 */
public final class Seal {

  private static final byte[] MARK = "FFS1".getBytes(StandardCharsets.US_ASCII);
  private static final int NAME_BYTES = 8;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int AROUND = MARK.length + NAME_BYTES + NONCE_BYTES + TAG_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<Key> keys;

  private record Key(String name, SecretKeySpec secret) {

    static Key of(String text) {
      byte[] bytes = bytes(text);
      if (bytes.length != KEY_BYTES) {
        throw new IllegalArgumentException("a key is 32 bytes, as Base64");
      }
      String name = HexFormat.of().formatHex(DigestUtils.sha256(bytes), 0, NAME_BYTES);
      return new Key(name, new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] bytes(String text) {
      try {
        return Base64.getDecoder().decode(text.strip());
      } catch (IllegalArgumentException _) { // Its message would tell a part of the key.
        return new byte[0];
      }
    }
  }

  /**
   * @param keys of 32 bytes each, as Base64; the first closes, all open
   * @throws IllegalArgumentException where one is no key; the message does not tell it
   */
  public Seal(List<String> keys) {
    this.keys = keys.stream().map(Key::of).toList();
  }

  /**
   * {@return a secret as it is to be kept}
   *
   * @param row that it belongs to, in words that are never another row's
   */
  public byte[] close(byte[] secret, String row) {
    if (keys.isEmpty()) {
      return secret;
    }
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    Key key = keys.getFirst();
    byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, row, secret, 0, secret.length);
    return ByteBuffer.allocate(MARK.length + NAME_BYTES + NONCE_BYTES + closed.length)
        .put(MARK)
        .put(HexFormat.of().parseHex(key.name))
        .put(nonce)
        .put(closed)
        .array();
  }

  /**
   * {@return a secret as it was before {@link #close}, also one that was never closed}
   *
   * @throws IllegalStateException where no key fits, or the row is another's
   */
  public byte[] open(byte[] kept, String row) {
    if (!isClosed(kept)) {
      return kept;
    }
    Key key =
        key(kept)
            .orElseThrow(
                () -> new IllegalStateException("No key of fixfirst.secrets.keys opens " + row));
    int begin = MARK.length + NAME_BYTES;
    byte[] nonce = Arrays.copyOfRange(kept, begin, begin + NONCE_BYTES);
    int rest = begin + NONCE_BYTES;
    return cipher(Cipher.DECRYPT_MODE, key, nonce, row, kept, rest, kept.length - rest);
  }

  /** {@return whether it is kept as {@link #close} would keep it now} */
  boolean isCurrent(byte[] kept) {
    return keys.isEmpty()
        ? !isClosed(kept)
        : isClosed(kept) && key(kept).filter(keys.getFirst()::equals).isPresent();
  }

  /** {@return whether there is a key for it, where it needs one} */
  boolean canOpen(byte[] kept) {
    return !isClosed(kept) || key(kept).isPresent();
  }

  /** Secrets that are kept as they are have 32 bytes at most, closed ones more than 40. */
  private static boolean isClosed(byte[] kept) {
    return kept.length > AROUND && Arrays.equals(kept, 0, MARK.length, MARK, 0, MARK.length);
  }

  private Optional<Key> key(byte[] kept) {
    String name = HexFormat.of().formatHex(kept, MARK.length, MARK.length + NAME_BYTES);
    return keys.stream().filter(key -> key.name.equals(name)).findFirst();
  }

  private static byte[] cipher(
      int mode, Key key, byte[] nonce, String row, byte[] from, int begin, int length) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.secret, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(from, begin, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret cannot be closed or opened (" + row + ").", e);
    }
  }
}
