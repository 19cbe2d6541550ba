/** Looking back at the wall: which moment is shown, and how one moves along it. */
import { past, liveNow, lookAt } from '../../clock.js';
import { router } from '../../router.js';

const MINUTE = 60_000;

/** How much of the past the slider covers; its steps are a 240th of that. */
export const REACHES = [
  ['1 hour', 60 * MINUTE], ['8 hours', 480 * MINUTE], ['1 day', 1440 * MINUTE],
  ['1 week', 7 * 1440 * MINUTE], ['30 days', 30 * 1440 * MINUTE], ['Everything', Infinity],
];

/** The moment of the past that the wall shows. It tells of each move with 'change'. */
export class LookBack extends EventTarget {
  #asked;
  #begins;
  #waiting = 0;
  #until = 0; // The end of the slider stays where it was when the look back began.
  reach = 480 * MINUTE;

  /**
   * @param {() => void} asked asks for the wall again
   * @param {() => string|undefined} begins the first moment there is, as far as that is known
   */
  constructor(asked, begins) {
    super();
    this.#asked = asked;
    this.#begins = begins;
  }

  /** The moment in milliseconds; null for the present. */
  get moment() {
    return past();
  }

  /** The moment as the API wants it; empty for the present. */
  get at() {
    return this.moment === null ? '' : new Date(this.moment).toISOString();
  }

  get first() {
    const begins = Date.parse(this.#begins?.() ?? '') || 0;
    return Math.max(begins + 1, this.#until - this.reach); // Nothing of its first millisecond is left out.
  }

  get last() {
    return this.#until;
  }

  get step() {
    return Math.max(1000, Math.round((this.last - this.first) / 240));
  }

  /** Begins where the address says, if it names a moment. */
  open() {
    const at = Date.parse(router.query.get('at') ?? '');
    if (at) {
      this.go(at);
    }
  }

  close() {
    clearTimeout(this.#waiting);
    lookAt(null);
  }

  /** Begins to look back, one step ago, or where everything began if that is later. */
  begin() {
    this.#until = liveNow();
    this.go(Math.max(this.first, this.#until - this.step));
  }

  /** Shows a moment; whatever is not over yet is the present. */
  go(moment) {
    if (this.moment === null) {
      this.#until = liveNow();
    }
    if (moment >= liveNow()) {
      this.toLive();
      return;
    }
    while (moment < this.#until - this.reach) {
      this.reach = REACHES.find(([, millis]) => millis > this.reach)?.[1] ?? Infinity;
    }
    lookAt(Math.floor(moment));
    router.note({ at: this.at });
    this.#tell();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#asked, 120); // A slider that is drawn asks once it rests.
  }

  /** Covers more, or less, of the past. */
  cover(reach) {
    this.reach = reach;
    if (this.moment < this.first) {
      this.go(this.first);
    } else {
      this.#tell();
    }
  }

  move(steps) {
    this.go(Math.max(this.first, this.moment + steps * this.step));
  }

  toLive() {
    clearTimeout(this.#waiting);
    lookAt(null);
    router.note({});
    this.#tell();
    this.#asked();
  }

  #tell() {
    this.dispatchEvent(new CustomEvent('change'));
  }

  keys() {
    const back = () => this.moment !== null;
    return [
      { key: 't', label: 'Look back in time', when: () => !back(), run: () => this.begin() },
      { key: 'Escape', label: 'Back to live', when: back, run: () => this.toLive() },
      { key: ',', label: 'A step earlier', when: back, run: () => this.move(-1) },
      { key: '.', label: 'A step later', when: back, run: () => this.move(1) },
      { key: '<', label: 'Ten steps earlier', when: back, run: () => this.move(-10) },
      { key: '>', label: 'Ten steps later', when: back, run: () => this.move(10) },
    ];
  }
}
