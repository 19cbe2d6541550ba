package io.fixfirst.control.intake;

import io.fixfirst.core.DeviceId;
import io.fixfirst.core.TenantId;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Makes texts of strangers fit: clean characters, a length, the alphabet of device names. */
final class Texts {

  private static final int NAME_MAX = 120;
  private static final int HASH_DIGITS = 8;

  private Texts() {}

  /**
   * {@return the text without control characters and broken surrogates, cut to at most {@code max}
   * characters without splitting one; null where nothing is left}
   */
  static @Nullable String clean(@Nullable String text, int max) {
    if (text == null) {
      return null;
    }
    StringBuilder clean = new StringBuilder(Math.min(text.length(), max));
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (clean.length() + Character.charCount(point) > max) {
        break;
      }
      if (Character.isISOControl(point)) {
        clean.append(' ');
      } else if (Character.getType(point) == Character.SURROGATE) {
        clean.append('\uFFFD');
      } else {
        clean.appendCodePoint(point);
      }
    }
    String stripped = clean.toString().strip();
    return stripped.isEmpty() ? null : stripped;
  }

  /**
   * {@return the device that a label names}
   *
   * <p>What a device's name may not have becomes a hyphen; then the name ends with a few digits of
   * the label's hash, so that different labels stay different devices.
   */
  static DeviceId device(TenantId tenant, String label) {
    return new DeviceId(tenant, isName(label) ? label : made(label));
  }

  private static boolean isName(String label) {
    if (label.isEmpty() || label.length() > NAME_MAX || !isLetterOrDigit(label.charAt(0))) {
      return false;
    }
    for (int i = 0; i < label.length(); i++) {
      if (!isAllowed(label.charAt(i))) {
        return false;
      }
    }
    return !label.contains("..");
  }

  private static String made(String label) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < label.length() && name.length() < NAME_MAX - HASH_DIGITS - 1; i++) {
      char c = label.charAt(i);
      char next = isAllowed(c) ? c : '-';
      boolean again =
          !name.isEmpty() && name.charAt(name.length() - 1) == next && (next == '-' || next == '.');
      if (!again && (!name.isEmpty() || isLetterOrDigit(next))) {
        name.append(next);
      }
    }
    if (name.isEmpty()) {
      name.append("device");
    }
    return name.append('-').append(hash(label)).toString();
  }

  private static boolean isAllowed(char c) {
    return isLetterOrDigit(c) || c == '.' || c == '_' || c == ':' || c == '@' || c == '-';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String hash(String label) {
    return DigestUtils.sha256Hex(label).substring(0, HASH_DIGITS);
  }
}
