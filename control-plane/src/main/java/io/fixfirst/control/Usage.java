package io.fixfirst.control;

import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is wrong with the words of a command line, in a sentence. */
public final class Usage {

  private Usage() {}

  /** {@return the end of a verb that was told something else than it expects} */
  public static Stopped wrong(String expected, @Nullable Object was) {
    return new Stopped(ExitCode.USAGE, expected + " (was " + was + ").");
  }

  /**
   * {@return a duration in ISO 8601}
   *
   * @param text null where the option is not given
   * @throws Stopped if it is none
   */
  public static Duration duration(String option, @Nullable String text, Duration otherwise) {
    try {
      return text == null ? otherwise : Duration.parse(text);
    } catch (DateTimeException _) {
      throw wrong(option + " is a duration like P364D or PT12H", text);
    }
  }
}
