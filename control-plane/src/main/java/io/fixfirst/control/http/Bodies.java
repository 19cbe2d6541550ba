package io.fixfirst.control.http;

import java.util.concurrent.ExecutionException;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.Materializer;

/** Reads the bodies of requests, up to a limit. */
final class Bodies {

  private static final long PATIENCE_MILLIS = 20_000;
  private static final byte[] NOTHING = {};

  private final Materializer materializer;
  private final int maxBytes;

  Bodies(Materializer materializer, int maxBytes) {
    this.materializer = materializer;
    this.maxBytes = maxBytes;
  }

  /** {@return the whole body, empty where the operation takes none} */
  byte[] read(HttpRequest request, Operation<?> operation) throws InterruptedException {
    if (operation.body() == null) {
      discard(request);
      return NOTHING;
    }
    Media.requireJson(request, operation);
    long limit = operation.maxBytes() == 0 ? maxBytes : operation.maxBytes();
    RequestEntity entity = request.entity();
    if (entity.getContentLengthOption().orElse(0) > limit) {
      throw Problems.tooLarge(limit).raise();
    }
    if (entity instanceof HttpEntity.Strict strict) {
      return strict.getData().toArray();
    }
    try {
      return entity
          .withSizeLimit(limit)
          .toStrict(PATIENCE_MILLIS, materializer)
          .toCompletableFuture()
          .get()
          .getData()
          .toArray();
    } catch (ExecutionException e) {
      throw failure(e, limit).raise();
    }
  }

  /** Take what the client still sends, so that it hears the answer. */
  void discard(HttpRequest request) {
    if (!request.entity().isStrict()) {
      request.discardEntityBytes(materializer);
    }
  }

  private static Problem failure(ExecutionException e, long limit) {
    return e.getCause() instanceof EntityStreamSizeException
        ? Problems.tooLarge(limit)
        : Problem.of(408, "body.incomplete", "Incomplete body", "The body did not arrive in time.");
  }
}
