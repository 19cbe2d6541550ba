/** What the cells of a ticket's row say of its clock and of who has it. */
import { html } from 'lit';
import { icon } from '../../parts/icons.js';
import { inFull, moment, span } from '../../parts/times.js';
import { words } from '../../parts/words.js';
import { clockOf, zoneOf } from '../../hours.js';

const HOUR = 3_600_000;
const WHY = {
  'waiting-customer': 'waits for the customer',
  'waiting-vendor': 'waits for a vendor',
  'waiting-change': 'waits for a change',
};

/** Who has it. */
export function owner(one) {
  if (one.engineer) {
    return one.engineer;
  }
  if (one.coreTeam?.length) {
    return one.coreTeam.map((member) => member.engineer).join(', ');
  }
  return one.vendor ?? html`<span class="nobody">nobody</span>`;
}

/** How much service time is left, or why it does not run. */
export function clock(one) {
  const now = clockOf(one);
  const due = one.respondDue && now.clock === 'respond' ? one.respondDue : one.resolveDue;
  const title = due ? `${words(now.clock)}: ${inFull(due, zoneOf(one.tenant))}` : '';
  switch (now.kind) {
    case 'late':
      return html`<span class="late" title=${title}>${icon('alert')}${
        due ? `${span(now.left)} late` : 'breached'}</span>`;
    case 'paused':
      return html`<span class="paused">${icon('pause')}${span(now.left)}</span>
        <small class="truncate">${WHY[now.because] ?? words(now.because)}</small>`;
    case 'closed':
      return html`<span class="closed" title=${title}>${icon('moon')}${span(now.left)}</span>
        <small class="truncate">opens ${moment(now.opens)}</small>`;
    case 'running':
      return html`<span class=${now.left < HOUR ? 'soon' : ''} title=${title}>${
        icon('clock')}${span(now.left)}</span>
        <small class="truncate">to ${now.clock}</small>`;
    default:
      return html`<span class="closed">—</span>`;
  }
}
