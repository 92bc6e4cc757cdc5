// Draws one dashboard with Grafana's own libraries, as far as those are published: the frames of panels, time series, tiles, bars, transformations,
// units, colours. Tables, states and lines of logs are drawn here, for what draws them in Grafana is not among the libraries.
import React from 'react';
import { createRoot } from 'react-dom/client';
import { firstValueFrom, map } from 'rxjs';
import {
  applyFieldOverrides, createTheme, type DataFrame, FieldType, getFieldDisplayName, getFieldDisplayValues, identityOverrideProcessor,
  Registry, standardTransformers, standardTransformersRegistry, ThemeContext, transformDataFrame, VizOrientation,
} from '@grafana/data';
import { BarGauge, BigValue, GlobalStyles, PanelChrome, TimeSeries } from '@grafana/ui';
import { answers, chosen, range } from './ask';

const theme = createTheme({ colors: { mode: chosen.theme === 'light' ? 'light' : 'dark' } });
const [width, line, gap, head] = [1920, 30, 8, 56];

// not among the published ones: takes a field apart by the named groups of a regular expression
const extractFields = {
  id: 'extractFields', name: '', defaultOptions: {},
  operator: (options: any) => map((frames: DataFrame[]) => frames.map((frame) => {
    const source = frame.fields.find((field) => getFieldDisplayName(field, frame) === options.source);
    const expression = new RegExp(options.regExp.slice(1, -1));
    const found = source?.values.map((value: string) => expression.exec(value)?.groups ?? {}) ?? [];
    const names = Object.keys(found[0] ?? {});
    const fields = names.map((name) => ({ name, type: FieldType.string, config: {}, values: found.map((groups) => groups[name]) }));
    return { ...frame, fields: [...frame.fields, ...fields] };
  })),
};
const transformations = new Map<string, any>(
  [...Object.values(standardTransformers), extractFields].map((transformation: any) => [transformation.id, transformation]), // some are listed twice
);
standardTransformersRegistry.setInit(() => [...transformations.values()].map((transformation) => ({
  id: transformation.id, name: transformation.name, transformation: () => Promise.resolve(transformation), editor: () => null,
})) as any);

// whatever the dashboard sets, each setting where it says
function settings(panel: any) {
  const { defaults, overrides } = panel.fieldConfig;
  const ids = new Set<string>([
    ...Object.keys(defaults).filter((id) => id !== 'custom'),
    ...Object.keys(defaults.custom ?? {}).map((id) => `custom.${id}`),
    ...overrides.flatMap((override: any) => override.properties.map((property: any) => property.id)),
  ]);
  return new Registry(() => [...ids].map((id) => ({
    id, name: id, isCustom: id.startsWith('custom.'), path: id.replace(/^custom\./, ''), editor: () => null as any, override: () => null as any,
    process: identityOverrideProcessor, shouldApply: () => true, settings: {},
  })) as any);
}

async function frames(panel: any): Promise<DataFrame[]> {
  const raw = await answers(panel);
  const data = panel.transformations ? await firstValueFrom(transformDataFrame(panel.transformations, raw)) : raw;
  return applyFieldOverrides({
    data, fieldConfig: panel.fieldConfig, fieldConfigRegistry: settings(panel) as any, replaceVariables: (text) => text, theme, timeZone: 'browser',
  });
}

