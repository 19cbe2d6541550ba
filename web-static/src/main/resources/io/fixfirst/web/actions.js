/**
 * What can be done to an incident, by one table: the word, the key, what is asked for, and how it is
 * sent. Queues and the ticket page both use it.
 */
import { html } from 'lit';
import { get } from './api.js';
import { act } from './changes.js';
import { may } from './store.js';
import { people, myself } from './people.js';
import { presenceWord } from './parts/badges.js';
import { ask } from './parts/dialog.js';
import { done, refused } from './parts/toast.js';
import { line, words } from './parts/words.js';

const text = (name, label, more = {}) => ({ name, label, kind: 'area', ...more });

/** The actions; `name` is as the API lists what is allowed. */
export const actions = [
  { name: 'acknowledge', word: 'Take', key: 't', icon: 'hand', permission: 'work-incidents', run: take },
  { name: 'assign', word: 'Assign', key: 'a', icon: 'person', permission: 'assign', run: assign },
  { name: 'escalate', word: 'Escalate', key: 'e', icon: 'up', permission: 'work-incidents',
    run: escalate },
  { name: 'wait', word: 'Wait', key: 'w', icon: 'pause', permission: 'work-incidents', run: wait },
  { name: 'resume', word: 'Resume', key: 'c', icon: 'play', permission: 'work-incidents',
    run: (incident) => now(incident, 'resume', {}, 'It goes on.') },
  { name: 'note', word: 'Note', key: 'n', icon: 'note', permission: 'work-incidents',
    run: (incident) => say(incident, 'note', 'Note for colleagues', 'Add note', 'The note is there.') },
  { name: 'update', word: 'Update', key: 'u', icon: 'announce', permission: 'publish-updates',
    run: update },
  { name: 'reprioritise', word: 'Priority', key: 'p', icon: 'swap', permission: 'reprioritise',
    run: reprioritise },
  { name: 'declare-major', word: 'Declare P1', key: 'M', icon: 'flame', permission: 'declare-major',
    run: declareMajor },
  { name: 'workaround', word: 'Workaround', key: 'b', icon: 'tool', permission: 'work-incidents',
    run: (incident) => say(incident, 'workaround', 'Which workaround?', 'Service runs again',
      'Service runs again.') },
  { name: 'resolve', word: 'Resolve', key: 'r', icon: 'check', permission: 'work-incidents',
    run: (incident) => say(incident, 'resolve', 'What solved it?', 'Resolve', 'It is resolved.') },
  { name: 'reopen', word: 'Reopen', key: 'R', icon: 'reply', permission: 'reopen-incidents',
    run: (incident) => because(incident, 'reopen', 'Why is it not solved?', 'Reopen', 'It is open again.') },
  { name: 'close', word: 'Close', key: 'x', icon: 'cross', permission: 'work-incidents',
    run: (incident) => now(incident, 'close', {}, 'It is closed.') },
];

/** The actions that whoever is signed in may do at all. */
export function myActions() {
  return actions.filter((each) => may(each.permission));
}

/** Does an action; resolves with the incident after it, or null where it was given up or refused. */
export async function perform(action, incident) {
  try {
    return await action.run(incident);
  } catch (error) {
    refused(error);
    return null;
  }
}

async function now(incident, action, body, words) {
  const after = await act(incident, action, body);
  done(words);
  return after;
}

/** Asks, sends what was answered, and says that it is done. */
async function form(incident, action, question, body, words) {
  let after = null;
  await ask({
    ...question,
    title: `${question.title}`,
    text: question.text ?? html`<p class="hint">${incident.id} · ${incident.summary}</p>`,
    run: async (values) => {
      after = await act(incident, action, body(values));
    },
  });
  if (after) {
    done(typeof words === 'function' ? words(after) : words);
  }
  return after;
}

function say(incident, action, label, button, words) {
  return form(incident, action, { title: button, action: button, fields: [text('text', label)] },
    (values) => ({ text: values.text }), words);
}

function because(incident, action, label, button, words) {
  return form(incident, action, { title: button, action: button, fields: [text('reason', label)] },
    (values) => ({ reason: values.reason }), words);
}

async function take(incident) {
  const own = await myself();
  if (own) {
    return now(incident, 'acknowledge', { engineer: own.id }, 'It is yours.');
  }
  const { engineers, members } = await people();
  const team = members.get(incident.team) ?? [...engineers.keys()];
  const there = team.map((id) => engineers.get(id)).filter(Boolean)
    .sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));
  return form(incident, 'acknowledge', {
    title: 'Who takes it?',
    action: 'Take',
    fields: [{
      name: 'engineer', label: 'Engineer', kind: 'select', value: incident.engineer ?? undefined,
      options: there.map((one) => ({ value: one.id, label: described(one) })),
    }],
  }, (values) => ({ engineer: values.engineer }), (after) => `${after.engineer ?? 'Somebody'} has it.`);
}

const rank = (one) => (one.presence === 'present' ? (one.ticket ? 1 : 0) : 2);

function described(one) {
  const where = one.presence === 'present' ? (one.ticket ? `on ${one.ticket}` : 'free')
    : presenceWord(one.presence).toLowerCase();
  return `${one.profile.label ?? one.id} · ${where}`;
}

