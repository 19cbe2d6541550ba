package io.fixfirst.actors.codec;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Of a record, its components are written and nothing else, whatever its methods are called. */
final class ComponentNaming extends DefaultAccessorNamingStrategy.Provider {

  private static final long serialVersionUID = 1L;

  @Override
  public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass annotated) {
    Set<String> components =
        Arrays.stream(annotated.getRawType().getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    return new Components(config, annotated, components);
  }

  private static final class Components extends DefaultAccessorNamingStrategy {

    private final Set<String> components;

    Components(MapperConfig<?> config, AnnotatedClass annotated, Set<String> components) {
      super(config, annotated, null, "get", "is", null);
      this.components = components;
    }

    @Override
    public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
      return components.contains(name) ? name : null;
    }

    @Override
    public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
      return null;
    }
  }
}
