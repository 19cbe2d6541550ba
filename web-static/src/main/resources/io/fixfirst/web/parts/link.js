/** Links to other sections; the router opens them without loading anything anew. */
import { html, nothing } from 'lit';

/** A link to a path of the console. */
export function link(href, content, { cls = '', title = '' } = {}) {
  return html`<a class=${cls || nothing} href=${href} title=${title || nothing}>${content}</a>`;
}

/** A link to an incident. */
export function incident(id, content = id, options = {}) {
  return link(`/console/incidents/${encodeURIComponent(id)}`, content, options);
}
