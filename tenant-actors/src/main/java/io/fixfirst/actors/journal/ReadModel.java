package io.fixfirst.actors.journal;

import java.util.List;

/**
 * A projection whose tables hold nothing but what the journal says.
 *
 * @param tables that can be folded again, each with its key in the column {@code id}
 * @param beside tables that the projection writes or reads beside them, and which stay as they are
 */
public record ReadModel(Projection projection, List<String> tables, List<String> beside) {}
