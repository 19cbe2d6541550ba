/** Words for what the API names. */

const LINES = { first: '1st line', second: '2nd line', third: '3rd line' };
const ROLES = { lead: 'lead', communications: 'contact', expert: 'expert', scribe: 'scribe' };
const SEVERITY = { warning: 'Warning', major: 'Major', critical: 'Critical' };

/** A line. */
export function line(name) {
  return LINES[name] ?? name;
}

/** A role in a core team. */
export function role(name) {
  return ROLES[name] ?? name.replaceAll('-', ' ');
}

/** A severity of an alarm. */
export function severity(name) {
  return SEVERITY[name] ?? name;
}

/** A number of things: `1 device`, `3 devices`. */
export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** Words out of a name with hyphens, the first letter large. */
export function words(name) {
  const text = /^[a-z0-9-]+$/.test(name) ? name.replaceAll('-', ' ') : name;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
