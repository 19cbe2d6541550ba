/** Teams and engineers, for lists to choose from; asked when they are first needed. */
import { get, all } from './api.js';
import { live, me } from './store.js';

let known = null;

/** `{teams: [...], engineers: Map by id}`. */
export function people() {
  known ??= Promise.all([get('/api/v1/desk'), all('/api/v1/engineers')])
    .then(([desk, engineers]) => ({
      teams: desk.teams.map((one) => one.team),
      members: new Map(desk.teams.map((one) => [one.team.id, one.members])),
      engineers: new Map(engineers.map((one) => [one.id, one])),
    }))
    .catch((failure) => {
      known = null;
      throw failure;
    });
  return known;
}

live.addEventListener('event', ({ detail }) => {
  if (detail.kind === 'engineer' || detail.type === 'desk-arranged'
      || detail.type === 'desk-presence-changed') {
    known = null;
  }
});

/** The engineer who is signed in; null where whoever is signed in is none. */
export async function myself() {
  const { engineers } = await people();
  return engineers.get(me().name) ?? null;
}
