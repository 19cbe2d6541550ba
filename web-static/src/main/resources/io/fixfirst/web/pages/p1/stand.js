/** Where a P1 stands, and what may be done with it now. */
import { may } from '../../store.js';

/** The verdicts on actions, by the name of the action. */
export function byName(view) {
  return Object.fromEntries(view.actions.map((one) => [one.action, one]));
}

/** Whether service is down; its ticket may lie anywhere after a workaround. */
export function isRunning(incident) {
  return !incident.workaround && !isOver(incident);
}

/** Whether nothing is left to do but to look back. */
export function isOver(incident) {
  return ['resolved', 'closed'].includes(incident.state);
}

/** Why something cannot be done now; '' if it can. */
export function refusal(actions, action, permission) {
  if (!may(permission)) {
    return 'Your role does not include this.';
  }
  const verdict = actions[action];
  return !verdict || verdict.allowed ? '' : [verdict.detail, verdict.advice].filter(Boolean).join(' ');
}
