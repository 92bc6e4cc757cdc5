/** Sparklines: one path of an inline SVG, and the short past that it shows. */
import { svg } from './dom.js';

const POINTS = 60;

/** The past of one series in at most sixty steps; each step holds its latest value. */
export class Trail {
  times = [];
  values = [];
  /** Another one when there is something new to draw. */
  version = 0;

  constructor(span) {
    this.step = span / POINTS;
  }

  /** Takes a series of the read API. */
  load({ start, step, average }) {
    this.times = [];
    this.values = [];
    this.version++;
    average.forEach((value, i) => {
      this.times.push(start + i * step);
      this.values.push(value);
    });
  }

  add(time, value) {
    const last = this.times.length - 1;
    if (last >= 0 && time - this.times[last] < this.step * 0.99) this.values[last] = value ?? this.values[last];
    else {
      this.times.push(time);
      this.values.push(value ?? null);
      this.version++;
    }
    while (this.times.length > 0 && this.times[0] < time - this.step * POINTS) {
      this.times.shift();
      this.values.shift();
    }
  }

  /** Between two values of which the first is there: the largest. */
  get max() {
    return this.values.reduce((most, value) => (value > most ? value : most), 0);
  }
}

export class Spark {
  #drawn = [];
  #line = svg('path', { class: 'line' });
  #area = svg('path', { class: 'area' });

  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.element = svg('svg', { class: 'spark', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, this.#area, this.#line);
  }

  /** Draws from 0 to `top`, or to the greatest value if that is more. */
  draw(trail, now, top = 0) {
    if (this.#drawn[0] === trail && this.#drawn[1] === trail.version) return;
    this.#drawn = [trail, trail.version];
    const span = trail.step * POINTS;
    const scale = (this.height - 2) / Math.max(top, trail.max, 1e-9);
    let line = '';
    let area = '';
    let begin = null;
    let x = 0;
    const end = () => {
      if (begin !== null) area += `L${x.toFixed(1)} ${this.height}L${begin.toFixed(1)} ${this.height}Z`;
      begin = null;
    };
    trail.values.forEach((value, i) => {
      if (value === null) return end();
      const at = Math.max(0, this.width * (1 - (now - trail.times[i]) / span));
      const y = (this.height - 1 - value * scale).toFixed(1);
      const move = begin === null ? 'M' : 'L';
      x = at;
      begin ??= at;
      line += `${move}${at.toFixed(1)} ${y}`;
      area += `${move}${at.toFixed(1)} ${y}`;
    });
    end();
    this.#line.setAttribute('d', line);
    this.#area.setAttribute('d', area);
  }
}
