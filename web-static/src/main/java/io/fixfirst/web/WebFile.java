package io.fixfirst.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file for browsers, read and packed when it is first asked for, and kept from then on. */
public final class WebFile {

  private static final int WORTH_PACKING_BYTES = 600;

  private final String path;
  private final Supplier<byte[]> source;
  private volatile byte @Nullable [] bytes;
  private volatile byte @Nullable [] packed;

  WebFile(String path, Supplier<byte[]> source) {
    this.path = path;
    this.source = source;
  }

  /** {@return where it is served; its content never changes under this path} */
  public String path() {
    return path;
  }

  /** {@return its media type, by its ending} */
  public String mediaType() {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript; charset=UTF-8";
      case "css" -> "text/css; charset=UTF-8";
      case "svg" -> "image/svg+xml";
      case "json" -> "application/json";
      case "html" -> "text/html; charset=UTF-8";
      default -> "application/octet-stream";
    };
  }

  /** {@return its content} */
  public byte[] bytes() {
    byte[] known = bytes;
    if (known == null) {
      known = source.get();
      bytes = known;
    }
    return known;
  }

  /** {@return its content as gzip; null where that saves nothing} */
  public byte @Nullable [] gzip() {
    if (bytes().length < WORTH_PACKING_BYTES) {
      return null;
    }
    byte[] known = packed;
    if (known == null) {
      known = gzip(bytes());
      packed = known;
    }
    return known;
  }

  /** {@return bytes as gzip} */
  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 32);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
