/** The columns of the table of containers. */
import { h, icon, text, attr } from './dom.js';
import { percent, bytes, rate, number, perSecond, duration, plain, DASH } from './format.js';
import { Spark } from './spark.js';
import { toContainer } from './settings.js';
import { trouble } from './trouble.js';

export const STATES = ['running', 'restarting', 'paused', 'created', 'exited', 'removing', 'dead'];

const simple = (show) => ({ make: () => null, show: (cell, row) => text(cell, show(row)) });
const twice = (first, second) => ({
  make: (cell) => { const parts = [h('span'), h('span')]; cell.append(h('div', { class: 'two' }, parts)); return parts; },
  show: (cell, row, [a, b]) => { text(a, first(row)); text(b, second(row)); },
});
const total = (a, b) => (a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0));
const sinceStart = (c, model) => (c.running && c.facts.startedAt !== undefined ? model.now - c.facts.startedAt : undefined);

/** A number over its sparkline. */
function withSpark(show, trail, top) {
  return {
    make: (cell) => {
      const parts = { value: h('span', { class: 'n' }), spark: new Spark(64, 20) };
      cell.append(h('div', { class: 'sparked' }, parts.value, parts.spark.element));
      return parts;
    },
    show: (cell, row, { value, spark }) => { text(value, show(row)); const past = trail(row); if (past) spark.draw(past, past.now, top?.(row)); },
  };
}

/** @param trails the past of a container's `cpu` or `memory`, if it was loaded */
export function columns(model, trails) {
  return [
    { id: 'state', title: 'State', class: 'state', value: (c) => -trouble(c, model.now)[0] * 100 + STATES.indexOf(c.facts.state) - Math.min(99, c.cpu ?? 0) / 100,
      make: (cell) => { const parts = [icon('running'), h('span')]; cell.append(h('span', { class: 'badge' }, parts)); return parts; },
      show: (cell, c, [sign, word]) => {
        const state = c.facts.state ?? 'unknown';
        attr(sign.firstChild, 'href', `#i-${STATES.includes(state) ? state : 'created'}`);
        const code = state === 'exited' && c.facts.exitCode !== undefined ? ` ${c.facts.exitCode}` : '';
        text(word, state + code);
        const [level, why] = trouble(c, model.now);
        attr(cell.parentElement, 'data-trouble', level);
        attr(cell, 'data-state', state);
        attr(cell, 'title', why || null);
      } },
    { id: 'name', title: 'Name', class: 'name', value: (c) => c.title,
      make: (cell) => { const parts = [h('a'), h('small', { class: 'clip' })]; cell.append(h('div', { class: 'clip' }, parts[0]), parts[1]); return parts; },
      show: (cell, c, [link, image]) => { text(link, c.title); attr(link, 'href', toContainer(c.name)); attr(link, 'title', c.title); text(image, plain(c.facts.image ?? '')); } },
    { id: 'cpu', title: 'CPU', class: 'num cpu', descending: true, value: (c) => c.cpu, ...withSpark((c) => percent(c.cpu), (c) => trails(c, 'cpu'), (c) => (c.facts.limits?.cores ?? 0.25) * 100) },
    { id: 'memory', title: 'Memory', class: 'num memory', descending: true, value: (c) => c.memory,
      make: (cell) => {
        const parts = { value: h('span', { class: 'n' }), of: h('small'), bar: h('i'), spark: new Spark(64, 20) };
        cell.append(h('div', { class: 'sparked' }, h('div', {}, h('div', { class: 'line' }, parts.value, parts.of), h('span', { class: 'bar', 'aria-hidden': 'true' }, parts.bar)), parts.spark.element));
        return parts;
      },
      show: (cell, c, { value, of, bar, spark }) => {
        const limit = c.facts.limits?.memoryBytes;
        text(value, bytes(c.memory));
        text(of, limit ? ` / ${bytes(limit)}` : '');
        const share = c.memoryPercent ?? 0;
        bar.style.width = `${Math.min(100, share)}%`;
        attr(bar, 'data-high', share >= 95 ? 2 : share >= 80 ? 1 : null);
        attr(cell, 'title', c.memory === undefined ? null : `${percent(share)} of ${limit ? 'its limit' : "the machine's memory"}`);
        const past = trails(c, 'memory');
        if (past) spark.draw(past, past.now);
      } },
    { id: 'network', title: 'Network', class: 'num wide', descending: true, value: (c) => total(c.rx, c.tx), ...twice((c) => (c.rx === undefined ? DASH : `↓ ${rate(c.rx)}`), (c) => (c.tx === undefined ? '' : `↑ ${rate(c.tx)}`)) },
    { id: 'disk', title: 'Disk', class: 'num wide', descending: true, value: (c) => total(c.read, c.write), ...twice((c) => (c.read === undefined ? DASH : `R ${rate(c.read)}`), (c) => (c.write === undefined ? '' : `W ${rate(c.write)}`)) },
    { id: 'pids', title: 'Pids', class: 'num', descending: true, value: (c) => c.values.get('pids.current'), ...simple((c) => number(c.values.get('pids.current'))) },
    { id: 'restarts', title: 'Restarts', class: 'num', descending: true, value: (c) => c.facts.restarts, ...simple((c) => number(c.facts.restarts)) },
    { id: 'uptime', title: 'Uptime', class: 'num', descending: true, value: (c) => sinceStart(c, model), ...simple((c) => duration(sinceStart(c, model))) },
    { id: 'health', title: 'Health', class: 'health', value: (c) => ['unhealthy', 'starting', 'healthy', 'none'].indexOf(c.facts.health ?? 'none'),
      make: (cell) => { const word = h('span'); cell.append(word); return word; },
      show: (cell, c, word) => { const health = c.facts.health ?? 'none'; text(word, health === 'none' ? DASH : health); attr(cell, 'data-health', health); } },
    { id: 'stderr', title: 'Stderr', class: 'num', descending: true, value: (c) => c.stderr, ...simple((c) => (c.stderr === undefined ? DASH : perSecond(c.stderr))) },
  ];
}

/** What a group's header tells of its containers. */
export const group = {
  of: (c) => c.facts.project && plain(c.facts.project),
  rest: 'without a project',
  about: (all) => {
    const add = (pick) => all.reduce((sum, c) => sum + (pick(c) ?? 0), 0);
    return `${all.filter((c) => c.facts.state === 'running').length} of ${all.length} running · CPU ${percent(add((c) => c.cpu))} · ${bytes(add((c) => c.memory))}`;
  },
};

/** Words of a search: all must be in its name, image, project, id or labels; those with a minus must not. */
export function matches(c, words) {
  const { image = '', project = '', service = '', id = '', labels = {} } = c.facts;
  const all = [c.name, c.title, image, project, service, id, ...Object.entries(labels).map(([name, value]) => `${name}=${value}`)].join('\n').toLowerCase();
  return words.every((word) => (word.startsWith('-') && word.length > 1 ? !all.includes(word.slice(1)) : all.includes(word)));
}
