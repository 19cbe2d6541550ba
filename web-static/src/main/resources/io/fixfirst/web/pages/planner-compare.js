/** Two results as one table: the figures that decide, with their intervals, and what differs. */
import { html } from 'lit';

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
  [/^p1\.count$/, () => 'P1s', 0],
  [/^p1\.minutesToRestore$/, () => 'P1: time to restore', -1],
  [/^p1\.suspendedTickets$/, () => 'P1: tickets left for it', -1],
  [/^teams\.([\w-]+)\.utilisation$/, (m) => `Team ${m[1]}: utilisation`, 0],
];

/** Both runs' figures side by side. */
export function comparison(first, second, a, b) {
  const [left, right] = [flat(a), flat(b)];
  const rows = FIGURES.flatMap(([pattern, name, direction]) =>
    [...new Set([...left.keys(), ...right.keys()])].filter((path) => pattern.test(path)).sort()
      .map((path) => ({ name: name(pattern.exec(path)), direction,
        a: left.get(path), b: right.get(path) })));
  const paired = first.seed === second.seed && first.horizon === second.horizon;
  return html`<section class="panel compare-scroll">
    <p class="hint">Means with 95 % intervals. ${paired
    ? 'Both had the same seed, so much of the chance is shared; the intervals of the difference are narrower in a run with “Compare with”.'
    : 'They had different chance: differences within the intervals may mean nothing.'}</p>
    <table class="compare-table"><thead><tr><th scope="col">Figure</th>
      <th scope="col" class="number"><a href="/console/planner/${first.id}">${first.name}</a></th>
      <th scope="col" class="number"><a href="/console/planner/${second.id}">${second.name}</a></th>
      <th scope="col" class="number">Difference</th></tr></thead>
    <tbody>${rows.map(row)}</tbody></table></section>`;
}

function row({ name, direction, a, b }) {
  const known = isKnown(a) && isKnown(b);
  const difference = known ? b.mean - a.mean : NaN;
  const apart = known && (b.low > a.high || b.high < a.low);
  const better = apart && direction !== 0 ? Math.sign(difference) === direction : null;
  const sign = better === null ? '' : better ? ' better' : ' worse';
  return html`<tr><th scope="row">${name}</th><td class="number">${figure(a)}</td>
    <td class="number">${figure(b)}</td>
    <td class="number ${sign}">${known && Number.isFinite(difference)
    ? html`${difference > 0 ? '+' : ''}${value(difference, a.unit)}${sign
      ? html` <small>${sign}</small>` : apart ? '' : html` <small class="hint">unclear</small>`}` : '–'}</td></tr>`;
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

/** All estimates of a document, by their path. */
function flat(node, path = '', found = new Map()) {
  for (const [key, child] of Object.entries(node)) {
    const at = path ? `${path}.${key}` : key;
    if (child && typeof child === 'object' && !Array.isArray(child)) {
      if ('mean' in child) {
        found.set(at, child);
      } else if (!['series', 'versus', 'targets'].includes(key)) {
        flat(child, at, found);
      }
    }
  }
  return found;
}
