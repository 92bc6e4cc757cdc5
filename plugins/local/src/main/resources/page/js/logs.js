/** The log of one container: its end, followed; or the lines around a moment. */
import { h, text, attr, debounced } from './dom.js';
import { clock, millis, plain, plural, number } from './format.js';
import { logs, Denied } from './api.js';
import { setting, remember } from './settings.js';
import { tokenForm } from './notices.js';

const MOST = 1_000;
const CUT = 4_000;
const LEVELS = [['error', /\b(ERROR|FATAL|PANIC|CRIT(ICAL)?|SEVERE|EMERG)\b|\b(error|fatal|panic):|level=(error|fatal)/], ['warn', /\bWARN(ING)?\b|\bwarning:|level=warn/]];

export class LogPanel {
  #name; #model;
  #lines = h('ol', { class: 'lines', tabindex: '0', 'aria-label': 'Log lines' });
  #older = h('button', { type: 'button', class: 'link', hidden: true, onclick: () => this.#more() }, 'older lines');
  #state = h('p', { class: 'muted about', role: 'status' });
  #news = h('button', { type: 'button', class: 'news', hidden: true, onclick: () => this.follow() });
  #filter = h('input', { type: 'search', placeholder: 'lines that contain…', 'aria-label': 'Filter log lines', title: 'Filter (f)', autocomplete: 'off', spellcheck: 'false', maxlength: '200' });
  #errors = h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => this.#toggle(this.#errors) }, 'stderr only');
  #wrap = h('button', { type: 'button', 'aria-pressed': String(setting('wrap', true)), onclick: () => this.#wrapped() }, 'wrap');
  #live = h('button', { type: 'button', 'aria-pressed': 'true', title: 'Follow (l)', onclick: () => (this.following ? this.#stop() : this.follow()) }, 'follow');
  #first = null;
  #seen = new Set();
  #waiting = [];
  #unseen = 0;
  #asked = null;
  following = true;
  around = null;

