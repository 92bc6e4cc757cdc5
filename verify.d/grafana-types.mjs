// Writes a TypeScript file that compiles only if the dashboards in a folder have the form that Grafana publishes: node grafana-types.mjs FOLDER MODULES
import { readdirSync, readFileSync } from 'node:fs';

const [folder, modules] = process.argv.slice(2);
const raw = `${modules}/@grafana/schema/dist/types/raw`;
const types = { bargauge: 'bargauge', logs: 'logs', stat: 'stat', 'state-timeline': 'statetimeline', table: 'table', timeseries: 'timeseries' };
const ownFields = ['state-timeline', 'table', 'timeseries'];

const lines = [`import type { Dashboard } from '${raw}/dashboard/x/types.gen';`];
for (const module of Object.values(types)) {
  lines.push(`import type * as ${module} from '${raw}/composable/${module}/panelcfg/x/types.gen';`);
}
// words and numbers of a file are literals, and fields that have defaults may be missing
lines.push(`
type Literal<T> = T extends string ? T | \`\${T}\` : T extends number ? T : T extends boolean ? T
  : T extends Array<infer U> ? Array<Literal<U>> : T extends object ? { [K in keyof T]: Literal<T[K]> } : T;
type Partly<T> = T extends Array<infer U> ? Array<Partly<U>> : T extends object ? { [K in keyof T]?: Partly<T[K]> } : T;
type File<T> = Partly<Literal<T>>;
`);
let count = 0;
const check = (what, value, type) => lines.push(`// ${what}`, `export const v${count++} = ${JSON.stringify(value, null, 1)} satisfies File<${type}>;`);

for (const name of readdirSync(folder).filter((file) => file.endsWith('.json')).sort()) {
  const dashboard = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
  for (const panel of dashboard.panels.filter((one) => one.type !== 'row')) {
    const what = `${name}: ${panel.title}`;
    if (!types[panel.type]) {
      throw new Error(`${what}: of type ${panel.type}`);
    }
    check(what, panel.options, `${types[panel.type]}.Options`);
    if (ownFields.includes(panel.type)) {
      check(what, panel.fieldConfig.defaults.custom, `${types[panel.type]}.FieldConfig`);
    }
  }
  // what a data source wants in an annotation is its own affair, and how wide bars are by themselves is in no published type
  const annotations = { list: dashboard.annotations.list.map(({ target, ...rest }) => rest) };
  const templating = { list: dashboard.templating.list.map(({ auto, auto_count, auto_min, ...rest }) => rest) };
  check(name, { ...dashboard, annotations, templating }, 'Dashboard');
}
console.log(lines.join('\n'));
