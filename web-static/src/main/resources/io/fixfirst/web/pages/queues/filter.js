/** Which tickets a queue shows and in which order; and what is counted of all of them. */
import { weight } from '../../parts/badges.js';
import { urgencyOf } from '../../hours.js';

export const STATES = ['open', 'queued', 'assigned', 'working', 'waiting', 'suspended', 'restored'];

export const COLUMNS = [
  { name: 'priority', label: 'Priority', by: (one) => -weight(one.priority) },
  { name: 'summary', label: 'Ticket', by: (one) => one.summary.toLowerCase() },
  { name: 'clock', label: 'Time left', by: urgencyOf },
  { name: 'state', label: 'State', by: (one) => STATES.indexOf(one.state) },
  { name: 'owner', label: 'With', by: (one) => one.engineer ?? one.vendor ?? `~${one.team ?? ''}` },
  { name: 'moves', label: 'Moves', by: (one) => -(one.reassignments + one.returns) },
  { name: 'opened', label: 'Age', by: (one) => one.opened },
];

export const EMPTY_FILTER = {
  line: '', team: '', state: '', priority: '', owner: '', tenant: '', text: '', sort: 'clock', down: '',
};

const EQUAL = ['line', 'team', 'state', 'priority', 'tenant'];

/** Tickets that are like the filter, in its order. */
export function found(tickets, filter) {
  const searched = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const column = COLUMNS.find((each) => each.name === filter.sort) ?? COLUMNS[2];
  const sign = filter.down ? -1 : 1;
  const keyed = [];
  for (const one of tickets) {
    if (EQUAL.every((name) => !filter[name] || one[name] === filter[name]) && isWith(one, filter.owner)
        && searched.every((word) => textOf(one).includes(word))) {
      keyed.push([column.by(one), one]);
    }
  }
  keyed.sort(([a, x], [b, y]) => (a < b ? -sign : a > b ? sign
    : -weight(x.priority) + weight(y.priority) || (x.id < y.id ? -1 : 1)));
  return keyed.map(([, one]) => one);
}

function isWith(one, owner) {
  if (!owner) {
    return true;
  }
  return owner === 'nobody' ? !one.engineer && !one.coreTeam?.length
    : one.engineer === owner || one.coreTeam?.some((member) => member.engineer === owner);
}

function textOf(one) {
  return `${one.id} ${one.tenant} ${one.summary} ${one.engineer ?? ''} ${one.category} ${
    one.service ?? ''} ${one.device ?? ''}`.toLowerCase();
}

/** How many lie at each line, with whom, and of whom. */
export function sums(tickets) {
  const lines = { first: 0, second: 0, third: 0 };
  const owners = new Set();
  const tenants = new Set();
  for (const one of tickets) {
    lines[one.line] += 1;
    tenants.add(one.tenant);
    if (one.engineer) {
      owners.add(one.engineer);
    }
  }
  return { lines, owners: [...owners].sort(), tenants: [...tenants].sort() };
}
