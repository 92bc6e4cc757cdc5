/** What the charts of a view share: the time that is shown, zoom, event marks, and what a click does. */
import { h, text } from './dom.js';
import { clock } from './format.js';

/** Of each chart, in pixels. */
export const HEIGHT = 150;
/** However young history is, so many seconds are shown. */
const YOUNGEST = 60;

export class ChartGroup {
  charts = [];
  events = [];
  zoomed = null;
  /** Where history begins, in words. */
  since = h('p', { class: 'muted', hidden: true });
  #begin = 0;

  /** @param pick what to do with a moment that was clicked */
  constructor(pick) {
    this.pick = pick;
    this.observer = new ResizeObserver((seen) => seen.forEach(({ target, contentRect }) => target.plot?.setSize({ width: Math.max(80, contentRect.width), height: HEIGHT })));
  }

  /** Takes note of where history begins, if that is within the range. */
  learn(series, now, range) {
    const known = series.filter(({ average }) => average.some((value) => value !== null));
    const first = Math.min(now, ...known.map(({ start, step, average }) => start + step * average.findIndex((value) => value !== null)));
    this.#begin = first > now - range * 0.95 ? first : 0;
    text(this.since, this.#begin ? `History begins at ${clock(first, now)}.` : '');
    this.since.hidden = !this.#begin || known.length === 0;
  }

  /** The time that is shown: the whole range, or since history began. */
  span(now, range) { return [Math.max(now - range, Math.min(this.#begin, now - YOUNGEST)), now]; }

  zoom(range) {
    this.zoomed = range;
    this.charts.forEach((chart) => chart.scale());
    this.onzoom?.(range);
  }

  redraw() { this.charts.forEach((chart) => chart.plot?.redraw(false)); }

  close() {
    this.observer.disconnect();
    this.charts.forEach((chart) => chart.plot?.destroy());
    this.charts = [];
  }
}
