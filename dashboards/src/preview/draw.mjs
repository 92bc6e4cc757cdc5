// Draws dashboards with the libraries that are installed beside it: node draw.mjs DASHBOARDS GRAPHITE ELASTICSEARCH HOST CONTAINER PICTURES
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

const [dashboards, graphite, elasticsearch, host, container, pictures] = process.argv.slice(2);
const bundled = await build({
  entryPoints: ['app.tsx'], outfile: 'app.js', bundle: true, write: false, minify: true, format: 'iife', define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  loader: { '.svg': 'dataurl', '.png': 'dataurl', '.ttf': 'dataurl', '.woff2': 'dataurl' }, logLevel: 'error', jsx: 'automatic',
});
const made = (ending) => bundled.outputFiles.find((file) => file.path.endsWith(ending)).contents;
const page = '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/app.css"><body style="margin:0"><div id="root"></div>'
  + '<script>window.grafanaBootData = { settings: { featureToggles: {}, appSubUrl: "" }, user: { locale: "en-US", language: "en-US" } };</script>'
  + '<script src="/app.js"></script>';

const server = createServer((asked, answer) => {
  const { pathname } = new URL(asked.url, 'http://localhost');
  const far = { '/render': graphite, '/_msearch': elasticsearch }[pathname];
  if (far) {
    const onwards = request(`${far}${pathname}`, { agent: false, method: 'POST', headers: { 'Content-Type': asked.headers['content-type'], 'Content-Length': asked.headers['content-length'] } }, (came) => {
      answer.writeHead(came.statusCode, came.headers);
      came.pipe(answer);
    });
    asked.pipe(onwards);
  } else if (pathname === '/app.js') {
    answer.setHeader('Content-Type', 'text/javascript');
    answer.end(made('.js'));
  } else if (pathname === '/app.css') {
    answer.setHeader('Content-Type', 'text/css');
    answer.end(made('.css'));
  } else if (pathname.startsWith('/dashboards/')) {
    answer.end(readFileSync(`${dashboards}/${pathname.slice('/dashboards/'.length)}`));
  } else {
    answer.setHeader('Content-Type', 'text/html');
    answer.end(page);
  }
}).listen(0, '127.0.0.1');

mkdirSync(pictures, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
let failed = false;
async function draw(uid, theme, chosen) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1920, height: 1080 });
  tab.on('pageerror', (error) => { console.error(`${uid}: ${error.stack ?? error}`); failed = true; });
  const query = new URLSearchParams({ uid, theme, host, interval: '30s', ...chosen });
  await tab.goto(`http://127.0.0.1:${server.address().port}/?${query}`);
  await tab.waitForFunction(() => document.querySelector('[data-state]') && !document.querySelector('[data-state=waits]'), { timeout: 60_000 });
  await new Promise((drawn) => setTimeout(drawn, 500)); // charts are drawn in the frame that follows
  for (const problem of await tab.$$eval('[data-state=failed]', (panels) => panels.map((panel) => panel.dataset.problem))) {
    console.error(`${uid}: ${problem}`);
    failed = true;
  }
  await tab.screenshot({ path: `${pictures}/${uid}${theme === 'light' ? '-light' : ''}.png`, fullPage: true });
  await tab.close();
}
for (const file of readdirSync(dashboards).filter((name) => name.endsWith('.json')).sort()) {
  const uid = file.replace('.json', '');
  await draw(uid, 'dark', { container: uid === 'dockerana-container' ? container : '*' });
}
await draw('dockerana-overview', 'light', { container: '*' });
await browser.close();
server.close();
process.exit(failed ? 1 : 0);
