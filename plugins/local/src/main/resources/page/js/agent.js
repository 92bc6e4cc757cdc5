/** The agent itself: what reads and sends, how it goes, what is wrong and how to mend it. */
import { h, icon } from './dom.js';
import { bytes, number, perSecond, duration, percent, plain } from './format.js';
import { Chart } from './chart.js';
import { ChartGroup } from './chart-group.js';
import { past } from './api.js';

const ROLES = { source: 'Sources', service: 'Services', sink: 'Sinks' };
const WORDS = { ok: 'works', degraded: 'works in part', failed: 'does not work' };
const CHARTS = [
  { title: 'CPU', sub: 'of one core', show: percent, series: [{ path: 'agent.cpu_seconds', label: 'used', colour: '--c1', fill: true, times: 100 }] },
  { title: 'Memory', sub: 'of the process', show: bytes, series: [{ path: 'agent.rss_bytes', label: 'resident', colour: '--c1', fill: true }, { path: 'agent.heap_bytes', label: 'heap', colour: '--c2' }] },
];

export class AgentView {
  series = ['agent.**', 'uptime_seconds'];
  #model; #range;
  #group = new ChartGroup(null);
  #wrong = h('section', { 'aria-label': 'What is wrong' });
  #parts = h('div');
  #own = h('dl', { class: 'facts' });
  #charts = CHARTS.map((plan) => new Chart(this.#group, plan));

  constructor(model, range) {
    this.#model = model;
    this.#range = range;
    this.element = h('div', { class: 'view agent' }, h('h1', {}, 'Agent'), this.#own, this.#wrong, this.#parts, this.#group.since, h('div', { class: 'charts' }, this.#charts.map((chart) => chart.element)));
  }

  show() {}

  hide() { this.#group.close(); }

  ranged(range) {
    this.#range = range;
    this.#group.zoom(null);
    this.snapshot();
  }

  async snapshot() {
    this.update();
    const { series } = await past(['agent.{cpu_seconds,rss_bytes,heap_bytes}'], -this.#range, 400).catch(() => ({ series: [] }));
    this.#group.learn(series, this.#model.now, this.#range);
    this.#charts.forEach((chart) => chart.load(series, this.#span));
  }

  get #span() { return this.#group.span(this.#model.now, this.#range); }

  delta() {
    this.#charts.forEach((chart) => chart.add(this.#model.time, (path) => this.#model.values.get(path), this.#span));
    this.update();
  }

  update() {
    const { health, agent, interval, prefix } = this.#model.state;
    const values = this.#model.values;
    const own = { Version: agent.version, Running: duration(this.#model.now - agent.startedAt), Interval: `${interval} s`, Prefix: prefix, 
      Series: number(values.get('agent.series')), CPU: percent((values.get('agent.cpu_seconds') ?? NaN) * 100), Memory: bytes(values.get('agent.rss_bytes')), Heap: bytes(values.get('agent.heap_bytes')), Threads: number(values.get('agent.threads')) };
    this.#own.replaceChildren(...Object.entries(own).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', { class: 'clip' }, value))));
    const focus = document.activeElement?.closest('details')?.dataset.part;
    const open = new Set([...this.#parts.querySelectorAll('details[open]')].map((one) => one.dataset.part));
    this.#wrong.replaceChildren(...this.#problems(health));
    this.#parts.replaceChildren(...Object.keys(ROLES).map((role) => this.#role(role, health.parts.filter((part) => part.role === role), open)).filter(Boolean));
    if (focus) this.#parts.querySelector(`details[data-part="${CSS.escape(focus)}"] summary`)?.focus();
  }

  #problems(health) {
    const ill = health.parts.filter((part) => part.level !== 'ok');
    if (ill.length === 0 && health.problems.length === 0) return [h('p', { class: 'notice good' }, icon('ok'), h('div', {}, 'Everything works.'))];
    return [...ill.map((part) => h('div', { class: `notice ${part.level}` }, icon(part.level), h('div', {}, h('strong', {}, `${part.id}: ${part.message}`), part.remedy && h('p', {}, part.remedy)))),
      ...health.problems.map((problem) => h('div', { class: 'notice degraded' }, icon('degraded'), h('div', {}, problem)))];
  }

  #role(role, parts, open) {
    if (parts.length === 0) return null;
    const titles = ['Component', 'State', role === 'source' ? 'Reads' : 'Rate', 'Waiting', 'Behind', 'Dropped'];
    return h('section', { class: 'card', 'aria-label': ROLES[role] }, h('div', { class: 'head' }, h('h2', {}, ROLES[role])), h('table', { class: 'parts' },
      h('thead', {}, h('tr', {}, titles.map((title, i) => h('th', { scope: 'col', class: i > 1 ? 'num' : null }, title)))),
      h('tbody', {}, parts.map((part) => this.#part(part, open)))));
  }

  #part(part, open) {
    const key = `${part.role} ${part.id}`;
    const dropped = Object.entries(part.dropped).filter(([, count]) => count > 0);
    const own = [...this.#model.values].filter(([path]) => path.startsWith(`agent.${part.role}s.${part.id}.`)).map(([path, value]) => `${path.split('.').slice(3).join('.')} ${number(value)}`);
    const more = [part.way && `by ${part.way}`, part.lastError && `last error: ${plain(part.lastError)}`, ...own].filter(Boolean);
    const cell = (title, value, bad) => h('td', { class: 'num', 'data-title': title, 'data-bad': bad ? '' : null }, value);
    return h('tr', {},
      h('th', { scope: 'row' }, part.id, part.type !== part.id && h('small', { class: 'muted' }, part.type)),
      h('td', { class: 'says' }, h('span', { class: 'level', 'data-level': part.level }, icon(part.level), WORDS[part.level]), h('div', {}, part.message),
        more.length > 0 && h('details', { 'data-part': key, open: open.has(key) }, h('summary', {}, 'more'), h('ul', {}, more.map((one) => h('li', {}, one))))),
      cell('Rate', perSecond(part.perSecond)),
      cell('Waiting', part.role === 'sink' ? bytes(part.queuedBytes) : '–', part.queuedBytes > 1e6),
      cell('Behind', part.lagSeconds >= 1 ? duration(part.lagSeconds) : '–', part.lagSeconds > 60),
      cell('Dropped', dropped.length === 0 ? '0' : dropped.map(([reason, count]) => `${number(count)} ${reason}`).join(', '), dropped.length > 0));
  }

  keys = {};
}
