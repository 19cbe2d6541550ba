package io.fixfirst.benchmarks.profile;

import io.fixfirst.benchmarks.profile.Profile.Share;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every recording below a folder, each in a few lines. */
public final class ProfileReport {

  private static final int MOST = 12;
  private static final String RECORDING = ".jfr";

  private ProfileReport() {}

  /** Prints the profile of each recording, and where it lies. */
  public static void print(Path folder, PrintStream out) throws IOException {
    for (Path recording : recordings(folder)) {
      Profile profile = Profile.of(recording, MOST);
      Path about = recording.getParent();
      out.printf(
          Locale.ROOT,
          "%n%s%n  %,d samples; the recording: %s%n",
          about == null ? recording : about.getFileName(),
          profile.samples(),
          recording);
      section("processor time, by the method that ran", profile.methods(), out);
      section("processor time, by the method of ours that it was for", profile.ours(), out);
      section("memory allocated, by class and the method of ours", profile.allocations(), out);
    }
  }

  private static List<Path> recordings(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(RECORDING)).sorted().toList();
    }
  }

  private static void section(String title, List<Share> shares, PrintStream out) {
    out.println("  " + title);
    for (Share share : shares) {
      out.printf(Locale.ROOT, "    %5.1f %%  %s%n", 100 * share.share(), share.what());
    }
  }
}
