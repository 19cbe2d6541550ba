package io.fixfirst.control.reading;

import io.fixfirst.control.http.Doc;
import java.time.Instant;
import java.util.List;

/** The last readings of a device. */
public record ReadingsView(
    @Doc("They go back no further") Instant since,
    @Doc("One for each metric, by name") List<Series> series) {

  /** What was measured of one metric. */
  public record Series(
      @Doc(value = "What was measured", example = "cpu") String metric, List<Point> points) {}

  /** A short while of it. */
  public record Point(
      @Doc("When it was measured last") Instant at,
      @Doc("What was measured last") double value,
      double low,
      double high) {}
}
