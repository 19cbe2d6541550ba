/** Two runs as one table: the figures that decide, with their intervals, and what differs. */
import { html } from 'lit';
import { Part } from '../../parts/page.js';
import { failed, loading } from '../../parts/states.js';
import { get } from '../../api.js';
import { RUNS } from './words.js';

/** Figures in the order in which a planner asks: by path, with a name and whether more is better. */
const FIGURES = [
  [/^tickets\.opened$/, () => 'Tickets opened', 0],
  [/^tickets\.resolved$/, () => 'Tickets resolved', 1],
  [/^tickets\.openAtTheEnd$/, () => 'Open at the end', -1],
  [/^sla\.(\w+)\.(respond|resolve)\.attained$/, (m) => `${word(m[1])}: ${m[2]} kept`, 1],
  [/^lines\.(\d)\.utilisation$/, (m) => `Line ${m[1]}: utilisation`, 0],
  [/^lines\.(\d)\.waitMinutes$/, (m) => `Line ${m[1]}: wait`, -1],
  [/^lines\.1\.firstTouchRate$/, () => 'Solved at first touch', 1],
  [/^timeToResolveMinutes\.(\w+)\.(p50|p95)$/, (m) => `${word(m[1])}: time to resolve, ${m[2]}`, -1],
  [/^kinds\.(\w+)\.sla\.all\.resolve\.attained$/, (m) => `${word(m[1])}s: resolve kept`, 1],
  [/^p1\.count$/, () => 'P1s', 0],
  [/^p1\.minutesToRestore$/, () => 'P1: time to restore', -1],
  [/^p1\.suspendedTickets$/, () => 'P1: tickets left for it', -1],
  [/^teams\.([\w-]+)\.utilisation$/, (m) => `Team ${m[1]}: utilisation`, 0],
];

const HOW = {
  paired: 'Both had the same seed, so each replication is set against the one with the same chance; the interval'
    + ' is that of these differences (Student’s t).',
  welch: 'They had not the same chance, or were made before each replication was kept: the interval allows for the chance of both'
    + ' (Welch’s t).',
};

class Compare extends Part {
  static properties = {
    first: { attribute: false }, second: { attribute: false },
    found: { state: true }, failure: { state: true },
  };

  #of = '';

  constructor() {
    super();
    this.found = null;
    this.failure = null;
  }

  willUpdate() {
    const of = `${this.first.id}/versus/${this.second.id}`;
    if (of !== this.#of) {
      this.#of = of;
      this.#load(of);
    }
  }

  async #load(of) {
    this.found = null;
    this.failure = null;
    try {
      const found = await get(`${RUNS}/${of}`);
      if (of === this.#of) {
        this.found = found;
      }
    } catch (error) {
      this.failure = error;
    }
  }

  render() {
    return html`<div class="page-head"><h1>Two simulations side by side</h1><span class="grow"></span>
        <a href="/console/planner">All simulations</a></div>
      ${this.failure ? failed(this.failure, () => this.#load(this.#of))
    : this.found ? this.#table(this.found) : loading(8)}`;
  }

  #table({ by, figures }) {
    const { first, second } = this;
    const rows = FIGURES.flatMap(([pattern, name, direction]) =>
      figures.filter((one) => pattern.test(one.name) && (isKnown(one.here) || isKnown(one.there))).sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((one) => ({ ...one, name: name(pattern.exec(one.name)), direction })));
    return html`<section class="panel compare-scroll">
      <p class="hint compare-how">Means with 95 % intervals. ${HOW[by]}</p>
      <table class="compare-table"><thead><tr><th scope="col">Figure</th>
        <th scope="col" class="number"><a href="/console/planner/${first.id}">${first.name}</a></th>
        <th scope="col" class="number"><a href="/console/planner/${second.id}">${second.name}</a></th>
        <th scope="col" class="number">Difference</th></tr></thead>
      <tbody>${rows.map(row)}</tbody></table></section>`;
  }
}

customElements.define('ff-planner-compare', Compare);

function row({ name, direction, here, there, difference }) {
  const sure = difference.low > 0 || difference.high < 0;
  const better = sure && direction !== 0 ? Math.sign(difference.mean) === direction : null;
  const sign = better === null ? '' : better ? 'better' : 'worse';
  return html`<tr><th scope="row">${name}</th><td class="number">${figure(here)}</td>
    <td class="number">${figure(there)}</td>
    <td class="number ${sign}">${isKnown(difference) ? html`${difference.mean > 0 ? '+' : ''}${
  figure(difference)} <small class="hint">${sign || (sure ? '' : 'unclear')}</small>` : '–'}</td></tr>`;
}

function isKnown(estimate) {
  return Number.isFinite(estimate?.mean);
}

function figure(estimate) {
  if (!isKnown(estimate)) {
    return '–';
  }
  const half = Number.isFinite(estimate.high) ? (estimate.high - estimate.low) / 2 : NaN;
  return html`${value(estimate.mean, estimate.unit)}${Number.isFinite(half)
    ? html` <small class="hint">± ${value(half, estimate.unit)}</small>` : ''}`;
}

function value(number, unitName) {
  const unit = unitName.toLowerCase();
  if (unit === 'share') {
    return `${(100 * number).toFixed(1)} %`;
  }
  if (unit === 'minutes' && Math.abs(number) >= 120) {
    return `${(number / 60).toFixed(1)} h`;
  }
  const digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2;
  return number.toFixed(digits) + ({ minutes: ' min', hours: ' h' }[unit] ?? '');
}

function word(priority) {
  return priority.charAt(0).toUpperCase() + priority.slice(1);
}
