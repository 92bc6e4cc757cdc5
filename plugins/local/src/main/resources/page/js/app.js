/** Puts the page together: one model, one stream, one view at a time. */
import { h, text, attr, byId, announce } from './dom.js';
import { duration } from './format.js';
import { Model } from './model.js';
import { Stream } from './stream.js';
import { Happenings } from './lane.js';
import { Overview } from './overview.js';
import { ContainerView } from './container.js';
import { NetworkView } from './network.js';
import { AgentView } from './agent.js';
import { RANGES, setting, remember, route } from './settings.js';
import { connection, restarted, conditions, tokenForm } from './notices.js';
import { listen, help } from './keys.js';

const THEMES = ['auto', 'light', 'dark'];
const TITLES = { auto: 'automatic', light: 'light', dark: 'dark' };

const model = new Model();
const happenings = new Happenings();
const stream = new Stream({ event: received, status });
let now = { kind: 'connecting' };
let range = setting('range', 900);
let theme = setting('theme', 'auto');
let paused = false;
let view = null;
let at = '';
let numbersOnly = false;

/** Log lines are asked for only where they may be had: without the token the whole stream would be refused. */
function open() {
  stream.open({ series: view.series, log: numbersOnly ? undefined : view.log });
}

function status(next) {
  if (next.kind === 'denied' && view.log && !numbersOnly) {
    numbersOnly = true;
    return open();
  }
  now = next;
  connection(now, model);
  if (now.kind === 'denied' && !model.state) byId('main').replaceChildren(h('div', { class: 'view' }, h('section', { class: 'card empty' }, tokenForm('This page needs the token.'))));
}

function received(name, data) {
  if (name === 'snapshot') snapshot(data);
  else if (name === 'delta') changed(data);
  else if (name === 'event') happened(data);
  else if (name === 'log') view.took?.(data);
}

function snapshot(state) {
  const first = model.state === null;
  const { restarted: again } = model.snapshot(state);
  if (again) restarted(model);
  if (first || again) mount();
  if (model.state.agent.startedAt > model.now - range) happenings.add({ id: `agent ${state.agent.run}`, time: state.agent.startedAt, mark: 'agent', action: 'start', text: 'the agent was started' });
  about();
  view.snapshot();
  history_();
}

function changed(delta) {
  const late = model.time !== null && delta.time - model.time > 2.5 * model.interval;
  model.delta(delta);
  about();
  if (late) view.snapshot();
  else view.delta();
}

function happened(event) {
  if (happenings.add(event)) view.lane?.();
  view.event?.(event);
}

/** What happened before; without it the page lives on. */
function history_() {
  happenings.load(range).then(() => view.lane?.(), () => {});
}

function about() {
  const { host, docker, agent, health } = model.state;
  text(byId('host'), host);
  const up = model.values.get('uptime_seconds');
  const engine = docker?.message.match(/^Docker [^\s+]+(?=\S* at )/)?.[0]; // as the plugin docker says it when all is well
  text(byId('facts'), [engine, up && `up ${duration(up)}`, `agent ${agent.version}`].filter(Boolean).join(' · '));
  attr(byId('agent-level'), 'data-level', health.level === 'ok' ? null : health.level);
  attr(byId('agent-level'), 'title', health.level === 'ok' ? null : (health.reasons ?? []).join('\n'));
  text(byId('agent-level'), health.level === 'ok' ? '' : ' !');
  conditions(model);
}

/** What no stream tells, and what moves with the time alone. */
function aged() {
  if (document.hidden || now.kind !== 'live') return;
  view.lane?.();
  view.logs?.();
}

/** Shows the view that the address names. */
function go() {
  const to = route();
  const place = `${to.view}/${to.name ?? ''}`;
  if (place === at) return view.show(to.params);
  at = place;
  view?.hide?.();
  view = to.view === 'container' ? new ContainerView(model, to.name, range) : to.view === 'network' ? new NetworkView(model, range) : to.view === 'agent' ? new AgentView(model, range) : new Overview(model, happenings, range);
  document.title = to.name ? `${to.name} · Dockerana` : model.state ? `${model.state.host} · Dockerana` : 'Dockerana';
  document.querySelectorAll('nav a').forEach((link) => attr(link, 'aria-current', link.dataset.view === to.view || (to.name && link.dataset.view === 'overview') ? 'page' : null));
  if (model.state) mount();
  if (!paused) open();
}

function mount() {
  const main = byId('main');
  if (main.firstElementChild === view.element) return;
  main.replaceChildren(view.element);
  view.update();
  scrollTo({ top: 0, behavior: 'instant' });
  view.show(route().params);
  if (model.state && now.kind !== 'live') view.snapshot();
}

function ranged(seconds) {
  remember('range', (range = seconds));
  byId('range').querySelectorAll('button').forEach((button) => {
    attr(button, 'aria-checked', String(Number(button.value) === range));
    attr(button, 'tabindex', Number(button.value) === range ? 0 : -1);
  });
  if (!model.state) return;
  view.ranged(range);
  history_();
}

function pause() {
  paused = !paused;
  attr(byId('pause'), 'aria-pressed', String(paused));
  attr(byId('pause').querySelector('use'), 'href', paused ? '#i-play' : '#i-paused');
  if (paused) {
    stream.close();
    connection((now = { kind: 'paused' }), model);
  } else open();
}

function themed(next = theme) {
  remember('theme', (theme = next));
  document.documentElement.dataset.theme = theme;
  attr(byId('theme'), 'aria-label', `Theme: ${TITLES[theme]}`);
  dispatchEvent(new Event('resize'));
}

function buttons() {
  byId('range').append(...RANGES.map(([name, seconds]) => h('button', { type: 'button', role: 'radio', value: seconds, onclick: () => ranged(seconds) }, name)));
  byId('range').addEventListener('keydown', (event) => {
    const to = event.target[{ ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling' }[event.key]];
    if (to) { to.focus(); to.click(); }
  });
  byId('pause').addEventListener('click', pause);
  byId('theme').addEventListener('click', () => { themed(THEMES[(THEMES.indexOf(theme) + 1) % 3]); announce(`Theme: ${TITLES[theme]}`); });
  byId('help').addEventListener('click', help);
}

const everywhere = { 'g o': () => (location.hash = '#/'), 'g n': () => (location.hash = '#/network'), 'g a': () => (location.hash = '#/agent'), p: pause, t: () => byId('theme').click(), '?': help };
RANGES.forEach(([, seconds], i) => (everywhere[i + 1] = () => ranged(seconds)));

buttons();
themed();
ranged(range);
listen((key) => view?.keys?.[key] ?? everywhere[key]);
addEventListener('hashchange', go);
setInterval(() => now.kind === 'waiting' && connection(now, model), 1_000);
setInterval(aged, 10_000);
go();
