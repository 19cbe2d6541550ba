/**
 * All that the database keeps, in one file, and back again into an empty one.
 *
 * <p>A file of {@link io.fixfirst.actors.backup.Backup} is a zip archive: an entry for each table
 * with its rows as PostgreSQL's {@code COPY} writes them, and at its end {@code manifest.json}, a
 * {@link io.fixfirst.actors.backup.Manifest}. {@link io.fixfirst.actors.backup.Restore} makes the
 * schema as it was then, fills it, and leaves it to the next start to bring it up to date.
 */
@NullMarked
package io.fixfirst.actors.backup;

import org.jspecify.annotations.NullMarked;
