package io.fixfirst.control.access;

/** Bytes as letters and digits that apps for codes take (RFC 4648, without padding). */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** {@return the text of bytes whose number is a multiple of five} */
  static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bytes.length; at += 5) {
      long forty = 0;
      for (int i = 0; i < 5; i++) {
        forty = forty << 8 | (bytes[at + i] & 0xff);
      }
      for (int shift = 35; shift >= 0; shift -= 5) {
        text.append(ALPHABET.charAt((int) (forty >> shift) & 31));
      }
    }
    return text.toString();
  }
}
