package io.fixfirst.actors.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import io.fixfirst.core.EntityId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets a value of a sealed type say which one it is: {@code {"is": "waiting", ...}}. */
final class SealedIntrospector extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1L;
  private static final String OURS = "io.fixfirst.";
  private static final String PROPERTY = "is";

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass annotated, JavaType baseType) {
    Class<?> type = annotated.getRawType();
    boolean ours = type.getPackageName().startsWith(OURS); // ZoneId is sealed too.
    if (!ours || !type.isSealed() || EntityId.class.isAssignableFrom(type)) {
      return null;
    }
    return new StdTypeResolverBuilder()
        .init(JsonTypeInfo.Id.CUSTOM, new Names(baseType))
        .inclusion(JsonTypeInfo.As.PROPERTY)
        .typeProperty(PROPERTY);
  }

  private static final class Names extends TypeIdResolverBase {

    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    Names(JavaType base) {
      super(base, null);
      for (Class<?> type : SealedTypes.concrete(base.getRawClass())) {
        names.put(type, Kebab.of(type));
        if (types.put(Kebab.of(type), type) != null) {
          throw new IllegalStateException("Two types of one name (" + type.getName() + ").");
        }
      }
    }

    @Override
    public @Nullable String idFromValue(Object value) {
      return names.get(value.getClass());
    }

    @Override
    public @Nullable String idFromValueAndType(@Nullable Object value, Class<?> suggested) {
      return names.get(value == null ? suggested : value.getClass());
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String id) {
      Class<?> type = types.get(id);
      if (type == null) {
        throw new IllegalArgumentException(
            "No " + _baseType.getRawClass().getSimpleName() + " is called so (" + id + ").");
      }
      return context.constructSpecializedType(_baseType, type);
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
      return JsonTypeInfo.Id.CUSTOM;
    }
  }
}
