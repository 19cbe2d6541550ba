/** What an incident's events say, as sentences, with an icon and what belongs to them. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from './icons.js';
import { day, exact, inFull, sameDay, moment, spanOf } from './times.js';
import { line, role, severity, words, count } from './words.js';
import { incident as link } from './link.js';

/** `operator:ada` is Ada at the desk, `customer:jens` is the customer's Jens. */
export function who(by) {
  const [side, ...name] = (by ?? '').split(':');
  const rest = name.join(':');
  if (!rest) {
    return by ?? '';
  }
  return side === 'operator' ? rest : `${rest} (${side})`;
}

const members = (list) => list.map((one) => `${one.engineer} (${role(one.role)})`).join(', ');

const MOVES = {
  running: (move) => `${words(move.clock)} clock runs${move.due ? `, due ${moment(move.due)}` : ''}`,
  paused: (move) => `${words(move.clock)} clock is paused: ${words(move.because).toLowerCase()}`,
  stopped: (move) => `${words(move.clock)} clock stopped after ${spanOf(move.elapsed)} of ${
    spanOf(move.target)}`,
};

/** For each event: its icon, its kind for filters, its sentence, and what was written. */
const TELL = {
  'incident-opened': (d) => ['bell', 'desk', `Reported by ${who(d.report?.by)} by ${
    d.report?.channel ?? 'monitoring'}`, d.report?.description],
  'incident-terms-applied': () => ['clock', 'clock', 'The contract’s terms apply'],
  'incident-clocks-moved': (d) => ['clock', 'clock', d.moves.map((each) =>
    MOVES[each.state]?.(each) ?? each.clock).join(' · ')],
  'incident-clock-warned': (d) => ['clock', 'clock', `${words(d.clock)} clock is close to running out`],
  'incident-clock-breached': (d) => ['alert', 'clock', `${words(d.clock)} clock ran out`, null, 'bad'],
  'incident-alarm-added': (d) => ['bell', 'alarm', `${severity(d.alarm.severity)} alarm of ${
    name(d.alarm.device)}`, d.alarm.summary],
  'incident-alarm-cleared': (d) => ['check', 'alarm', `Alarm of ${name(d.alarm.device)} cleared`],
  'incident-technically-restored': () => ['check', 'alarm', 'All alarms have cleared'],
  'incident-acknowledged': (d) => ['hand', 'desk', d.engineer && who(d.by) !== d.engineer
    ? `${d.engineer} works on it, says ${who(d.by)}` : `${d.engineer ?? who(d.by)} works on it`],
  'incident-queued': (d) => ['queue', 'desk', `In the queue of ${d.vendor ?? d.team}, ${line(d.line)}${
    d.promised ? `, promised ${moment(d.promised)}` : ''}`],
  'incident-assigned': (d) => ['person', 'desk', `${d.engineer} got it from ${
    d.by === 'desk' ? 'the desk' : who(d.by)}${d.why ? `: ${d.why}` : ''}`],
  'incident-returned': (d) => ['reply', 'desk', `${d.engineer} gave it back: ${words(d.reason).toLowerCase()}`],
  'incident-work-suspended': (d) => ['pause', 'desk', html`${d.engineer} was called to the P1 ${
    link(id(d.major))}; ${spanOf(d.remaining)} of work left`],
  'incident-work-reinstated': (d) => ['play', 'desk', `${d.engineer} is back on it`],
  'incident-escalated': (d) => ['up', 'desk', `${who(d.by)} escalated it to the ${line(d.to)}${
    d.team ? `, ${d.team}` : ''}`, d.reason],
  'incident-waiting': (d) => ['pause', 'desk', `${who(d.by)} lets it wait for ${
    d.reason === 'customer' ? 'the customer' : `a ${d.reason}`}${
    d.until ? ` until ${moment(d.until)}` : ''}`, d.text],
  'incident-resumed': (d) => ['play', 'desk', `It goes on (${who(d.by)})`],
  'incident-reprioritised': (d) => ['swap', 'desk', `${who(d.by)} made it ${words(d.priority)}: impact ${
    d.impact}, urgency ${d.urgency}`, d.reason],
  'incident-major-declared': (d) => ['flame', 'major', `${who(d.by)} declared it a P1`, d.reason, 'bad'],
  'incident-core-team-formed': (d) => ['people', 'major', `Core team: ${members(d.members)}. ${
    count(d.paged, 'engineer')} paged`],
  'incident-more-paged': (d) => ['bell', 'major', `${count(d.paged, 'more engineer')} paged`],
  'incident-core-team-extension-requested': (d) => ['people', 'major', `${who(d.by)} asked for more people${
    d.engineer ? `: ${d.engineer}` : ''}${d.vendor ? `: ${d.vendor}` : ''}`],
  'incident-core-team-extended': (d) => ['people', 'major', `Core team extended: ${members(d.members)}`],
  'incident-core-member-left': (d) => ['people', 'major', `${d.engineer} left the core team: ${
    words(d.reason).toLowerCase()}`],
  'incident-page-seen': (d) => ['check', 'seen', `${d.engineer} has seen the page`,
    d.seenBefore ? `Has seen this before: ${d.seenBefore}` : null],
  'incident-workaround-reported': (d) => ['tool', 'desk', `Service runs again by a workaround (${
    who(d.by)})`, d.text, 'good'],
  'incident-resolved': (d) => ['check', 'desk', `${who(d.by)} resolved it`, d.text, 'good'],
  'incident-reopened': (d) => ['reply', 'desk', `${who(d.by)} reopened it`, d.reason],
  'incident-closed': (d) => ['cross', 'desk', `Closed (${who(d.by)})`],
  'incident-note-added': (d) => ['note', 'note', `${who(d.by)} noted`, d.text],
  'incident-update-published': (d) => ['announce', 'update', `${who(d.by)} told the customer${
    d.nextDue ? `; the next word is due ${moment(d.nextDue)}` : ''}`, d.text],
  'incident-update-promised': (d) => ['announce', 'update', `The customer is promised a word by ${
    moment(d.due)}`],
  'incident-update-overdue': (d) => ['alert', 'update', `The word promised for ${
    moment(d.due)} is overdue`, null, 'bad'],
  'incident-vendor-overdue': (d) => ['alert', 'desk', `${d.vendor} had promised it for ${
    moment(d.promised)}`, null, 'bad'],
  'incident-review-due': (d) => ['note', 'major', `Its review is due ${moment(d.due)}${
    d.owner ? `, led by ${d.owner}` : ''}`],
  'incident-review-finished': (d) => ['note', 'major', `${who(d.by)} finished the review`, d.findings],
  'incident-review-written': (d) => ['note', 'major', `${who(d.by)} wrote the review`],
  'incident-review-published': (d) => ['announce', 'major', `${who(d.by)} showed the customer the review`],
  'incident-responsibility-recorded': (d) => ['note', 'major', `${who(d.by)} recorded who was responsible: ${
    d.party}`, d.text],
};

