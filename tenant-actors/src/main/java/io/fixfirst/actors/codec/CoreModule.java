package io.fixfirst.actors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleKeyDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.Converter;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.DeskRecord;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Teaches Jackson the core's types, which carry no annotation of it.
 *
 * <ul>
 *   <li>Ids, and records of one {@code text}, are that text, as map keys too; other records as keys
 *       are their JSON.
 *   <li>A value of a sealed type says which one it is in the property {@code is}.
 *   <li>Sets and maps without an order of their own are written sorted, so that equal values are
 *       equal texts.
 * </ul>
 */
public final class CoreModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  public CoreModule() {
    super("fixfirst-core");
    addAbstractTypeMapping(Set.class, LinkedHashSet.class);
    setSerializerModifier(new SortedWhenUnordered());
    storeAs(Desk.class, Desk::record, DeskRecord.class, Desk::of);
  }

  /** Lets a type be written as another one, a plain record. */
  private <T, R> void storeAs(
      Class<T> type, Function<T, R> toRecord, Class<R> record, Function<R, T> ofRecord) {
    addSerializer(
        type, new StdDelegatingSerializer(type, new Conversion<>(type, record, toRecord)));
    addDeserializer(
        type, new StdDelegatingDeserializer<>(new Conversion<>(record, type, ofRecord)));
  }

  private record Conversion<A, B>(Class<A> from, Class<B> to, Function<A, B> function)
      implements Converter<A, B> {

    @Override
    public B convert(A value) {
      return function.apply(value);
    }

    @Override
    public JavaType getInputType(TypeFactory types) {
      return types.constructType(from);
    }

    @Override
    public JavaType getOutputType(TypeFactory types) {
      return types.constructType(to);
    }
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.insertAnnotationIntrospector(new SealedIntrospector());
    context.addSerializers(new Texts());
    context.addKeySerializers(new TextKeys());
    context.addDeserializers(new FromTexts());
    context.addKeyDeserializers(new FromTextKeys());
  }

  private static final class Texts extends SimpleSerializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription bean) {
      TextValues.Form form = TextValues.of(type.getRawClass());
      return form == null ? null : new TextSerializer(form);
    }
  }

  private static final class TextKeys extends SimpleSerializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription bean) {
      TextValues.Form form = TextValues.of(type.getRawClass());
      return form != null
          ? new TextKeySerializer(form)
          : type.isRecordType() ? new RecordKeySerializer() : null;
    }
  }

  private static final class FromTexts extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription bean) {
      TextValues.Form form = TextValues.of(type.getRawClass());
      return form == null ? null : new TextDeserializer(type, form);
    }
  }

  private static final class FromTextKeys extends SimpleKeyDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription bean) {
      TextValues.Form form = TextValues.of(type.getRawClass());
      return form != null
          ? new TextKeyDeserializer(form)
          : type.isRecordType() ? new RecordKeyDeserializer(type) : null;
    }
  }

  private static final class TextSerializer extends StdSerializer<Object> {
    private static final long serialVersionUID = 1L;
    private final transient TextValues.Form form;

    TextSerializer(TextValues.Form form) {
      super(Object.class);
      this.form = form;
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(form.write().apply(value));
    }
  }

  private static final class TextKeySerializer extends StdSerializer<Object> {
    private static final long serialVersionUID = 1L;
    private final transient TextValues.Form form;

    TextKeySerializer(TextValues.Form form) {
      super(Object.class);
      this.form = form;
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName(form.write().apply(value));
    }
  }

  private static final class RecordKeySerializer extends StdSerializer<Object> {
    private static final long serialVersionUID = 1L;

    RecordKeySerializer() {
      super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeFieldName(((ObjectMapper) json.getCodec()).writeValueAsString(value));
    }
  }

  private static final class TextDeserializer extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;
    private final transient TextValues.Form form;

    TextDeserializer(JavaType type, TextValues.Form form) {
      super(type);
      this.form = form;
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getValueAsString();
      if (text == null) {
        return context.handleUnexpectedToken(handledType(), json);
      }
      return form.read().apply(text);
    }
  }

  private static final class TextKeyDeserializer extends KeyDeserializer {
    private final TextValues.Form form;

    TextKeyDeserializer(TextValues.Form form) {
      this.form = form;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return form.read().apply(key);
    }
  }

  private static final class RecordKeyDeserializer extends KeyDeserializer {
    private final JavaType type;

    RecordKeyDeserializer(JavaType type) {
      this.type = type;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      ObjectMapper mapper = (ObjectMapper) context.getParser().getCodec();
      return mapper.readValue(key, TypeFactory.defaultInstance().constructType(type));
    }
  }
}
