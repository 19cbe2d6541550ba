package io.fixfirst.core.desk;

import java.util.regex.Pattern;

/**
 * A team's id within its desk.
 *
 * @param text 1 to 40 lower-case letters, digits and single inner hyphens
 */
public record TeamId(String text) implements Comparable<TeamId> {

  private static final Pattern FORM = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");

  public TeamId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A team id is 1 to 40 lower-case letters, digits and hyphens (was \"" + text + "\").");
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Mostly it is the very same, and need not be compared.
  public int compareTo(TeamId other) {
    return this == other ? 0 : text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
