/**
 * What the console knows, and how it stays true: snapshots over HTTP, and the live stream that says
 * what has changed since. A view asks for its snapshot again when an event concerns it.
 */
import { get } from './api.js';
import { setClock } from './clock.js';

const CHECK_MILLIS = 20_000;
const STALE_MILLIS = 60_000;

/** How many milliseconds to wait after the n-th failure in a row, from 0: twice as long each time. */
export function afterFailure(n, first = 2000, longest = 16_000) {
  return Math.min(first * 2 ** n, longest);
}

class Live extends EventTarget {
  state = 'connecting'; // or 'live', 'lost'
  lostSince = null;
  lastId = '';
  #source = null;
  #tries = 0;
  #timer = 0;
  #checker = 0;

  /** Begins to follow. Calling it again does nothing. */
  start() {
    if (this.#source || this.#timer) {
      return;
    }
    this.#open();
    this.#checker ||= setInterval(() => this.#check(), CHECK_MILLIS);
    window.addEventListener('online', () => this.#reopen());
    window.addEventListener('offline', () => this.#lose());
  }

  #open() {
    this.#timer = 0;
    const after = this.lastId ? `?after=${encodeURIComponent(this.lastId)}` : '';
    const source = new EventSource(`/api/v1/stream${after}`);
    this.#source = source;
    source.onopen = () => this.#found();
    source.onmessage = (message) => {
      this.lastId = message.lastEventId;
      this.#found();
      this.dispatchEvent(new CustomEvent('event', { detail: JSON.parse(message.data) }));
    };
    source.onerror = () => {
      // Always our own way back: the browser gives up on some errors, and waits long after others.
      source.close();
      if (this.#source === source) {
        this.#source = null;
        this.#lose();
        this.#timer = setTimeout(() => this.#open(), afterFailure(this.#tries++, 500, 8000));
      }
    };
  }

  #reopen() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.#open();
  }

  #found() {
    this.#tries = 0;
    if (this.state === 'live') {
      return;
    }
    const away = this.lostSince === null ? 0 : Date.now() - this.lostSince;
    this.state = 'live';
    this.lostSince = null;
    this.dispatchEvent(new CustomEvent('state'));
    if (away > 0) {
      // Events that were missed follow, in order; a long way back is shorter by new snapshots.
      this.dispatchEvent(new CustomEvent('back', { detail: { long: away > STALE_MILLIS } }));
      setClock().catch(() => {}); // The next check asks again.
    }
  }

  #lose() {
    if (this.state !== 'lost') {
      this.state = 'lost';
      this.lostSince = Date.now();
      this.dispatchEvent(new CustomEvent('state'));
    }
  }

  /** A connection may die without a word. */
  async #check() {
    try {
      await setClock();
    } catch {
      this.#lose();
      return;
    }
    if (this.state === 'lost' && !this.#timer) {
      this.#reopen();
    }
  }
}

/** The live stream: events 'event' (detail: the event), 'state' and 'back'. */
export const live = new Live();

const BURST = 3;
const OLD_MILLIS = 30;

/**
 * A snapshot that follows the stream. It asks again when an event concerns it, and until what it got
 * is not older than what the event said: at once, three times in a row, but no more often than every
 * `gapMillis` on average. One alarm is two or three events, so that a single one is shown at once
 * and a storm of them costs no more than the average. What fails and may pass is tried again, ever
 * more rarely.
 *
 * @param {object} options
 * @param {() => Promise<any>} options.load asks for the snapshot
 * @param {(event: object) => boolean} [options.concerns] whether an event may have changed it
 * @param {(value: any, event: object) => boolean} [options.shows] whether the snapshot is as new as
 *     the event; without it, it asks once more a little later
 * @param {number} [options.gapMillis]
 */
export class Snapshot extends EventTarget {
  value = null;
  error = null;
  loadedAt = 0;
  #options;
  #busy = false;
  #again = false;
  #newest = null;
  #repeats = 0;
  #failures = 0;
  #timer = 0;
  #begun = [];
  #closed = false;

  constructor(options) {
    super();
    this.#options = { concerns: () => true, gapMillis: 250, ...options };
  }

  /** Loads, and follows from then on. */
  start() {
    live.addEventListener('event', this.#onEvent);
    live.addEventListener('back', this.#onBack);
    this.#load();
    return this;
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    live.removeEventListener('event', this.#onEvent);
    live.removeEventListener('back', this.#onBack);
  }

  /** Asks again now, however often it has asked lately; for after a change of one's own. */
  refresh() {
    this.#begun = [];
    this.#wish(0);
  }

  #onEvent = (message) => {
    if (this.#options.concerns(message.detail)) {
      this.#newest = message.detail;
      this.#repeats = 0;
      this.#wish(0);
    }
  };

  #onBack = () => this.#wish(0);

  #wish(delay) {
    if (this.#closed) {
      return;
    }
    if (this.#busy) {
      this.#again = true;
      return;
    }
    const due = Math.max(delay, this.#free());
    clearTimeout(this.#timer);
    if (due <= 0) {
      this.#load();
    } else {
      this.#timer = setTimeout(() => this.#load(), due);
    }
  }

  /** How many milliseconds from now it may ask again. */
  #free() {
    return this.#begun.length < BURST ? 0
      : this.#begun[0] + BURST * this.#options.gapMillis - performance.now();
  }

  async #load() {
    this.#busy = true;
    this.#again = false;
    this.#begun = [...this.#begun, performance.now()].slice(-BURST);
    const event = this.#newest;
    try {
      const value = await this.#options.load();
      if (this.#closed) {
        return;
      }
      this.value = value;
      this.error = null;
      this.#failures = 0;
      this.loadedAt = Date.now();
      this.dispatchEvent(new CustomEvent('change'));
      if (event && event === this.#newest) {
        this.#again ||= this.#isOld(value, event);
      }
    } catch (failure) {
      if (this.#closed || failure.name === 'AbortError') {
        return;
      }
      this.error = failure;
      this.dispatchEvent(new CustomEvent('change'));
      if (failure.passes) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#wish(0), afterFailure(this.#failures++));
      }
    } finally {
      this.#busy = false;
      if (this.#again) {
        this.#wish(OLD_MILLIS);
      }
    }
  }

  #isOld(value, event) {
    if (this.#options.shows) {
      return !this.#options.shows(value, event) && this.#repeats++ < 20;
    }
    return this.#repeats++ < 1;
  }
}

let session = null;

/** Who is signed in: `{name, role, tenant?, permissions[]}`. */
export function me() {
  return session;
}

/** Whether whoever is signed in may do something, such as `work-incidents`. */
export function may(permission) {
  return session?.permissions.includes(permission) ?? false;
}

/** Asks who is signed in and what time it is, and begins to follow. */
export async function begin() {
  const [who, clock] = await Promise.all([get('/api/v1/session'), setClock()]);
  session = who;
  live.lastId = clock.place; // Before any snapshot, so that nothing falls between.
  live.start();
  return session;
}

/** Compares places in the journal: negative if a is before b. */
export function comparePlaces(a, b) {
  const [ax, ao] = a.split('.').map(Number);
  const [bx, bo] = b.split('.').map(Number);
  return ax - bx || ao - bo;
}
