package io.fixfirst.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * A recording of Java Flight Recorder, summed up.
 *
 * @param methods shares of the samples, by the method that ran, the largest first
 * @param ours shares of the samples in which a method of ours was on the stack, by the one nearest
 *     to the top: also what the library below it takes
 * @param allocations shares of the allocated bytes, by class and the method of ours that asked
 * @param samples how many there were
 */
public record Profile(
    List<Share> methods, List<Share> ours, List<Share> allocations, long samples) {

  private static final String OURS = "io.fixfirst.";
  private static final String HARNESS = "io.fixfirst.benchmarks.";
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";

  /** A part of the whole, from 0 to 1. */
  public record Share(String what, double share) {}

  public Profile {
    methods = List.copyOf(methods);
    ours = List.copyOf(ours);
    allocations = List.copyOf(allocations);
  }

  /** {@return what a recording says, the largest so many of each} */
  public static Profile of(Path recording, int most) throws IOException {
    Map<String, Double> methods = new HashMap<>();
    Map<String, Double> ours = new HashMap<>();
    Map<String, Double> allocations = new HashMap<>();
    long samples = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null || stack.getFrames().isEmpty()) {
          continue;
        }
        String nearest = nearest(stack);
        switch (event.getEventType().getName()) {
          case SAMPLE -> {
            samples++;
            methods.merge(name(stack.getFrames().getFirst()), 1.0, Double::sum);
            ours.merge(nearest, 1.0, Double::sum);
          }
          case ALLOCATION -> {
            String type = simple(event.getClass("objectClass").getName());
            double bytes = event.getLong("weight");
            allocations.merge(type + " in " + nearest, bytes, Double::sum);
          }
          default -> {} // Of no interest here.
        }
      }
    }
    return new Profile(
        shares(methods, most), shares(ours, most), shares(allocations, most), samples);
  }

  private static List<Share> shares(Map<String, Double> parts, int most) {
    double sum = parts.values().stream().mapToDouble(part -> part).sum();
    return parts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .map(part -> new Share(part.getKey(), part.getValue() / sum))
        .toList();
  }

  private static String nearest(RecordedStackTrace stack) {
    for (RecordedFrame frame : stack.getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith(OURS) && !type.startsWith(HARNESS)) {
        return name(frame);
      }
    }
    return "(elsewhere)";
  }

  private static String name(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return simple(method.getType().getName()) + "." + method.getName();
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
