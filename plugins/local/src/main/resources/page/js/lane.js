/** What happened, as marks on a line of time; and as a list, for those who read. */
import { h, text } from './dom.js';
import { clock, plural } from './format.js';
import { kind, sentence } from './trouble.js';
import { toContainer } from './settings.js';
import { events as load } from './api.js';

const MOST = 300;
const LISTED = 50;

/** The events of the time that is shown, oldest first; shared by the lane, the charts and the lists. */
export class Happenings {
  all = [];

  async load(range, container = undefined) {
    const ids = new Set();
    const before = new Set(this.all);
    const loaded = await load(-range, container);
    const newer = this.all.filter((event) => event.mark === 'agent' || !before.has(event));
    this.all = [];
    [...loaded, ...newer].sort((a, b) => a.time - b.time).forEach((event) => !ids.has(event.id) && ids.add(event.id) && this.add(event));
  }

  /** Takes an event if it is something to look at; says whether it was. */
  add(event) {
    const mark = event.mark ?? kind(event);
    if (mark === null || this.all.some((one) => one.id === event.id)) return false;
    this.all.push({ ...event, mark });
    if (this.all.length > 1000) this.all.shift();
    return true;
  }
}

export class Lane {
  #track = h('div', { class: 'track', role: 'group', 'aria-label': 'Events; arrow keys go from one to the next' });
  #said = h('p', { class: 'said clip' });
  #scale = h('div', { class: 'scale', 'aria-hidden': 'true' });
  #list = h('ol', { class: 'events' });
  #summary = h('summary');
  #rest = '';

  constructor() {
    this.element = h('section', { class: 'card lane', 'aria-label': 'Events' },
      h('div', { class: 'head' }, h('h2', {}, 'Events'), this.#said), this.#track, this.#scale, h('details', {}, this.#summary, this.#list));
    this.#track.addEventListener('keydown', (event) => this.#key(event));
    for (const type of ['pointerover', 'focusin']) this.#track.addEventListener(type, (event) => event.target.said && text(this.#said, event.target.said));
    for (const type of ['pointerleave', 'focusout']) this.#track.addEventListener(type, () => text(this.#said, this.#rest));
    this.element.querySelector('details').addEventListener('toggle', () => this.update(...this.drawn));
  }

  update(happenings, now, range) {
    this.drawn = [happenings, now, range];
    const inside = happenings.all.filter((event) => event.time > now - range);
    const old = new Map([...this.#track.children].map((mark) => [mark.event, mark]));
    inside.slice(-MOST).forEach((event) => {
      const mark = old.get(event) ?? this.#mark(event);
      old.delete(event);
      mark.style.left = `${(100 * (1 - (now - event.time) / range)).toFixed(2)}%`;
      if (!mark.isConnected) this.#track.append(mark);
    });
    old.forEach((mark) => mark.remove());
    if (!this.#track.querySelector('[tabindex="0"]')) this.#track.lastChild?.setAttribute('tabindex', '0');
    const last = inside.at(-1);
    this.#rest = last ? `last: ${clock(last.time, now)} ${sentence(last)}` : '';
    if (!this.#track.matches(':hover, :focus-within')) text(this.#said, this.#rest);
    text(this.#summary, inside.length === 0 ? 'Nothing happened in this time' : `${plural(inside.length, 'event')} as a list`);
    if (this.element.querySelector('details').open) this.#list.replaceChildren(...eventItems(inside.slice(-LISTED).reverse(), now));
    this.#times(now, range);
  }

  #mark(event) {
    const label = `${clock(event.time)} ${sentence(event)}`;
    const mark = event.container
      ? h('a', { href: toContainer(event.container, { at: Math.round(event.time) }) })
      : h('span', { role: 'img' });
    mark.className = `mark ${event.mark}`;
    mark.setAttribute('aria-label', label);
    mark.setAttribute('tabindex', '-1');
    mark.event = event;
    mark.said = label;
    return mark;
  }

  #times(now, range) {
    const steps = [60, 300, 900, 3600, 14400, 86400];
    const step = steps.find((one) => range / one <= 6) ?? 86400;
    const ticks = [];
    const shift = new Date().getTimezoneOffset() * 60;
    for (let at = Math.ceil((now - range - shift) / step) * step + shift; at < now - range / 50; at += step) {
      const tick = h('span', {}, step >= 86400 ? clock(at, 0).slice(5, 10) : clock(at, at).slice(0, 5));
      tick.style.left = `${100 * (1 - (now - at) / range)}%`;
      if (at > now - range * 0.98) ticks.push(tick);
    }
    this.#scale.replaceChildren(...ticks);
  }

  #key(event) {
    const marks = [...this.#track.children].sort((a, b) => a.event.time - b.event.time);
    const at = marks.indexOf(document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: marks.length - 1 }[event.key];
    if (to === undefined || !marks[to]) return;
    event.preventDefault();
    marks.forEach((mark) => mark.setAttribute('tabindex', '-1'));
    marks[to].setAttribute('tabindex', '0');
    marks[to].focus();
  }
}

/** Events as the items of a list. */
export function eventItems(events, now, link = true) {
  return events.map((event) => h('li', { class: event.mark },
    h('time', {}, clock(event.time, now)), h('i', { class: `dot ${event.mark}`, 'aria-hidden': 'true' }),
    link && event.container ? h('a', { href: toContainer(event.container, { at: Math.round(event.time) }) }, sentence(event)) : h('span', {}, sentence(event)),
    event.lastLines && h('details', {}, h('summary', {}, 'its last lines'), h('pre', {}, event.lastLines))));
}
