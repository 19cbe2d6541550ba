/**
 * Events that are sent to other programs: signed HTTP requests as Standard Webhooks describes them.
 *
 * <pre>
 *   journal → WebhookProjection → webhook_delivery → WebhookSender → Courier → receiver
 *                                        ▲                │
 *                                        └── again later ─┘
 * </pre>
 *
 * <p>The projection writes a delivery for each event and webhook, in the transaction that counts
 * the event as read: neither none nor two. Each node of a cluster sends what it takes for itself,
 * and what it did not finish another one takes later; so a receiver may get a message twice, always
 * under the same id. {@link io.fixfirst.control.webhook.Destinations} says where nothing is ever
 * sent to.
 */
@NullMarked
package io.fixfirst.control.webhook;

import org.jspecify.annotations.NullMarked;
