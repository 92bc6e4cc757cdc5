/**
 * Charts by uPlot. All of one group share cursor, zoom and event marks. For those who do not see them: a summary, values under the cursor keys, and a table.
 */
import { h, text, attr, announce, debounced } from './dom.js';
import { clock, bytes, rate, DASH } from './format.js';
import { MARK_COLOURS, sentence } from './trouble.js';
import { HEIGHT } from './chart-group.js';

/** Steps of an axis of bytes. */
const TWOS = Array.from({ length: 50 }, (_, i) => 2 ** i);
/** The time below a tick, if there is room for it before the edge. */
const timeOf = (at, step, room) => (room < (step < 60 ? 27 : 18) ? '' : step >= 86400 ? clock(at, 0).slice(5, 10) : clock(at, at).slice(0, step < 60 ? 8 : 5));
let loading;

/** uPlot, loaded when the first chart is wanted. */
function library() {
  loading ??= new Promise((resolve, reject) => {
    document.head.append(h('link', { rel: 'stylesheet', href: 'vendor/uPlot.min.css' }), h('script', { src: 'vendor/uPlot.iife.min.js', onload: () => resolve(window.uPlot), onerror: () => reject(new Error('The chart library could not be loaded.')) }));
  });
  return loading;
}

const probe = h('span', { hidden: true });
/** The colour that a variable of the style sheet has now. */
function colour(name) {
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

export class Chart {
  plot = null;
  #group; #series; #show; #data; #span = [0, 1];
  #legend; #values = []; #times = h('time');
  #place = h('div', { class: 'plot' });
  #say = debounced(400, announce);

  /** @param series `{ path, label, colour, fill, dash, limit, times }` of each line; @param show a value in words */
  constructor(group, { title, sub = '', series, show }) {
    this.#group = group;
    this.#series = series;
    this.#show = show;
    this.title = title;
    this.#data = [[], ...series.map(() => [])];
    this.#legend = h('span', { class: 'legend' }, series.map((one) => {
      const value = h('b');
      this.#values.push(value);
      return h('span', {}, h('i', { class: `swatch ${one.colour.slice(2)}${one.dash ? ' dash' : ''}`, 'aria-hidden': 'true' }), `${one.label} `, value);
    }), this.#times);
    const table = h('button', { type: 'button', class: 'link', 'aria-expanded': 'false', onclick: () => this.#tabulate(table) }, 'table');
    this.element = h('figure', { class: 'chart' }, h('figcaption', {}, h('h3', {}, title), sub && h('small', { class: 'muted clip' }, sub), h('span', { class: 'space' }), table), this.#legend, this.#place);
    this.#place.setAttribute('role', 'img');
    this.#place.setAttribute('tabindex', '0');
    this.#place.addEventListener('keydown', (event) => this.#key(event));
    group.charts.push(this);
  }

  get paths() { return this.#series.map((one) => one.path); }

  /** Takes the series of the read API by their paths, over that span of time. */
  load(found, span) {
    const times = [...new Set(found.filter((one) => this.paths.includes(one.path)).flatMap((one) => one.average.map((_, i) => one.start + i * one.step)))].sort((a, b) => a - b);
    const at = new Map(times.map((time, i) => [time, i]));
    this.#data = [times, ...this.#series.map(({ path, times: factor = 1 }) => {
      const values = new Array(times.length).fill(null);
      const one = found.find((other) => other.path === path);
      one?.average.forEach((value, i) => (values[at.get(one.start + i * one.step)] = value === null ? null : value * factor));
      return values;
    })];
    this.#draw(span);
  }

  /** One more moment; values by path. */
  add(time, value, span) {
    const [times, ...lines] = this.#data;
    if (times.length > 0 && time <= times.at(-1)) return;
    times.push(time);
    this.#series.forEach(({ path, times: factor = 1 }, i) => {
      const one = value(path);
      lines[i].push(one === undefined ? null : one * factor);
    });
    while (times.length > 0 && times[0] < span[0]) [times, ...lines].forEach((all) => all.shift());
    this.#draw(span);
  }

  async #draw(span) {
    this.#span = span;
    const uPlot = await library();
    if (this.plot) this.plot.setData(this.#data, false);
    else if (this.#place.isConnected) this.#make(uPlot);
    this.scale();
    this.#tell();
    this.#summary();
  }

  scale() {
    const [min, max] = this.#group.zoomed ?? this.#span;
    this.plot?.setScale('x', { min, max });
  }

  #make(uPlot) {
    const axis = { stroke: () => colour('--muted'), grid: { stroke: () => colour('--grid'), width: 1 }, ticks: { show: false }, font: '11px Inter, system-ui, sans-serif' };
    this.plot = new uPlot({
      width: Math.max(80, this.#place.clientWidth), height: HEIGHT, legend: { show: false }, padding: [8, 8, 0, 0],
      cursor: { sync: { key: 'time' }, drag: { x: true, y: false, setScale: false }, points: { size: 6 }, bind: { dblclick: () => () => this.#group.zoom(null) } },
      scales: { x: { time: true }, y: { range: () => [0, this.#top()] } },
      axes: [{ ...axis, size: 24, space: 70, values: (u, ticks, i, space, step) => ticks.map((at) => timeOf(at, step, u.width - u.bbox.left / devicePixelRatio - u.valToPos(at, 'x'))) },
        { ...axis, size: 66, space: 34, incrs: this.#show === bytes || this.#show === rate ? TWOS : undefined, values: (u, ticks) => ticks.map((value) => this.#show(value)) }],
      series: [{}, ...this.#series.map((one) => ({ label: one.label, stroke: () => colour(one.colour), fill: one.fill ? () => colour(`${one.colour}-soft`) : undefined, width: 1.5, dash: one.dash ? [5, 4] : undefined, points: { show: false }, spanGaps: false }))],
      hooks: { setCursor: [() => this.#tell()], setSelect: [(u) => this.#selected(u)], drawClear: [(u) => this.#gaps(u)], draw: [(u) => this.#marks(u)] },
    }, this.#data, this.#place);
    this.#place.plot = this.plot;
    this.#group.observer.observe(this.#place);
    this.plot.over.addEventListener('click', () => performance.now() - (this.dragged ?? -1e9) > 300 && this.#picked());
  }

  /** The upper end: above all that is in sight; above a limit only when it is near. */
  #top() {
    const [from, until] = this.#group.zoomed ?? this.#span;
    const most = (limits) => this.#series.reduce((best, { limit = false }, i) => (limit !== limits ? best
      : this.#data[i + 1].reduce((max, value, at) => (value > max && this.#data[0][at] >= from && this.#data[0][at] <= until ? value : max), best)), 0);
    const [values, limit] = [most(false), most(true)];
    return Math.max(values, limit < values * 3 ? limit : 0) * 1.08 || 1;
  }

  #selected(u) {
    if (u.select.width < 4) return;
    this.dragged = performance.now();
    this.#group.zoom([u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x')]);
    u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
  }

  /** Where values are missing for longer than the usual step, the ground is shaded. */
  #gaps(u) {
    const [times, ...lines] = this.#data;
    const shade = (from, to) => {
      const [left, right] = [from, to].map((at) => Math.max(u.bbox.left, Math.min(u.bbox.left + u.bbox.width, u.valToPos(at, 'x', true))));
      if (right - left < 3) return;
      u.ctx.fillStyle = colour('--gap');
      u.ctx.fillRect(left, u.bbox.top, right - left, u.bbox.height);
    };
    const there = times.filter((_, i) => lines.some((line) => line[i] !== null));
    if (there.length < 2) return;
    const step = Math.min(...there.slice(1).map((at, i) => at - there[i]));
    there.slice(1).forEach((at, i) => at - there[i] > step * 2.5 && shade(there[i], at));
    if (there[0] - u.scales.x.min > step * 3) shade(u.scales.x.min, there[0]);
  }

  #marks(u) {
    const { ctx, bbox } = u;
    for (const event of this.#group.events) {
      const x = Math.round(u.valToPos(event.time, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.fillStyle = colour(MARK_COLOURS[event.mark]);
      ctx.globalAlpha = 0.55;
      ctx.fillRect(x, bbox.top, devicePixelRatio, bbox.height);
      ctx.globalAlpha = 1;
      ctx.beginPath();
      ctx.arc(x, bbox.top, 3 * devicePixelRatio, 0, 2 * Math.PI);
      ctx.fill();
    }
  }

  /** The values under the cursor, or the latest. */
  #tell() {
    const [times, ...lines] = this.#data;
    const pointed = this.plot?.cursor.idx ?? null;
    const at = pointed ?? times.length - 1;
    this.#values.forEach((element, i) => text(element, this.#show(lines[i][at])));
    const near = pointed !== null && this.#group.events.find((event) => Math.abs(event.time - times[at]) * this.plot.bbox.width < (this.plot.scales.x.max - this.plot.scales.x.min) * 8 * devicePixelRatio);
    text(this.#times, pointed === null ? '' : `${clock(times[at])}${near ? ` · ${sentence(near)}` : ''}`);
  }

  #summary() {
    const [times, ...lines] = this.#data;
    const words = this.#series.map(({ label }, i) => {
      const most = lines[i].reduce((best, value, at) => (value !== null && (best < 0 || value > lines[i][best]) ? at : best), -1);
      return `${label} now ${this.#show(lines[i].at(-1))}${most < 0 ? '' : `, at most ${this.#show(lines[i][most])} at ${clock(times[most])}`}`;
    });
    attr(this.#place, 'aria-label', `Chart ${this.title}: ${words.join('; ')}. Arrow keys move the cursor, Enter shows the log around it.`);
  }

  #key(event) {
    const [times] = this.#data;
    const at = this.plot?.cursor.idx ?? times.length;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: times.length - 1 }[event.key];
    if (event.key === 'Enter') return this.#picked();
    if (to === undefined || times[to] === undefined) return;
    event.preventDefault();
    this.plot.setCursor({ left: this.plot.valToPos(times[to], 'x'), top: 20 }, true, true);
    this.#say(`${clock(times[to])}: ${this.#series.map(({ label }, i) => `${label} ${this.#show(this.#data[i + 1][to])}`).join(', ')}`);
  }

  #picked() {
    const at = this.plot?.cursor.idx ?? null;
    if (at !== null) this.#group.pick?.(this.#data[0][at]);
  }

  /** At most 25 rows of what the picture shows. */
  #tabulate(button) {
    const old = this.element.querySelector('.values');
    attr(button, 'aria-expanded', String(!old));
    if (old) return old.remove();
    const [times, ...lines] = this.#data;
    const [from, until] = this.#group.zoomed ?? this.#span;
    const inside = times.map((_, i) => i).filter((i) => times[i] >= from && times[i] <= until).reverse();
    const rows = inside.filter((_, i) => i % Math.ceil(inside.length / 25) === 0);
    this.element.append(h('div', { class: 'values', tabindex: '0', role: 'region', 'aria-label': `${this.title} as a table` }, h('table', {}, h('thead', {}, h('tr', {}, h('th', {}, 'Time'), this.#series.map((one) => h('th', {}, one.label)))),
      h('tbody', {}, rows.map((i) => h('tr', {}, h('td', {}, clock(times[i])), lines.map((line) => h('td', {}, line[i] === null ? DASH : this.#show(line[i])))))))));
  }
}
