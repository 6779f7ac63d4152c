// `npm start`, `npm run signer`, `npm run cli -- <command>`, `npm run build`: builds what is missing or
// older than its sources, then runs it. Plain JavaScript on Node alone: it runs before anything is built.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const parts = [
  {
    name: '服务程序',
    sources: [
      'src',
      'migrations',
      'reports',
      'tsconfig.json',
      'tsconfig.build.json',
      'nest-cli.json',
    ],
    isSource: (file) => /\.(ts|json)$/.test(file) && !/\.(spec|test)\.ts$/.test(file),
    result: 'dist/src/cli.js',
    mark: 'dist/.built',
    tool: ['@nestjs/cli', 'nest'],
    args: ['build'],
  },
  {
    name: '网页',
    sources: ['web/src', 'web/index.html', 'web/desk.html', 'web/vite.config.mts', 'verifier/lib'],
    isSource: () => true,
    result: 'web/dist/index.html',
    mark: 'web/dist/.built',
    tool: ['vite', 'vite'],
    args: ['build', '--config', 'web/vite.config.mts', '--logLevel', 'warn'],
  },
  {
    // Into the folder of the pages, which their own build empties first.
    name: '离线核验页',
    sources: ['verifier/page', 'verifier/lib'],
    isSource: () => true,
    result: 'web/dist/verify.html',
    mark: 'web/dist/.built-verify',
    tool: ['vite', 'vite'],
    args: ['build', '--config', 'verifier/page/vite.config.mts', '--logLevel', 'warn'],
  },
];

/** The newest change in a file or folder; a folder's own time tells of files that were removed. */
function newestIn(relative, isSource) {
  const at = path.join(root, relative);
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return isSource(at) ? stat.mtimeMs : 0;
  const inside = fs.readdirSync(at).map((name) => newestIn(path.join(relative, name), isSource));
  return Math.max(stat.mtimeMs, ...inside);
}

function isStale({ sources, isSource, result, mark }) {
  const built = fs.statSync(path.join(root, mark), { throwIfNoEntry: false });
  if (!built || !fs.existsSync(path.join(root, result))) return true;
  return sources.some((source) => newestIn(source, isSource) > built.mtimeMs);
}

/** The tool's own entry file, run by this very Node: no npx, which might ask the network. */
function toolFile([packageName, command]) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

function build(part) {
  const started = Date.now();
  process.stderr.write(`正在构建${part.name}……\n`);
  const run = spawnSync(process.execPath, [toolFile(part.tool), ...part.args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (run.status !== 0) {
    process.stderr.write(`${part.name}构建失败，原因见上。\n`);
    process.exit(1);
  }
  // Dated to the beginning: what was saved while we built is newer, and is built next time.
  const mark = path.join(root, part.mark);
  fs.writeFileSync(mark, '');
  fs.utimesSync(mark, started / 1000, started / 1000);
  process.stderr.write(`${part.name}已构建（${((Date.now() - started) / 1000).toFixed(1)} 秒）\n`);
}

/** Someone who ran `npm install --omit=dev` has built pages but no tools: run what is there. */
function canBuild({ tool }) {
  return fs.existsSync(path.join(root, 'node_modules', tool[0]));
}

function run(file, args) {
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(root, file), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the child by itself; a signal sent to us alone must be handed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => undefined);
  // Ended by a signal is 128 + its number, as shells and supervisors expect.
  child.on('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}

const [mode, ...rest] = process.argv.slice(2);
/** What runs without pages: they are not built for it. */
const withoutPages = { '--cli': 'dist/src/cli.js', '--signer': 'dist/src/signer.js' };
const wanted = mode in withoutPages ? parts.slice(0, 1) : parts;
for (const part of wanted) if (isStale(part) && canBuild(part)) build(part);
if (mode in withoutPages) run(withoutPages[mode], rest);
else if (mode !== '--build') run('dist/src/main.js', []);
