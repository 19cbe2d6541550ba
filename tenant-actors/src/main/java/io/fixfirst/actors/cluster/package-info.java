/**
 * How nodes that share a database become one cluster: they find each other in two of its tables.
 *
 * <p>{@link io.fixfirst.actors.cluster.Nodes} reads and writes the tables, {@link
 * io.fixfirst.actors.cluster.Joining} does what they say until the node is up, and then keeps its
 * row fresh.
 */
@NullMarked
package io.fixfirst.actors.cluster;

import org.jspecify.annotations.NullMarked;
