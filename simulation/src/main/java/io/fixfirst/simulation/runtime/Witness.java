package io.fixfirst.simulation.runtime;

import java.util.List;

/** Who is shown every event, in order, as soon as it has happened and before what it sets going. */
@FunctionalInterface
public interface Witness {

  /** Something has happened. To speak to an entity because of it, use the runtime's agenda. */
  void see(Recorded recorded);

  /** {@return a witness that shows everything to each of these, in their order} */
  static Witness of(List<? extends Witness> witnesses) {
    Witness[] all = witnesses.toArray(new Witness[0]);
    return recorded -> {
      for (Witness one : all) {
        one.see(recorded);
      }
    };
  }
}
