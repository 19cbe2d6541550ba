package io.fixfirst.control.http;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/**
 * Answers what is no HTTP, such as a broken address or an endless header, with a problem document,
 * too. Pekko is told its name in {@code fixfirst-control.conf}.
 */
public final class IllegalRequests extends ParsingErrorHandler {

  /** Where Pekko looks for it, as for an object of Scala's. */
  public static final IllegalRequests MODULE$ = new IllegalRequests();

  private IllegalRequests() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    return Reply.of(
        Problem.of(status.intValue(), "http.illegal", "Illegal request", error.summary()));
  }
}
