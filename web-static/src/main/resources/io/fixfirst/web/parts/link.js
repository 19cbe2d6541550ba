/** Links to other sections, as long as there are such sections. */
import { html, nothing } from 'lit';
import { sectionOf } from '../sections.js';

/** A link where its section exists, else its content alone. */
export function link(href, content, { cls = '', title = '' } = {}) {
  const section = new URL(href, location.origin).pathname.split('/')[2];
  return sectionOf(section)
    ? html`<a class=${cls || nothing} href=${href} title=${title || nothing}>${content}</a>`
    : html`<span class=${cls || nothing} title=${title || nothing}>${content}</span>`;
}

/** A link to an incident. */
export function incident(id, content = id, options = {}) {
  return link(`/console/incidents/${encodeURIComponent(id)}`, content, options);
}