  constructor(name, model) {
    this.#name = name;
    this.#model = model;
    this.#filter.addEventListener('input', debounced(250, () => this.load()));
    this.#lines.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#lines.classList.toggle('wrap', setting('wrap', true));
    this.element = h('div', { class: 'log' }, h('div', { class: 'head' }, this.#filter, this.#errors, this.#wrap, this.#live, this.#older, h('span', { class: 'space' }), this.#state), h('div', { class: 'pane' }, this.#lines, this.#news));
  }

  get #wanted() {
    return { container: this.#name, stream: this.#errors.ariaPressed === 'true' ? 'stderr' : undefined, text: this.#filter.value.trim() || undefined };
  }

  /** The end of the log, or with a moment the lines around it. */
  async load(around = this.around) {
    this.around = around;
    this.#asked?.abort();
    this.#asked = new AbortController();
    try {
      const answer = await logs({ ...this.#wanted, around: around ?? undefined, limit: 300 }, this.#asked.signal);
      this.#lines.replaceChildren();
      this.#first = null;
      this.#seen.clear();
      this.#append(answer.lines);
      this.#older.hidden = !answer.older;
      if (around !== null) this.#focusMoment(around);
      else this.#bottom();
      this.#follows(around === null);
      this.#about();
    } catch (failure) {
      if (failure.name !== 'AbortError') this.#failed(failure);
    }
  }

  #failed(failure) {
    this.#older.hidden = true;
    this.#lines.replaceChildren(h('li', { class: 'empty' }, failure instanceof Denied ? tokenForm('Log lines need the token.') : `The log cannot be read: ${failure.message}`));
    text(this.#state, '');
  }

  async #more() {
    const height = this.#lines.scrollHeight;
    const answer = await logs({ ...this.#wanted, before: this.#first, limit: 300 }).catch(() => ({ lines: [], older: true }));
    this.#lines.prepend(...answer.lines.map((line) => this.#item(line)));
    this.#first = answer.lines[0]?.cursor ?? this.#first;
    this.#older.hidden = !answer.older;
    this.#lines.scrollTop += this.#lines.scrollHeight - height;
  }

  /** Lines that the stream brought. */
  take(log) {
    if (log.container !== this.#name || this.around !== null) return;
    const { stream, text: words } = this.#wanted;
    const fitting = log.lines.filter((line) => line.gap || ((!stream || line.stream === stream) && (!words || line.text.toLowerCase().includes(words.toLowerCase()))));
    if (fitting.length === 0) return;
    if (this.#waiting.length === 0) requestAnimationFrame(() => this.#flush());
    this.#waiting.push(...fitting);
  }

  #flush() {
    const lines = this.#waiting.splice(0).slice(-MOST);
    this.#append(lines);
    while (this.#lines.childElementCount > MOST) this.#lines.firstChild.remove();
    if (this.following) this.#bottom();
    else {
      this.#unseen += lines.length;
      text(this.#news, `${plural(this.#unseen, 'new line')} ↓`);
      this.#news.hidden = false;
    }
    this.#about();
  }

  #append(lines) {
    const fresh = lines.filter((line) => !this.#seen.has(line.cursor) && this.#seen.add(line.cursor));
    if (this.#seen.size > 5 * MOST) this.#seen = new Set([...this.#seen].slice(-MOST));
    this.#first ??= fresh[0]?.cursor ?? null;
    if (fresh.length > 0) this.#lines.querySelector('.empty')?.remove();
    this.#lines.append(...fresh.map((line) => this.#item(line)));
    if (!this.#lines.firstChild) this.#lines.append(h('li', { class: 'empty muted' }, 'No lines.'));
  }

  #item(line) {
    if (line.gap) return h('li', { class: 'gap' }, h('time', {}, clock(line.time)), `lines are missing here: ${plain(line.gap)}`);
    const words = plain(line.text.length > CUT ? line.text.slice(0, CUT) : line.text);
    const level = LEVELS.find(([, pattern]) => pattern.test(words.slice(0, 200)))?.[0];
    const item = h('li', { class: level, 'data-time': line.time }, h('time', { title: `${clock(line.time)}.${millis(line.time)}` }, clock(line.time, this.#model.now)),
      line.stream === 'stderr' && h('abbr', { title: 'stderr' }, 'err'), h('bdi', { class: 'words' }, words));
    if (line.text.length > CUT) item.append(h('button', { type: 'button', class: 'link', onclick: (event) => { item.querySelector('.words').textContent = plain(line.text); event.target.remove(); } }, `… all ${number(line.text.length)} characters`));
    if (line.cut) item.append(h('small', { class: 'muted' }, ' (only its beginning is kept)'));
    return item;
  }

  #focusMoment(moment) {
    const items = [...this.#lines.querySelectorAll('[data-time]')];
    const at = items.find((item) => Number(item.dataset.time) >= moment) ?? items.at(-1);
    at?.classList.add('moment');
    if (at) this.#lines.scrollTop = at.offsetTop - this.#lines.clientHeight / 2;
  }

  follow() {
    if (this.around !== null) this.load(null);
    else this.#follows(true);
    this.#bottom();
  }

  #stop() { this.#follows(false); }

  #follows(on) {
    this.following = on;
    attr(this.#live, 'aria-pressed', String(on));
    if (on) {
      this.#unseen = 0;
      this.#news.hidden = true;
    } else if (this.around !== null) {
      text(this.#news, 'back to the latest ↓');
      this.#news.hidden = false;
    }
  }

  #bottom() {
    this.#quiet = true;
    this.#lines.scrollTop = this.#lines.scrollHeight;
  }

  #quiet = false;
  #scrolled() {
    const below = this.#lines.scrollHeight - this.#lines.scrollTop - this.#lines.clientHeight;
    if (this.#quiet) this.#quiet = false;
    else if (this.around === null && this.following !== below < 8) this.#follows(below < 8);
  }

  #toggle(button) {
    attr(button, 'aria-pressed', String(button.ariaPressed !== 'true'));
    this.load();
  }

  #wrapped() {
    const on = this.#lines.classList.toggle('wrap');
    attr(this.#wrap, 'aria-pressed', String(on));
    remember('wrap', on);
  }

  #about() {
    text(this.#state, this.around === null ? `${plural(this.#lines.querySelectorAll('[data-time]').length, 'line')}` : `around ${clock(this.around)}`);
  }

  /** Brings the lines into sight. */
  reveal() {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#lines.parentElement.scrollIntoView({ block: 'nearest', behavior: calm ? 'instant' : 'smooth' });
  }

  /** The machine's own logs have no streams to choose from. */
  withoutStreams() { this.#errors.hidden = true; }

  focusFilter() { this.#filter.focus(); }
}
