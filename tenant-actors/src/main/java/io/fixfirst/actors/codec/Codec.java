package io.fixfirst.actors.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fixfirst.core.Command;
import io.fixfirst.core.EntityKind;
import io.fixfirst.core.Event;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events, commands and states as compact JSON and back.
 *
 * <p>Instants, durations and dates are ISO 8601; nulls and empty collections are left out and come
 * back as such; properties that this program does not know are ignored, so that an older program
 * reads what a newer one has added.
 */
public final class Codec {

  private final StoredNames names;
  private final ObjectMapper mapper;
  private final RecentlyWritten recent;
  private final Map<EntityKind, String> shapes = new EnumMap<>(EntityKind.class);
  private final Map<Class<?>, ObjectWriter> writers = new ConcurrentHashMap<>();
  private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  public Codec(StoredNames names) {
    this(names, 0);
  }

  /**
   * @param remembered events that it has written lately and knows again when it reads them
   */
  public Codec(StoredNames names, int remembered) {
    this.names = names;
    this.mapper = coreMapper();
    this.recent = new RecentlyWritten(remembered);
    for (EntityKind kind : names.kinds()) {
      Class<?> state = names.state(kind);
      shapes.put(kind, Shape.of(state == Desk.class ? DeskRecord.class : state));
    }
  }

  /** {@return a mapper that knows the core's types, in the journal's form} */
  public static ObjectMapper coreMapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new InstantModule())
            .addModule(new CoreModule())
            .accessorNaming(new ComponentNaming())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();
    List.of(Collection.class, List.class, Set.class, SortedSet.class, Map.class, SortedMap.class)
        .forEach(type -> leaveOutEmpty(mapper.configOverride(type)));
    return mapper;
  }

  /** {@return the names that it writes} */
  public StoredNames names() {
    return names;
  }

  /** {@return the mapper that it writes with} */
  public ObjectMapper mapper() {
    return mapper;
  }

  /** {@return the stored name of an event} */
  public String nameOf(Event event) {
    return names.nameOf(event.getClass());
  }

  /** {@return an event's JSON, without its name} */
  public byte[] encode(Event event) {
    byte[] json = write(event, event.getClass());
    recent.keep(json, event);
    return json;
  }

  /** {@return the event of a stored name and its JSON} */
  public Event decodeEvent(String name, byte[] json) {
    Class<? extends Event> type = names.event(name);
    Event known = recent.find(json, type);
    return known != null ? known : read(json, type, name);
  }

  /** {@return a command's JSON, without its name} */
  public byte[] encode(Command command) {
    return write(command, command.getClass());
  }

  /** {@return the command of a stored name and its JSON} */
  public Command decodeCommand(String name, byte[] json) {
    return read(json, names.command(name), name);
  }

  /** {@return a number that changes with the shape of a kind's state} */
  public String shapeOf(EntityKind kind) {
    return Objects.requireNonNull(shapes.get(kind));
  }

  /** {@return a state's JSON} */
  public byte[] encodeState(EntityKind kind, Object state) {
    return write(state, names.state(kind));
  }

  /** {@return the state of a kind} */
  public Object decodeState(EntityKind kind, byte[] json) {
    return read(json, names.state(kind), kind.storedName());
  }

  private byte[] write(Object value, Class<?> as) {
    try {
      return writers.computeIfAbsent(as, mapper::writerFor).writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot be written (" + value.getClass().getName() + ").", e);
    }
  }

  private <T> T read(byte[] json, Class<T> type, String name) {
    try {
      return readers.computeIfAbsent(type, mapper::readerFor).readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot be read (" + name + ").", e);
    }
  }

  private static void leaveOutEmpty(MutableConfigOverride override) {
    override.setInclude(
        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
    override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }
}
