/**
 * Where everything is kept: PostgreSQL, our own in the data directory or somebody's by its address.
 *
 * <p>Start with {@link io.fixfirst.actors.postgres.Database}. {@link
 * io.fixfirst.actors.postgres.EmbeddedPostgres} unpacks, starts, adopts and stops a server of our
 * own; {@link io.fixfirst.actors.postgres.Migrations} brings the schema up to date.
 */
@NullMarked
package io.fixfirst.actors.postgres;

import org.jspecify.annotations.NullMarked;
