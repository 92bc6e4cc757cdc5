/** Building elements. Every text becomes a text node, never markup: names, labels and log lines are strangers' words. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element; props are attributes, `on…` listeners, or `class`; children are nodes or text; null and false are left out. */
export function h(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** One of the symbols of index.html. */
export function icon(name, label = null) {
  const use = svg('use', { href: `#i-${name}` });
  return label ? svg('svg', { class: 'i', role: 'img', 'aria-label': label }, use) : svg('svg', { class: 'i', 'aria-hidden': 'true' }, use);
}

/** Sets a text only if it differs, so that nothing is laid out for nothing. */
export function text(element, value) {
  if (element.shown !== value) {
    element.shown = value;
    element.textContent = value;
  }
}

/** Sets or removes an attribute, only if it differs. */
export function attr(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

export const byId = (id) => document.getElementById(id);

/** Words for those who listen to the page; only for what changes rarely. */
export function announce(words) {
  text(byId('live'), words);
}

/** Calls a function once, when calls have ceased for a while. */
export function debounced(millis, action) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), millis);
  };
}
