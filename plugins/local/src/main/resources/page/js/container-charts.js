/** Which charts a container gets, by what is known of it. */
import { percent, bytes, rate, number } from './format.js';

const LIMIT = { dash: true, limit: true };

/** @param known the ends of its paths; @param facts its limits and interfaces */
export function chartsOf(name, known, { limits, interfaces = [] }) {
  const line = (path, label, colour, more = {}) => ({ path: `containers.${name}.${path}`, label, colour, ...more });
  const there = (...lines) => lines.filter((one) => known.has(one.path.slice(12 + name.length)));
  const nodes = (kind) => [...new Set([...known].filter((path) => path.startsWith(`${kind}.`)).map((path) => path.split('.')[1]))].sort();
  const limited = limits?.memoryBytes !== undefined;
  const charts = [
    { title: 'CPU', sub: limits?.cores ? `limit ${number(limits.cores)} cores; 100 % is one` : '100 % is one core', show: percent,
      series: there(line('cpu.percent', 'used', '--c1', { fill: true }), line('cpu.throttled_seconds', 'throttled, of the time', '--c3', { times: 100 }), ...(limits?.cores ? [line('cpu.limit_cores', 'limit', '--c4', { ...LIMIT, times: 100 })] : [])) },
    { title: 'Memory', sub: limited ? `limit ${bytes(limits.memoryBytes)}` : 'no limit', show: bytes,
      series: there(line('memory.used_bytes', 'used', '--c1', { fill: true }), line('memory.cache_bytes', 'cache', '--c2'), ...(limited ? [line('memory.limit_bytes', 'limit', '--c4', LIMIT)] : [])) },
    ...nodes('network').map((node) => {
      const { network, veth } = interfaces.find((one) => one.name === node) ?? {};
      return { title: `Network ${node}`, sub: [network && `network ${network}`, veth && `host ${veth}`].filter(Boolean).join(' · '), show: rate,
        series: there(line(`network.${node}.rx_bytes`, 'received', '--c1', { fill: true }), line(`network.${node}.tx_bytes`, 'sent', '--c2')) };
    }),
    ...nodes('blockio').map((node) => ({ title: `Disk ${node}`, show: rate, series: there(line(`blockio.${node}.read_bytes`, 'read', '--c1'), line(`blockio.${node}.write_bytes`, 'written', '--c2', { fill: true })) })),
    { title: 'Processes and threads', sub: limits?.pids ? `limit ${limits.pids}` : '', show: number, series: there(line('pids.current', 'pids', '--c1', { fill: true }), ...(limits?.pids ? [line('pids.limit', 'limit', '--c4', LIMIT)] : [])) },
    { title: 'Pressure', sub: 'share of time in which work waited', show: percent,
      series: there(line('pressure.cpu.some_seconds', 'CPU', '--c1', { times: 100 }), line('pressure.memory.some_seconds', 'memory', '--c2', { times: 100 }), line('pressure.io.some_seconds', 'disk', '--c3', { times: 100 })) },
    { title: 'Log lines', sub: 'per second', show: number, series: there(line('logs.stdout.lines', 'stdout', '--c1'), line('logs.stderr.lines', 'stderr', '--c4')) },
  ];
  return charts.filter((chart) => chart.series.length > 0);
}
