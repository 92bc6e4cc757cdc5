/** What deserves to be looked at first, and what Docker's events mean to a person. */
import { plain } from './format.js';

const LATELY = 3600;

/** 3: broken now or just broke; 2: about to; 1: worth a glance; 0: all is well. With the reason in words. */
export function trouble(container, now) {
  const { state, health, oomKilled, exitCode, finishedAt, limits } = container.facts;
  const lately = finishedAt !== undefined && now - finishedAt < LATELY;
  if (state === 'restarting') return [3, 'restarting again and again'];
  if (state === 'dead') return [3, 'dead'];
  if (health === 'unhealthy') return [3, 'health check fails'];
  if (oomKilled && lately) return [3, 'killed for want of memory'];
  if (state === 'exited' && exitCode > 0 && lately) return [2, `exited with code ${exitCode}`];
  if (limits?.memoryBytes && container.memoryPercent >= 95) return [2, 'at its memory limit'];
  if (limits?.cores && container.values.get('cpu.limit_percent') >= 95) return [2, 'at its CPU limit'];
  if (state === 'paused') return [1, 'paused'];
  if (health === 'starting') return [1, 'health not known yet'];
  return [0, ''];
}

const KINDS = {
  start: 'start', unpause: 'start', create: 'change', rename: 'change', update: 'change', restart: 'start',
  stop: 'stop', kill: 'stop', pause: 'stop', destroy: 'stop', oom: 'bad',
};

/** How an event is marked: start, stop, bad, good, change; null if it is nothing to look at, such as the execs of people. */
export function kind(event) {
  if (event.action === 'die') return event.exitCode > 0 ? 'bad' : 'stop';
  if (event.action === 'health_status') return event.health === 'unhealthy' ? 'bad' : 'good';
  if (event.type !== undefined && event.type !== 'container') return null;
  return KINDS[event.action] ?? null;
}

export const MARK_COLOURS = { start: '--good', good: '--good', stop: '--muted', bad: '--bad', change: '--accent', agent: '--warn' };

/** A sentence also for those who may not read the agent's own. */
export function sentence(event) {
  if (event.text) return plain(event.text);
  const what = { die: `ended${event.exitCode === undefined ? '' : `, exit code ${event.exitCode}`}`, health_status: `is ${event.health}`, oom: 'ran out of memory' };
  return `${event.container ?? event.type ?? ''} ${what[event.action] ?? event.action}`.trim();
}
