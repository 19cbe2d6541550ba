/**
 * The sections of the console, in the order of the navigation. A section is a Lit element in a
 * module of its own under `pages/`, loaded when it is first opened.
 *
 * - `path`: the first segment behind `/console/`; '' is the wall at `/`
 * - `load`: imports the module that defines the element
 * - `element`: its tag; it gets the rest of the path as the property `rest`, an array
 * - `key`: opens it after `g`
 * - `permission`: who has it in the navigation; without one, everybody
 * - `hidden`: it is reached by links only
 */
export const sections = [
  {
    path: '',
    title: 'Wall',
    icon: 'wall',
    key: 'w',
    permission: 'see-desk',
    element: 'ff-wall',
    load: () => import('./pages/wall.js'),
  },
  {
    path: 'queues',
    title: 'Queues',
    icon: 'queue',
    key: 'q',
    permission: 'see-desk',
    element: 'ff-queues',
    load: () => import('./pages/queues.js'),
  },
  {
    path: 'p1',
    title: 'P1',
    icon: 'flame',
    key: 'p',
    permission: 'see-incidents',
    element: 'ff-p1',
    load: () => import('./pages/p1.js'),
  },
  {
    path: 'tenants',
    title: 'Tenants',
    icon: 'tenant',
    key: 't',
    permission: 'see-contract',
    element: 'ff-tenants',
    load: () => import('./pages/tenants.js'),
  },
  {
    path: 'devices',
    title: 'Devices',
    icon: 'device',
    key: 'd',
    permission: 'see-devices',
    element: 'ff-devices',
    load: () => import('./pages/devices.js'),
  },
  {
    path: 'organisation',
    title: 'Organisation',
    icon: 'people',
    key: 'o',
    permission: 'see-engineers',
    element: 'ff-organisation',
    load: () => import('./pages/organisation.js'),
  },
  {
    path: 'incidents',
    title: 'Ticket',
    icon: 'note',
    hidden: true,
    element: 'ff-incident',
    load: () => import('./pages/incident.js'),
  },
  {
    path: 'planner',
    title: 'Planner',
    icon: 'planner',
    key: 'l',
    permission: 'simulate',
    element: 'ff-planner',
    load: () => import('./pages/planner.js'),
  },
  {
    path: 'accounts',
    title: 'Accounts',
    icon: 'lock',
    key: 'a',
    permission: 'manage-accounts',
    element: 'ff-accounts',
    load: () => import('./pages/accounts.js'),
  },
  {
    path: 'account',
    title: 'My account',
    icon: 'person',
    key: 'm',
    hidden: true,
    element: 'ff-own-account',
    load: () => import('./pages/account.js'),
  },
];

/** The section of a path's first segment. */
export function sectionOf(segment) {
  return sections.find((each) => each.path === (segment ?? ''));
}
