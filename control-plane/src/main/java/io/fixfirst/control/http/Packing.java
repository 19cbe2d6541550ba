package io.fixfirst.control.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Packs long answers for those who take gzip. */
public final class Packing {

  private static final int WORTH_IT_BYTES = 2_000;

  private Packing() {}

  static HttpResponse pack(HttpRequest request, HttpResponse response) {
    if (!(response.entity() instanceof HttpEntity.Strict strict)
        || strict.getData().size() < WORTH_IT_BYTES
        || !accepted(request)
        || response.getHeader("Content-Encoding").isPresent()) {
      return response;
    }
    return response
        .addHeader(RawHeader.create("Content-Encoding", "gzip"))
        .addHeader(RawHeader.create("Vary", "Accept-Encoding"))
        .withEntity(HttpEntities.create(strict.getContentType(), gzip(strict.getData().toArray())));
  }

  /** {@return whether the caller takes gzip} */
  public static boolean accepted(HttpRequest request) {
    return request
        .getHeader("Accept-Encoding")
        .map(header -> header.value().contains("gzip"))
        .orElse(false);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_SPEED); // Lists are long and change all the time.
          }
        }) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
