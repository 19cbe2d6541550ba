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
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Every event as one line of JSON, with the names and values that the journal of a running system
 * has: {@code replication, number, entity, kind, revision, type, event}.
 */
final class Trace implements Closeable {

  private static final JsonFactory JSON = new JsonFactory();

  private final Codec codec = new Codec(EntityType.names(EntityTypes.ALL));
  private final Writer writer;
  private final JsonGenerator generator;

  Trace(Writer writer) throws IOException {
    this.writer = writer;
    this.generator =
        JSON.createGenerator(writer)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .setRootValueSeparator(null);
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

  /** Writes what is left; the writer stays open. */
  @Override
  public void close() throws IOException {
    generator.close();
    writer.flush();
  }
}
