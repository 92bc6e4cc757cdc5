// Asks Graphite and Elasticsearch what Grafana's data sources would ask them for a panel.
import { type DataFrame, dateTime, FieldType, toDataFrame } from '@grafana/data';

export const chosen: Record<string, string> = Object.fromEntries(new URLSearchParams(location.search));
const minutes = Number(chosen.minutes ?? 15);

export const range = () => {
  const [from, to] = [dateTime(Date.now() - minutes * 60_000), dateTime(Date.now())];
  return { from, to, raw: { from, to } };
};

export const answers = async (panel: any): Promise<DataFrame[]> =>
  panel.targets.some((one: any) => one.target) ? numbers(panel) : (await Promise.all(panel.targets.map(records))).flat();

const inGraphite = (text: string) =>
  text.replace(/\$(host|container|interval)\b/g, (_, name) => chosen[name] ?? '*').replace(/'(\d+)m'/g, "'$1min'");

function series(name: string, refId: string, times: number[], values: any[]): DataFrame {
  return toDataFrame({
    refId, name,
    fields: [
      { name: 'Time', type: FieldType.time, values: times },
      { name: 'Value', type: FieldType.number, values, config: { displayNameFromDS: name } },
    ],
  });
}

async function numbers(panel: any): Promise<DataFrame[]> {
  const form = new URLSearchParams();
  const now = Math.floor(Date.now() / 1000);
  for (const { refId, target } of panel.targets.filter((one: any) => one.target)) {
    form.append('target', `aliasSub(${inGraphite(target)}, "(^.*$)", "\\1 ${refId}")`);
  }
  form.append('from', String(now - (panel.timeFrom ? parseInt(panel.timeFrom, 10) : minutes) * 60));
  form.append('until', String(now));
  form.append('format', 'json');
  form.append('maxDataPoints', String(panel.gridPos.w * 75));
  const answer = await fetch('/render', { method: 'POST', body: form });
  return (await answer.json()).map(({ target, datapoints }: any) => {
    const blank = target.lastIndexOf(' ');
    return series(target.slice(0, blank), target.slice(blank + 1), datapoints.map((point: any) => point[1] * 1000), datapoints.map((point: any) => point[0]));
  });
}

// a node of a path may stand for a name that has dots
const named = (node: string | undefined) => (!node || node === '*' ? '.*' : node.replace(/_/g, '.'));
const inSearch = (text: string) =>
  text.replace(/\$\{(\w+)(:\w+)?\}|\$(\w+)/g, (_, braced, _format, plain) => {
    const name = braced ?? plain;
    return name === 'hostname' ? named(chosen.host) : name === 'containername' ? named(chosen.container) : chosen[name] ?? '*';
  });

async function records(target: any): Promise<DataFrame[]> {
  const [from, to] = [Date.now() - minutes * 60_000, Date.now()];
  const query = {
    bool: {
      filter: [
        { range: { '@timestamp': { gte: from, lte: to, format: 'epoch_millis' } } },
        { query_string: { analyze_wildcard: true, query: inSearch(target.query) } },
      ],
    },
  };
  const [terms, times] = target.bucketAggs;
  const body = terms
    ? {
        query, size: 0,
        aggs: {
          terms: {
            terms: { field: terms.field, size: 10 },
            aggs: { times: { date_histogram: { field: times.field, fixed_interval: '10s', min_doc_count: 0, extended_bounds: { min: from, max: to } } } },
          },
        },
      }
    : { query, size: 60, sort: [{ '@timestamp': 'desc' }] };
  const head = { ignore_unavailable: true, index: `${target.datasource.uid}*` };
  const answer = await fetch('/_msearch', { method: 'POST', headers: { 'Content-Type': 'application/x-ndjson' }, body: `${JSON.stringify(head)}\n${JSON.stringify(body)}\n` });
  const [found] = (await answer.json()).responses;
  if (found.error) {
    throw new Error(JSON.stringify(found.error));
  }
  return terms
    ? found.aggregations.terms.buckets.map((bucket: any) =>
        series(bucket.key, target.refId, bucket.times.buckets.map((one: any) => one.key), bucket.times.buckets.map((one: any) => one.doc_count)))
    : [lines(found.hits.hits.map((hit: any) => hit._source))];
}

function lines(hits: any[]): DataFrame {
  return toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: hits.map((hit) => Date.parse(hit['@timestamp'])) },
      { name: 'Line', type: FieldType.string, values: hits.map((hit) => hit.message) },
      { name: 'Stream', type: FieldType.string, values: hits.map((hit) => hit.stream) },
    ],
  });
}