function name(device) {
  return typeof device === 'string' ? device : `${device?.tenant ?? ''}:${device?.name ?? ''}`;
}

function id(incident) {
  return typeof incident === 'string' ? incident : `${incident?.tenant ?? ''}-${incident?.number ?? ''}`;
}

/** The kinds that a timeline can be narrowed to. */
export const KINDS = [
  ['', 'Everything'], ['people', 'People'], ['alarm', 'Alarms'], ['clock', 'Clocks'],
  ['update', 'To the customer'], ['note', 'Notes'],
];

const AMONG = {
  people: new Set(['desk', 'major', 'note', 'update']),
};

/** What an event says: its sign, kind, sentence, text and mood. */
export function sentenceOf(event) {
  const tell = TELL[event.type];
  const [sign, kind, sentence, text, mood] = tell ? tell(event.data)
    : ['note', 'desk', words(event.type.replace(/^incident-/, ''))];
  return { sign, kind, sentence, text, mood };
}

/**
 * A timeline, the newest first, with a line between days.
 *
 * @param {object[]} events oldest first
 * @param {string} only one of the kinds
 * @param {string} [zone] the tenant's
 */
export function timeline(events, only, zone) {
  const shown = events.map((event) => [event, sentenceOf(event)])
    .filter(([, { kind }]) => !only || kind === only || AMONG[only]?.has(kind))
    .reverse();
  let before = null;
  return html`<ol class="timeline">${repeat(shown, ([event]) => event.id, ([event, one]) => {
    const newDay = before === null || !sameDay(before, event.at);
    before = event.at;
    return html`${newDay ? html`<li class="day"><h3>${day(event.at)}</h3></li>` : nothing}
      <li class="event event-${one.kind} ${one.mood ?? ''}">
        <time datetime=${event.at} title=${inFull(event.at, zone)}>${exact(event.at)}</time>
        ${icon(one.sign)}
        <div><p>${one.sentence}</p>${one.text ? html`<blockquote>${one.text}</blockquote>` : nothing}</div>
      </li>`;
  })}</ol>`;
}
