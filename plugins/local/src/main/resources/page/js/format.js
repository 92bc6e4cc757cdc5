/** Numbers and times in words. What is unknown is a dash, never a zero. */

export const DASH = '–';
const known = (value) => value !== null && value !== undefined && Number.isFinite(value);

/** Three digits that matter: 0.04, 1.25, 12.5, 125. */
function digits(value) {
  const size = Math.abs(value);
  if (size >= 99.95 || Number.isInteger(value)) return value.toFixed(0);
  return value.toFixed(size >= 9.995 ? 1 : 2);
}

export function percent(value) {
  if (!known(value)) return DASH;
  const size = Math.abs(value);
  return `${value.toFixed(size >= 9.95 || size === 0 ? 0 : size >= 0.995 ? 1 : 2)} %`;
}

export function bytes(value, suffix = '') {
  if (!known(value)) return DASH;
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let unit = 0;
  while (Math.abs(value) >= 999.5 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? Math.round(value) : digits(value)} ${units[unit]}${suffix}`;
}

export const rate = (value) => bytes(value, '/s');

export function number(value) {
  if (!known(value)) return DASH;
  if (Math.abs(value) >= 10_000) return `${digits(value / (value >= 1e6 ? 1e6 : 1e3))} ${value >= 1e6 ? 'M' : 'k'}`;
  return Number.isInteger(value) ? String(value) : digits(value);
}

export const perSecond = (value) => (value === 0 ? '0' : known(value) ? `${number(value)} /s` : DASH);

/** A time span by its two greatest units: 3 d 4 h. */
export function duration(seconds) {
  if (!known(seconds)) return DASH;
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return `${Math.max(0, Math.round(seconds))} s`;
  const [name, size] = units[first];
  const whole = Math.floor(seconds / size);
  const next = units[first + 1];
  const rest = next && whole < 10 ? Math.floor((seconds - whole * size) / next[1]) : 0;
  return rest > 0 && name !== 'min' ? `${whole} ${name} ${rest} ${next[0]}` : `${whole} ${name}`;
}

const two = (value) => String(value).padStart(2, '0');

/** The time of day of whoever looks, with the date if it is not today. */
export function clock(seconds, now = Date.now() / 1000) {
  if (!known(seconds)) return DASH;
  const date = new Date(seconds * 1000);
  const day = date.toDateString() === new Date(now * 1000).toDateString() ? '' : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} `;
  return `${day}${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

export const millis = (seconds) => String(Math.floor((seconds % 1) * 1000)).padStart(3, '0');

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const COLOURS = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** A stranger's text made harmless to look at: colours taken out, other control characters and changes of direction made visible. */
export function plain(words) {
  return words.replace(COLOURS, '').replace(CONTROL, (c) => {
    const code = c.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : `⟨${code.toString(16).padStart(4, '0')}⟩`;
  });
}
