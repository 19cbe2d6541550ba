package io.fixfirst.simulation.experiment;

import static java.lang.constant.ConstantDescs.CD_Enum;
import static java.lang.constant.ConstantDescs.CD_List;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes, for one class of records, the code that folds them. Every event of a run is folded, by a
 * hundred classes of records and five components each; a loop over accessors would call through a
 * table five hundred times where this reads the fields. For {@code record Paged(Instant at, int
 * round, CoreRole role)} it writes
 *
 * <pre>
 *   public long of(Fold fold, Object value) {
 *     Paged paged = (Paged) value;
 *     return mix(mix(mix(NAME, ofTime(paged.at())), ofNumber(paged.round())), ofName(paged.role()));
 *   }
 * </pre>
 *
 * <p>What a component is declared as says how it is folded; only where that leaves several classes
 * is the value asked for its own.
 */
final class RecordFold {

  private static final ClassDesc FOLD = of(Fold.class);
  private static final ClassDesc WAY = of(Fold.Way.class);
  private static final ClassDesc SELF = ClassDesc.of(RecordFold.class.getName() + "Of");

  private static final MethodTypeDesc TWO_LONGS = MethodTypeDesc.of(CD_long, CD_long, CD_long);
  private static final MethodTypeDesc AS_WAY = MethodTypeDesc.of(CD_long, FOLD, CD_Object);
  private static final MethodTypeDesc KNOWN_WAY = MethodTypeDesc.of(CD_long, FOLD, CD_Object, WAY);

  private static final DirectMethodHandleDesc CLASS_DATA_AT =
      ConstantDescs.ofConstantBootstrap(of(MethodHandles.class), "classDataAt", CD_Object, CD_int);

  private final Class<?> type;
  private final List<Fold.Way> ways = new ArrayList<>();

  private RecordFold(Class<?> type) {
    this.type = type;
  }

  /**
   * {@return how records of that class are folded}
   *
   * @param name the class's name, folded
   */
  static Fold.Way of(Class<?> type, long name) {
    return new RecordFold(type).way(name);
  }

  private Fold.Way way(long name) {
    byte[] code =
        ClassFile.of()
            .build(
                SELF,
                one ->
                    one.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                        .withInterfaceSymbols(WAY)
                        .withMethodBody(INIT_NAME, MTD_void, 0, RecordFold::construct)
                        .withMethodBody("of", AS_WAY, ClassFile.ACC_PUBLIC, b -> fold(b, name)));
    try {
      MethodHandles.Lookup its =
          MethodHandles.lookup().defineHiddenClassWithClassData(code, List.copyOf(ways), true);
      return (Fold.Way)
          its.findConstructor(its.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(
          "A record cannot be read (" + type.getName() + "). Maybe it is not public.", e);
    }
  }

  private static void construct(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
  }

  private void fold(CodeBuilder code, long name) {
    ClassDesc record = of(type);
    code.aload(2).checkcast(record).astore(3).loadConstant(name);
    for (RecordComponent component : type.getRecordComponents()) {
      code.aload(3)
          .invokevirtual(record, component.getName(), MethodTypeDesc.of(of(component.getType())));
      foldOne(code, component.getType());
      code.invokestatic(FOLD, "mix", TWO_LONGS);
    }
    code.lreturn();
  }

  /** A value is on the stack; its fold takes its place. */
  private void foldOne(CodeBuilder code, Class<?> declared) {
    if (declared == long.class) {
      plain(code, "ofNumber", CD_long);
    } else if (declared == int.class) {
      code.i2l();
      plain(code, "ofNumber", CD_long);
    } else if (declared == double.class) {
      plain(code, "ofFraction", CD_double);
    } else if (declared == boolean.class) {
      plain(code, "ofTruth", CD_boolean);
    } else if (declared == String.class) {
      plain(code, "ofText", CD_String);
    } else if (declared == Instant.class) {
      plain(code, "ofTime", of(Instant.class));
    } else if (declared == Duration.class) {
      plain(code, "ofLength", of(Duration.class));
    } else if (declared.isEnum()) {
      plain(code, "ofName", CD_Enum);
    } else if (declared.isRecord()) {
      ways.add(Fold.wayOf(declared)); // Of a final class, so nothing else can come.
      code.aload(1).swap().loadConstant(known(ways.size() - 1));
      code.invokestatic(FOLD, "of", KNOWN_WAY);
    } else {
      String how = declared == List.class ? "ofList" : "of";
      ClassDesc taken = declared == List.class ? CD_List : CD_Object;
      code.aload(1).swap().invokevirtual(FOLD, how, MethodTypeDesc.of(CD_long, taken));
    }
  }

  private static void plain(CodeBuilder code, String how, ClassDesc of) {
    code.invokestatic(FOLD, how, MethodTypeDesc.of(CD_long, of));
  }

  private static DynamicConstantDesc<Object> known(int way) {
    return DynamicConstantDesc.ofNamed(CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, WAY, way);
  }

  private static ClassDesc of(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
