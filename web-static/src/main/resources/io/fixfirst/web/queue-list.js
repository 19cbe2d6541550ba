/**
 * All open incidents in brief, kept true by the stream: an event names an incident and its revision,
 * what has changed is asked for in one batch, and again if the answer is older than the event.
 */
import { get } from './api.js';
import { afterFailure, live } from './store.js';

const PAGE = 2000;
const BATCH_MAX = 400;
const GAP_MILLIS = 120;
const RETRIES = 20;
const OVER = new Set(['resolved', 'closed']);

export class QueueList extends EventTarget {
  items = new Map();
  loaded = false;
  error = null;
  #stale = new Map(); // id → the newest revision that is known of
  #tries = 0;
  #timer = 0;
  #failures = 0;
  #retry = 0;
  #busy = false;
  #closed = false;

  start() {
    live.addEventListener('event', this.#onEvent);
    live.addEventListener('back', this.#onBack);
    this.load();
    return this;
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    live.removeEventListener('event', this.#onEvent);
    live.removeEventListener('back', this.#onBack);
  }

  async load() {
    clearTimeout(this.#retry);
    try {
      const items = new Map();
      let cursor = '';
      do {
        const page = await get(`/api/v1/queue?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`);
        page.items.forEach((one) => items.set(one.id, one));
        cursor = page.cursor ?? '';
        if (!this.loaded && cursor) {
          this.items = new Map(items); // What is there already can be worked on.
          this.#changed();
        }
      } while (cursor && !this.#closed);
      this.items = items;
      this.loaded = true;
      this.error = null;
      this.#failures = 0;
    } catch (failure) {
      this.error = failure;
      if (failure.passes && !this.#closed) {
        this.#retry = setTimeout(() => this.load(), afterFailure(this.#failures++));
      }
    }
    this.#changed();
  }

  /** Puts in what an action has answered, so that it shows at once. */
  put(incident) {
    const before = this.items.get(incident.id);
    if (before && before.revision > incident.revision) {
      return;
    }
    this.#set({ ...before, ...incident, seen: before?.seen, coreTeam: incident.coreTeam });
    this.#changed();
  }

  #set(brief) {
    if (OVER.has(brief.state)) {
      this.items.delete(brief.id);
    } else {
      this.items.set(brief.id, brief);
    }
  }

  #onEvent = ({ detail: event }) => {
    if (event.kind !== 'incident') {
      return;
    }
    const known = this.items.get(event.entity);
    if (!known || known.revision < event.revision) {
      this.#stale.set(event.entity,
        Math.max(event.revision, this.#stale.get(event.entity) ?? 0));
      this.#tries = 0;
      this.#plan();
    }
  };

  #onBack = ({ detail }) => {
    if (detail.long || !this.loaded) {
      this.load();
    }
  };

  #plan() {
    if (!this.#timer && !this.#busy && !this.#closed) {
      this.#timer = setTimeout(() => this.#fetch(), GAP_MILLIS);
    }
  }

  async #fetch() {
    this.#timer = 0;
    this.#busy = true;
    const ids = [...this.#stale.keys()].slice(0, BATCH_MAX);
    try {
      const page = await get(`/api/v1/queue?ids=${encodeURIComponent(ids.join(','))}`);
      for (const brief of page.items) {
        if (brief.revision >= this.#stale.get(brief.id)) {
          this.#stale.delete(brief.id);
        }
        if (brief.revision >= (this.items.get(brief.id)?.revision ?? 0)) {
          this.#set(brief);
        }
      }
      if (this.#tries++ > RETRIES) {
        this.#stale.clear(); // What is that far behind shows itself with its next event.
      }
      this.#changed();
    } catch {
      this.#tries++; // The banner says that there is no connection; it is asked for again.
    } finally {
      this.#busy = false;
      if (this.#stale.size > 0 && this.#tries <= RETRIES) {
        this.#plan();
      }
    }
  }

  #changed() {
    this.dispatchEvent(new CustomEvent('change'));
  }
}
