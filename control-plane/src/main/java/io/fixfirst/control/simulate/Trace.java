package io.fixfirst.control.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.fixfirst.actors.EntityType;
import io.fixfirst.actors.EntityTypes;
import io.fixfirst.actors.codec.Codec;
import io.fixfirst.core.EntityId;
import io.fixfirst.simulation.runtime.Recorded;
import io.fixfirst.simulation.runtime.Witness;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every event as one line of JSON, with the names and values that the journal of a running system
 * has: {@code replication, number, entity, kind, revision, type, event}.
 */
final class Trace implements Closeable {

  private static final JsonFactory JSON = new JsonFactory();

  private final Codec codec = new Codec(EntityType.names(EntityTypes.ALL));
  private final Writer writer;
  private final JsonGenerator generator;

  private Trace(Writer writer) throws IOException {
    this.writer = writer;
    this.generator =
        JSON.createGenerator(writer)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .setRootValueSeparator(null);
  }

  /**
   * {@return a trace}
   *
   * @param target a file, or {@code -} for standard output
   * @throws IOException if the file cannot be made
   */
  static Trace to(String target, PrintWriter standardOutput) throws IOException {
    return new Trace(
        target.equals("-")
            ? new StandardOutput(standardOutput)
            : Files.newBufferedWriter(Path.of(target)));
  }

  /** {@return a witness of one replication; replications follow one another} */
  Witness of(int replication) {
    return recorded -> {
      try {
        write(replication, recorded);
      } catch (IOException e) {
        throw new UncheckedIOException("The trace cannot be written.", e);
      }
    };
  }

  private void write(int replication, Recorded recorded) throws IOException {
    EntityId entity = recorded.entity();
    generator.writeStartObject();
    generator.writeNumberField("replication", replication);
    generator.writeNumberField("number", recorded.number());
    generator.writeStringField("entity", entity.text());
    generator.writeStringField("kind", entity.kind().storedName());
    generator.writeNumberField("revision", recorded.revision());
    generator.writeStringField("type", codec.nameOf(recorded.event()));
    generator.writeFieldName("event");
    generator.writeRawValue(new String(codec.encode(recorded.event()), StandardCharsets.UTF_8));
    generator.writeEndObject();
    generator.writeRaw('\n');
  }

  /** Writes what is left, and closes the file. */
  @Override
  public void close() throws IOException {
    generator.close();
    writer.close();
  }

  /** Standard output, which stays open, and says so when nobody reads it any more. */
  private static final class StandardOutput extends Writer {
    private final PrintWriter out;

    StandardOutput(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void write(char[] chars, int from, int length) {
      out.write(chars, from, length);
    }

    @Override
    public void flush() throws IOException {
      if (out.checkError()) {
        throw new IOException("standard output was closed");
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
