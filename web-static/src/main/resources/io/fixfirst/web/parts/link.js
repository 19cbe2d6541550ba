/** Links to other sections; the router opens them without loading anything anew. */
import { html, nothing } from 'lit';
import { past } from '../clock.js';

/** A link to a path of the console. */
export function link(href, content, { cls = '', title = '' } = {}) {
  return html`<a class=${cls || nothing} href=${href} title=${title || nothing}>${content}</a>`;
}

/** A link to an incident; while the page shows the past, to the incident as it was then. */
export function incident(id, content = id, options = {}) {
  const at = past() === null ? '' : `?at=${new Date(past()).toISOString()}`;
  return link(`/console/incidents/${encodeURIComponent(id)}${at}`, content, options);
}
