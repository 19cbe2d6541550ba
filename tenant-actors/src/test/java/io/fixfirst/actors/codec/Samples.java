package io.fixfirst.actors.codec;

import io.fixfirst.core.DeskId;
import io.fixfirst.core.DeviceId;
import io.fixfirst.core.EngineerId;
import io.fixfirst.core.EntityId;
import io.fixfirst.core.IncidentId;
import io.fixfirst.core.TenantId;
import io.fixfirst.core.calendar.ServiceHours;
import io.fixfirst.core.desk.Desk;
import io.fixfirst.core.desk.TeamId;
import io.fixfirst.core.sla.PriorityMatrix;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes up values of the core's types; the same ones from the same seed. */
final class Samples {

  private static final Instant START = Instant.parse("2026-03-02T08:50:00.000Z");
  private static final String[] WORDS = {
    "mail", "printer", "Größe ☎ 😀", "srv-001", "a \"quoted\" one", "network", "backup"
  };

  private static final ServiceHours OFFICE =
      ServiceHours.weekdays(
          ZoneId.of("Europe/Copenhagen"),
          new ServiceHours.HolidayRegion("dk", null),
          new ServiceHours.Interval(LocalTime.of(9, 0), LocalTime.of(12, 30)),
          new ServiceHours.Interval(LocalTime.of(13, 30), LocalTime.of(17, 0)));

  private final Random random;

  Samples(long seed) {
    this.random = new Random(seed);
  }

  <T> T of(Class<T> type) {
    Object value = make(type, Map.of());
    return type.cast(value);
  }

  private Object make(Type type, Map<TypeVariable<?>, Type> bound) {
    return switch (type) {
      case Class<?> plain -> plain(plain, Map.of());
      case ParameterizedType generic -> generic(generic, bound);
      case TypeVariable<?> variable -> make(bound.get(variable), Map.of());
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private Object generic(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = arguments[i] instanceof TypeVariable<?> v ? bound.get(v) : arguments[i];
    }
    if (Collection.class.isAssignableFrom(raw)) {
      List<Object> elements = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        elements.add(make(arguments[0], bound));
      }
      return raw == List.class ? List.copyOf(elements) : java.util.Set.copyOf(elements);
    }
    if (Map.class.isAssignableFrom(raw)) {
      Map<Object, Object> entries = new TreeMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        entries.put(make(arguments[0], bound), make(arguments[1], bound));
      }
      return raw == SortedMap.class ? entries : Map.copyOf(entries);
    }
    TypeVariable<?>[] variables = raw.getTypeParameters();
    Map<TypeVariable<?>, Type> inner = new java.util.HashMap<>();
    for (int i = 0; i < variables.length; i++) {
      inner.put(variables[i], arguments[i]);
    }
    return plain(raw, inner);
  }

  private Object plain(Class<?> type, Map<TypeVariable<?>, Type> bound) {
    if (type == int.class || type == Integer.class) {
      return 1 + random.nextInt(9);
    } else if (type == long.class || type == Long.class) {
      return 1L + random.nextInt(1_000);
    } else if (type == double.class || type == Double.class) {
      return random.nextInt(1, 16) / 16.0; // A share is the narrowest of what doubles are.
    } else if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    } else if (type == String.class) {
      return WORDS[random.nextInt(WORDS.length)];
    } else if (type == Instant.class) {
      return START.plusMillis(random.nextInt(1_000_000_000));
    } else if (type == Duration.class) {
      return Duration.ofSeconds(1 + random.nextInt(1_000_000));
    } else if (type == LocalTime.class) {
      return LocalTime.of(random.nextInt(24), random.nextInt(60));
    } else if (type == LocalDate.class) {
      return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
    } else if (type == ZoneId.class) {
      return ZoneId.of("Europe/Copenhagen");
    } else if (type == ServiceHours.class) {
      return random.nextBoolean() ? ServiceHours.aroundTheClock(ZoneId.of("UTC")) : OFFICE;
    } else if (type == PriorityMatrix.class) {
      return PriorityMatrix.DEFAULT;
    } else if (type == Desk.class) {
      return Desk.empty(new DeskId("floor"));
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    }
    Object id = id(type);
    return id != null ? id : composed(type, bound);
  }

  private @Nullable Object id(Class<?> type) {
    int number = 1 + random.nextInt(50);
    TenantId tenant = new TenantId("tenant-" + number);
    if (type == TenantId.class) {
      return tenant;
    } else if (type == DeviceId.class) {
      return new DeviceId(tenant, "10.0.0." + number + ":9100");
    } else if (type == IncidentId.class || type == EntityId.class) {
      return new IncidentId(tenant, number);
    } else if (type == DeskId.class) {
      return new DeskId("desk-" + number);
    } else if (type == EngineerId.class) {
      return new EngineerId("engineer." + number + "@example.net");
    }
    return type == TeamId.class ? new TeamId("team-" + number) : null;
  }

  private Object composed(Class<?> type, Map<TypeVariable<?>, Type> bound) {
    if (type.isSealed()) {
      List<Class<?>> concrete = SealedTypes.concrete(type);
      return make(concrete.get(random.nextInt(concrete.size())), bound);
    }
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        boolean none = isNullable(components[i]) && random.nextInt(4) == 0;
        values[i] = none ? null : make(components[i].getGenericType(), bound);
      }
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("A sample is not valid (" + type + ").", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
