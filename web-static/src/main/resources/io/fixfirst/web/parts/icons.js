/** Icons, drawn in the text's colour. They are never the only sign: a word or a title is beside. */
import { svg, html, nothing } from 'lit';

const paths = {
  wall: 'M3 4h7v7H3zM14 4h7v4h-7zM14 11h7v9h-7zM3 14h7v6H3z',
  queue: 'M4 6h16M4 12h16M4 18h10',
  flame: 'M12 3c1 4 5 5.500 5 10a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 0-3-1-5 1-9z',
  tenant: 'M4 21V7l8-4 8 4v14M9 21v-5h6v5M9 10h.01M15 10h.01',
  device: 'M4 5h16v10H4zM9 20h6M12 15v5',
  people: 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c0-3.500 3-6 6.500-6s6.500 2.500 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.200.8 3.500 2.800 3.500 5.500',
  planner: 'M4 20V4M4 20h16M8 16l4-5 3 3 5-7',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500 19 19M5 19l1.500-1.500M17.500 6.500 19 5',
  moon: 'M20 14.500A8 8 0 0 1 9.500 4 8 8 0 1 0 20 14.500z',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10',
  out: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5l11 7-11 7z',
  check: 'M5 12.500l4.500 4.500L19 7',
  plus: 'M12 5v14M5 12h14',
  cross: 'M6 6l12 12M18 6L6 18',
  alert: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.500 2h-15zM10 21h4',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2',
  link: 'M9 15l6-6M8 11l-2 2a3.500 3.500 0 0 0 5 5l2-2M16 13l2-2a3.500 3.500 0 0 0-5-5l-2 2',
  note: 'M5 4h14v16l-4-3H5zM9 9h6M9 12.500h4',
  up: 'M12 20V5M6 11l6-6 6 6',
  hand: 'M7 12V6.500a1.500 1.500 0 0 1 3 0V11V4.500a1.500 1.500 0 0 1 3 0V11V5.500a1.500 1.500 0 0 1 3 0V13V9a1.500 1.500 0 0 1 3 0v5a7 7 0 0 1-7 7c-3 0-4.500-1.500-6-4l-2.500-4a1.500 1.500 0 0 1 2.500-1.500z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 21c0-4 3.500-7 7.500-7s7.500 3 7.500 7',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  menu: 'M4 6h16M4 12h16M4 18h16',
  offline: 'M3 3l18 18M8.500 8A9 9 0 0 0 4 10.500M12 7c3 0 6 1.200 8 3.500M9 14.500a4.500 4.500 0 0 1 5 0M12 18.500h.01',
  reply: 'M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6',
  swap: 'M4 8h14l-3-3M20 16H6l3 3',
  tool: 'M14 6a4 4 0 0 0 5 5L10 20l-4-4 9-9M14 6l2-2',
  announce: 'M4 10v4h3l9 5V5l-9 5zM19 9a4 4 0 0 1 0 6',
  plus: 'M12 5v14M5 12h14',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  star: 'M12 4l2.500 5.500 6 .500-4.500 4 1.500 6-5.500-3.500L6.500 20 8 14 3.500 10l6-.500z',
};

/** An icon; with a title it speaks for itself, without one it is decoration. */
export function icon(name, title = '') {
  const path = paths[name] ?? paths.alert;
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor"
      stroke-width="1.800" stroke-linecap="round" stroke-linejoin="round"
      role=${title ? 'img' : 'presentation'} aria-hidden=${title ? 'false' : 'true'}
      aria-label=${title || nothing}>${svg`<path d=${path}></path>`}</svg>`;
}
