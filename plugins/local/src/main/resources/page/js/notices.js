/** What a person has to know before the numbers: no connection, no Docker, a restart, clocks that differ. */
import { h, icon, text, byId, announce } from './dom.js';
import { clock, duration } from './format.js';

const shown = new Map();

/** Shows a notice of that kind, or takes it away. Parts are text or elements. */
function notice(kind, level, parts, closable = false) {
  const old = shown.get(kind);
  const words = parts?.map((part) => part.textContent ?? part).join(' ');
  if (old?.words === words) return;
  const element = parts && h('div', { class: `notice ${level}`, role: level === 'failed' ? 'alert' : 'status', 'data-notice': kind }, icon(level), h('div', {}, parts),
    closable && h('button', { type: 'button', class: 'link', onclick: () => notice(kind) }, 'dismiss'));
  if (element && old) old.element.replaceWith(element);
  else if (element) byId('notices').append(element);
  else old?.element.remove();
  if (element) shown.set(kind, { element, words });
  else shown.delete(kind);
}

/** A form that leaves for the same page with the token, which makes a cookie of it. */
export function tokenForm(why) {
  return h('form', { method: 'get', action: './', class: 'token' }, h('p', {}, why), h('p', { class: 'muted' }, 'Run ', h('code', {}, 'dockerana link'), ' on the machine and open the address that it prints, or put its token here.'),
    h('label', {}, 'Token ', h('input', { name: 'token', type: 'password', required: true, autocomplete: 'current-password' })), ' ', h('button', { type: 'submit' }, 'Open'));
}

const PILL = { connecting: 'Connecting', live: 'Live', denied: 'Token needed', paused: 'Paused' };
let before = 'connecting';

/** The pill, and when the connection is lost a notice with the age of what is still shown. */
export function connection(status, model) {
  const pill = byId('pill');
  const kind = status.kind === 'waiting' && model.state === null ? 'lost' : status.kind;
  pill.dataset.status = status.kind;
  document.body.classList.toggle('stale', model.state !== null && kind !== 'live' && kind !== 'connecting');
  const seconds = Math.max(0, Math.ceil(((status.until ?? 0) - Date.now()) / 1000));
  text(pill, PILL[status.kind] ?? (seconds > 0 ? `Reconnecting in ${seconds} s` : 'Reconnecting'));
  const age = model.time === null ? '' : ` What is shown is from ${clock(model.time, model.now)}, ${duration(model.now - model.time)} ago.`;
  notice('connection', 'degraded', status.kind === 'waiting' ? [h('strong', {}, `No connection: ${status.message}.`), age] : null);
  if (kind !== before && kind !== 'connecting') announce({ live: 'Live', waiting: 'Connection lost, reconnecting', lost: 'The agent cannot be reached', paused: 'Paused', denied: 'The token is needed' }[kind]);
  if (kind !== 'connecting') before = kind;
}

export function restarted(model) {
  notice('restart', 'info', [`The agent was restarted at ${clock(model.state.agent.startedAt, model.now)}; what was remembered before is still here.`], true);
}

/** Docker, and clocks. */
export function conditions(model) {
  const { docker } = model.state;
  notice('docker', 'failed', docker?.state === 'unreachable' ? [h('strong', {}, docker.message), docker.remedy && h('p', {}, docker.remedy)].filter(Boolean) : null);
  const skew = Math.abs(model.skew);
  notice('clock', 'info', skew > 30 ? [`This device's clock is ${duration(skew)} ${model.skew > 0 ? 'behind' : 'before'} the agent's; times are the agent's.`] : null, true);
}