async function assign(incident) {
  const [{ teams, engineers }, suggestion] = await Promise.all([
    people(),
    get(`/api/v1/desk/tickets/${encodeURIComponent(incident.id)}/suggestion`).catch((error) => {
      if (error.status === 404) {
        return null; // The desk has none: it is a P1, or off the floor.
      }
      throw error;
    }),
  ]);
  const candidates = suggestion?.explanation.candidates ?? [];
  const options = candidates.map((one) => ({
    value: one.engineer,
    label: engineers.get(one.engineer)?.profile.label ?? one.engineer,
    hint: [one.engineer === suggestion.engineer ? 'suggested' : '', one.excluded,
      ...one.reasons].filter(Boolean).join(' · '),
  }));
  for (const one of engineers.values()) {
    if (!candidates.some((each) => each.engineer === one.id) && one.presence === 'present') {
      options.push({ value: one.id, label: one.profile.label ?? one.id, hint: 'from another team' });
    }
  }
  return form(incident, 'assign', {
    title: 'Assign',
    action: 'Assign',
    text: html`<p class="hint">${incident.id} · ${incident.summary}</p>
      ${suggestion ? html`<p>${suggestion.engineer
    ? `The desk would choose ${engineers.get(suggestion.engineer)?.profile.label
      ?? suggestion.engineer}: ${suggestion.explanation.rule}.`
    : `${words(suggestion.explanation.rule)}.`}</p>` : ''}`,
    fields: [
      { name: 'engineer', label: 'To whom', kind: 'choice', options,
        value: suggestion?.engineer ?? undefined, optional: true },
      { name: 'team', label: 'Or to the queue of a team', kind: 'select', optional: true,
        options: [{ value: '', label: '—' },
          ...teams.map((one) => ({ value: one.id, label: one.label ?? one.id }))] },
    ],
  }, (values) => (values.team ? { team: values.team } : { engineer: values.engineer }),
  (after) => (after.engineer ? `${after.engineer} has it.` : `It is with ${after.team}.`));
}

async function escalate(incident) {
  const { teams } = await people();
  const next = { first: 'second', second: 'third', third: 'second' }[incident.line];
  return form(incident, 'escalate', {
    title: 'Escalate',
    action: 'Escalate',
    fields: [
      { name: 'line', label: 'To', kind: 'select', value: next,
        options: ['second', 'third', 'first'].filter((one) => one !== incident.line)
          .map((one) => ({ value: one, label: line(one) })) },
      { name: 'team', label: 'Team', kind: 'select', optional: true,
        hint: 'Left open, the desk finds it by the category.',
        options: [{ value: '', label: 'The desk finds it' }, ...teams.map((one) => ({
          value: one.id, label: `${one.label ?? one.id} (${line(one.line)})` }))] },
      text('reason', 'Why'),
    ],
  }, (values) => ({ line: values.line, team: values.team || undefined, reason: values.reason }),
  (after) => `It is with the ${line(after.line)}.`);
}

function wait(incident) {
  return form(incident, 'wait', {
    title: 'Let it wait',
    action: 'Wait',
    fields: [
      { name: 'reason', label: 'For whom', kind: 'select', value: 'customer',
        options: ['customer', 'vendor', 'change'].map((one) => ({ value: one, label: words(one) })) },
      { name: 'until', label: 'Until', kind: 'datetime', optional: true,
        hint: 'In your own time. It goes on then by itself.' },
      text('text', 'For what'),
    ],
  }, (values) => ({ reason: values.reason, text: values.text,
    until: values.until ? new Date(values.until).toISOString() : undefined }), 'It waits.');
}

function update(incident) {
  return form(incident, 'update', {
    title: 'Tell the customer',
    action: 'Publish',
    fields: [
      text('text', 'What is to be said', { hint: 'The customer reads it on the status page.' }),
      { name: 'nextWithin', label: 'The next word follows', kind: 'select', value: 'PT1H',
        options: [['PT30M', 'within 30 minutes'], ['PT1H', 'within an hour'],
          ['PT4H', 'within 4 hours'], ['', 'when there is news']]
          .map(([value, label]) => ({ value, label })), optional: true },
    ],
  }, (values) => ({ text: values.text, nextWithin: values.nextWithin || undefined }),
  'The customer can read it.');
}

function reprioritise(incident) {
  return form(incident, 'reprioritise', {
    title: 'Change its priority',
    action: 'Change',
    fields: [
      { name: 'impact', label: 'Impact: how many, how critical', kind: 'select',
        value: incident.impact, options: ['low', 'medium', 'high']
          .map((one) => ({ value: one, label: words(one) })) },
      { name: 'urgency', label: 'Urgency: does it spread to other work', kind: 'select',
        value: incident.urgency, options: ['low', 'normal', 'high', 'urgent']
          .map((one) => ({ value: one, label: words(one) })) },
      text('reason', 'Why'),
    ],
  }, (values) => values, (after) => `It is ${after.priority} now.`);
}

function declareMajor(incident) {
  return form(incident, 'declare-major', {
    title: 'Declare a P1',
    action: 'Declare P1',
    danger: true,
    text: html`<p>Everybody is paged, and a core team is formed at once. What its members leave comes
      back to them.</p><p class="hint">${incident.id} · ${incident.summary}</p>`,
    fields: [text('reason', 'Why')],
  }, (values) => ({ reason: values.reason }), 'It is a P1. Everybody is paged.');
}
