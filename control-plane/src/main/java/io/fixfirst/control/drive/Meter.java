package io.fixfirst.control.drive;

import io.fixfirst.control.drive.Api.Answer;
import io.fixfirst.simulation.world.Request;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Stands between the world and the product, and may measure what passes. From any thread. */
public interface Meter {

  /** Measures nothing. */
  Meter NONE = (_, _, call) -> call.call();

  /**
   * Makes the call.
   *
   * @param request what is sent; null for a look at an incident
   * @param intended when it was to be sent, in the world's own time
   * @return what the call has returned
   */
  Answer pass(@Nullable Request request, Instant intended, Callable<Answer> call) throws Exception;
}
