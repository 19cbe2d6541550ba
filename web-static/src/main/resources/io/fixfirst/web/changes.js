/**
 * Changes of what one has seen: they carry the revision, and where somebody was faster they are not
 * made, say what has changed, and can be sent again as they were typed.
 */
import { get, post } from './api.js';
import { words } from './parts/words.js';
import { moment } from './parts/times.js';
import { sentenceOf } from './parts/timeline.js';

const TRIES = 4;
const EVENTS_TOLD = 5;

/** Somebody was faster. `details` says with what, for a dialog to show. */
export class ChangedMeanwhile extends Error {
  constructor(details) {
    super('It has changed since you began.');
    this.status = 412;
    this.details = details;
    this.advice = 'What you have entered is still here; send it again if it still holds.';
  }
}

/**
 * Changes a thing.
 *
 * @param {object} one with its `revision`; becomes what the thing is now where somebody was faster
 * @param {object} how
 * @param {string} how.path where it is read
 * @param {(thing: object) => any} how.part what the change is about; what changes besides it is no matter
 * @param {(options: object) => Promise<any>} how.send sends it, with these options
 */
export async function change(one, { path, part, send }) {
  for (let tries = 1; ; tries++) {
    try {
      return await send(seen(one.revision));
    } catch (error) {
      if (error.status !== 412) {
        throw error;
      }
      const before = part(one);
      Object.assign(one, await get(path));
      const details = differences(before, part(one));
      if (details.length > 0 || tries === TRIES) {
        throw new ChangedMeanwhile(details);
      }
    }
  }
}

/** Whoever replaces a whole list has seen its parts: refuses where one is not as it was seen. */
export function sameAsSeen(one, now) {
  const details = differences(one, now ?? {});
  if (details.length > 0) {
    Object.assign(one, now);
    throw new ChangedMeanwhile(details);
  }
}

/** Does something to an incident; what others note or clocks do meanwhile is no matter. */
export async function act(incident, action, body = {}) {
  const path = `/api/v1/incidents/${encodeURIComponent(incident.id)}`;
  for (let tries = 1; ; tries++) {
    try {
      return await post(`${path}/${action}`, body, seen(incident.revision));
    } catch (error) {
      if (error.status !== 412) {
        throw error;
      }
      const details = await happened(path, incident);
      if (details.length > 0 || tries === TRIES) {
        throw new ChangedMeanwhile(details);
      }
    }
  }
}

function seen(revision) {
  return { headers: { 'If-Match': `"${revision}"` } };
}

const NO_MATTER = new Set(['clock', 'seen', 'note', 'alarm']);

/** What has happened since the incident was read; it is as new as that afterwards. */
async function happened(path, incident) {
  const { items } = await get(`${path}/timeline?limit=5000`);
  const since = items.filter((event) => event.revision > incident.revision);
  incident.revision = Math.max(incident.revision, ...since.map((event) => event.revision));
  return since.filter((event) => !NO_MATTER.has(sentenceOf(event).kind)).slice(-EVENTS_TOLD)
    .map((event) => [moment(event.at), ': ', sentenceOf(event).sentence]);
}

/** What differs, one line for each field. */
function differences(before, after) {
  if (before === null || typeof before !== 'object' || after === null || typeof after !== 'object') {
    return before === after ? [] : [`It was ${said(before)} and is ${said(after)}.`];
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => `${words(name)}: it is ${said(after[name])} now.`);
}

function said(value) {
  if (value === undefined || value === null || value === '') {
    return 'nothing';
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