function Strips({ data, width: w, height: h }: { data: DataFrame[]; width: number; height: number }) {
  const { from, to } = range();
  const at = (time: number) => 130 + ((time - from.valueOf()) / (to.valueOf() - from.valueOf())) * (w - 130);
  const high = Math.min(30, h / Math.max(1, data.length));
  return (
    <svg width={w} height={h} fontFamily="Inter, sans-serif" fontSize={12}>
      {data.map((frame, row) => (
        <g key={row} transform={`translate(0 ${row * high})`}>
          <text x={0} y={high / 2 + 4} fill={theme.colors.text.primary}>{getFieldDisplayName(frame.fields[1], frame)}</text>
          {frame.fields[1].values.map((value: number | null, i: number) => value !== null && (
            <rect key={i} x={at(frame.fields[0].values[i])} y={2} height={high - 4} fill={frame.fields[1].display!(value).color}
              width={Math.max(1, at(frame.fields[0].values[i + 1] ?? to.valueOf()) - at(frame.fields[0].values[i])) + 0.5} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Cells({ frame, options, width: w }: { frame: DataFrame; options: any; width: number }) {
  const rows = [...frame.fields[0].values.keys()];
  const { displayName, desc } = options.sortBy[0];
  const sorting = frame.fields.find((field) => getFieldDisplayName(field, frame) === displayName);
  const weight = (row: number) => (Number.isFinite(sorting?.values[row]) ? sorting!.values[row] : -1);
  rows.sort((a, b) => (weight(b) - weight(a)) * (desc ? 1 : -1));
  const border = `1px solid ${theme.colors.border.weak}`;
  return (
    <table style={{ width: w, borderCollapse: 'collapse', fontSize: 13 }}>
      <thead>
        <tr>
          {frame.fields.map((field, i) => (
            <th key={i} style={{ textAlign: i ? 'right' : 'left', padding: 6, border }}>{getFieldDisplayName(field, frame)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row} style={{ height: 36 }}>
            {frame.fields.map((field, i) => {
              const shown = field.display!(field.values[row]);
              const kind = (field.config.custom as any)?.cellOptions?.type;
              const text = `${shown.prefix ?? ''}${shown.text}${shown.suffix ?? ''}`;
              const share = shown.percent && shown.percent > 0 ? Math.min(100, shown.percent * 100) : 0;
              const bar = kind === 'gauge' ? `linear-gradient(90deg, ${shown.color}66 ${share}%, transparent ${share}%)` : undefined;
              return (
                <td key={i} style={{ textAlign: i ? 'right' : 'left', padding: 6, border, background: bar, color: kind === 'color-text' ? shown.color : undefined }}>
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ frame }: { frame: DataFrame }) {
  const [times, lines, streams] = frame.fields.map((field) => field.values);
  const colours: Record<string, string> = { stderr: theme.visualization.getColorByName('red'), stdout: theme.visualization.getColorByName('green') };
  return (
    <div style={{ height: '100%', overflow: 'hidden', fontFamily: theme.typography.fontFamilyMonospace, fontSize: 12 }}>
      {lines.map((text: string, i: number) => (
        <div key={i} style={{ padding: '1px 6px', borderLeft: `4px solid ${colours[streams[i]] ?? theme.visualization.getColorByName('blue')}` }}>
          <span style={{ color: theme.colors.text.secondary }}>{new Date(times[i]).toLocaleString('sv')}</span> {text}
        </div>
      ))}
    </div>
  );
}

function Box({ text }: { text: string }) {
  return (
    <div style={{ height: '100%', display: 'grid', placeItems: 'center', color: theme.colors.text.secondary, border: `1px dashed ${theme.colors.border.medium}` }}>
      {text}
    </div>
  );
}

function Content({ panel, data, w, h }: { panel: any; data: DataFrame[]; w: number; h: number }) {
  const { options, type } = panel;
  switch (type) {
    case 'timeseries':
      return data.length === 0 ? <Box text="No data" /> : (
        <TimeSeries frames={data} width={w} height={h} timeRange={range()} timeZone="browser" legend={options.legend} options={options} />
      );
    case 'logs':
      return <Lines frame={data[0]} />;
    case 'state-timeline':
      return <Strips data={data} width={w} height={h} />;
    case 'table':
      return data.length === 0 ? <Box text="No data" /> : (
        <Cells frame={data[0]} options={options} width={w} />
      );
    case 'stat':
    case 'bargauge': {
      const values = getFieldDisplayValues({
        fieldConfig: panel.fieldConfig, reduceOptions: options.reduceOptions, replaceVariables: (text) => text, theme, data,
        sparkline: options.graphMode === 'area', timeZone: 'browser',
      });
      return (
        <div style={{ display: 'flex', flexDirection: type === 'stat' ? 'row' : 'column', gap: 4 }}>
          {values.map((value, i) => type === 'stat' ? (
            <BigValue key={i} width={w / values.length} height={h} value={value.display} sparkline={value.sparkline as any} theme={theme} count={values.length}
              colorMode={options.colorMode} graphMode={options.graphMode} justifyMode={options.justifyMode} textMode={options.textMode} />
          ) : (
            <BarGauge key={i} width={w} height={Math.min(32, h / values.length - 4)} value={value.display} field={value.field as any} theme={theme}
              orientation={VizOrientation.Horizontal} displayMode={options.displayMode} showUnfilled />
          ))}
        </div>
      );
    }
    default:
      return <Box text={type} />;
  }
}

function Panel({ panel }: { panel: any }) {
  const [data, setData] = React.useState<DataFrame[] | undefined>();
  const [problem, setProblem] = React.useState('');
  React.useEffect(() => {
    frames(panel).then(setData, (error) => setProblem(`${panel.title}: ${error.stack ?? error}`));
  }, []);
  const { x, y, w, h } = panel.gridPos;
  const cell = (width - gap) / 24;
  return (
    <div data-state={problem ? 'failed' : data ? 'drawn' : 'waits'} data-problem={problem}
      style={{ position: 'absolute', left: gap + x * cell, top: head + gap + y * (line + gap) }}>
      <PanelChrome title={panel.title} description={panel.description} width={w * cell - gap} height={h * (line + gap) - gap}>
        {(innerWidth, innerHeight) => (data ? <Content panel={panel} data={data} w={innerWidth} h={innerHeight} /> : null)}
      </PanelChrome>
    </div>
  );
}

function Dashboard({ dashboard }: { dashboard: any }) {
  const lines = Math.max(...dashboard.panels.map((panel: any) => panel.gridPos.y + panel.gridPos.h));
  return (
    <div style={{ position: 'relative', width, height: head + gap + lines * (line + gap), background: theme.colors.background.canvas, color: theme.colors.text.primary }}>
      <div style={{ height: head, padding: '14px 16px', fontSize: 18, borderBottom: `1px solid ${theme.colors.border.weak}` }}>
        Dockerana / {dashboard.title} &nbsp;
        {dashboard.templating.list.filter((one: any) => one.hide !== 2).map((one: any) => (
          <span key={one.name} style={{ fontSize: 13, marginLeft: 16, color: theme.colors.text.secondary }}>
            {one.label}: <b>{chosen[one.name] === '*' ? 'All' : chosen[one.name] ?? 'All'}</b>
          </span>
        ))}
      </div>
      {dashboard.panels.map((panel: any) => panel.type === 'row' ? (
        <div key={panel.id} style={{ position: 'absolute', left: gap + 4, top: head + gap + panel.gridPos.y * (line + gap) + 4, fontSize: 16 }}>⌄ {panel.title}</div>
      ) : <Panel key={panel.id} panel={panel} />)}
    </div>
  );
}

fetch(`/dashboards/${chosen.uid}.json`).then((answer) => answer.json()).then((dashboard) => {
  createRoot(document.getElementById('root')!).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles hackNoBackdropBlur={true} />
      <Dashboard dashboard={dashboard} />
    </ThemeContext.Provider>,
  );
});
