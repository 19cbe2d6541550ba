package io.fixfirst.control.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import me.gosimple.nbvcxz.resources.DictionaryUtil;

/**
 * What a password must be: long enough, and none that attackers try first. There are no rules about
 * characters, because they make passwords neither longer nor rarer.
 */
final class PasswordRules {

  static final int LENGTH_MAX = 200;

  /** The hundred thousand that leaked most often. */
  private static final Set<String> LEAKED =
      Set.copyOf(DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet());

  private static final int CHARACTERS_MIN = 5;

  private final int lengthMin;

  PasswordRules(int lengthMin) {
    this.lengthMin = lengthMin;
  }

  /** {@return what is wrong with a password for this name; empty for nothing} */
  Optional<String> wrong(String password, String name) {
    int length = password.codePointCount(0, password.length());
    String plain = password.toLowerCase(Locale.ROOT);
    if (length < lengthMin) {
      return Optional.of("has fewer than " + lengthMin + " characters");
    }
    if (length > LENGTH_MAX) {
      return Optional.of("has more than " + LENGTH_MAX + " characters");
    }
    if (plain.codePoints().distinct().count() < CHARACTERS_MIN) {
      return Optional.of("has fewer than " + CHARACTERS_MIN + " different characters");
    }
    if (plain.replaceAll("[^\\p{L}]", "").equals(name.replaceAll("[^\\p{L}]", ""))) {
      return Optional.of("is the name");
    }
    String bare = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    if (LEAKED.contains(plain) || (!bare.isEmpty() && LEAKED.contains(bare)) || twice(plain)) {
      return Optional.of("is among those that leaked and that attackers try first");
    }
    return Optional.empty();
  }

  /** A leaked one, written again and again. */
  private static boolean twice(String plain) {
    for (int part = 3; part <= plain.length() / 2; part++) {
      String one = plain.substring(0, part);
      if (plain.length() % part == 0
          && one.repeat(plain.length() / part).equals(plain)
          && LEAKED.contains(one)) {
        return true;
      }
    }
    return false;
  }
}
