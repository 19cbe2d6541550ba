package io.fixfirst.control.webhook;

import java.net.InetAddress;

/**
 * Addresses that begin alike, {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param address one of them
 * @param bits how many of the first bits are the same for all
 */
public record Network(InetAddress address, int bits) {

  public Network {
    if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException(
          "A network has no such length (" + address.getHostAddress() + "/" + bits + ").");
    }
  }

  /**
   * {@return the network of a text; a single address is one, too}
   *
   * @throws IllegalArgumentException if it is none; names are not looked up
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    String bits = slash < 0 ? "" : text.substring(slash + 1);
    if (slash >= 0 && !bits.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("A network is an address like 10.0.0.0/8 (" + text + ").");
    }
    InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    return new Network(
        address, slash < 0 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(bits));
  }

  /** {@return whether an address is one of them} */
  public boolean includes(InetAddress other) {
    byte[] own = address.getAddress();
    byte[] its = other.getAddress();
    if (own.length != its.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((own[bit / Byte.SIZE] & mask) != (its[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
