import * as fs from 'node:fs';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { startBenchServer } from './bench-server';
import type { BenchCase, CaseContext } from './case';
import { cases } from './cases';
import { LOOKED_FOR } from './invariants';
import { commitOf, thisMachine } from './machine';
import { type CaseResult, isMet } from './outcome';
import { Progress } from './progress';
import { markdownOf, type Run } from './report';
import { settingsOf, USAGE } from './settings';
import { median } from './statistics';

/** Compiled into dist/bench/test/bench. */
const ROOT = path.resolve(__dirname, '../../../..');

/** 0: measured, whether or not everything was met; 1: a book did not hold, or nothing was measured. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { settings, only } = settingsOf(
    args,
    cases.map(({ name }) => name),
  );
  const chosen = cases.filter(({ name }) => only.length === 0 || only.includes(name));
  const started = new Date();
  const measured = commitOf(ROOT);
  const expected = chosen.reduce((sum, each) => sum + each.expected(settings), 0);
  const server = await startBenchServer(ROOT);
  const progress = new Progress(expected);
  try {
    const results: CaseResult[] = [];
    for (const each of chosen) {
      progress.begin(each.name, each.expected(settings));
      const say: CaseContext['say'] = (what, share) => progress.say(`${each.name}: ${what}`, share);
      results.push(await timed(each, { server, settings, say }));
    }
    const run: Run = {
      date: started.toISOString().slice(0, 10),
      ...measured,
      quick: settings.quick,
      machine: thisMachine(server.settings['server_version'] ?? server.major),
      settings: server.settings,
      rounds: settings.rounds,
      busy: busyOf(results),
      lookedFor: LOOKED_FOR,
      cases: results,
    };
    await write(run, only);
    return results.some(({ broken }) => broken.length > 0) ? 1 : 0;
  } finally {
    await server.stop();
  }
}

async function timed(each: BenchCase, context: CaseContext): Promise<CaseResult> {
  const begun = performance.now();
  const found = await each.run(context);
  const { name, about } = each;
  return { name, about, ...found, seconds: (performance.now() - begun) / 1000 };
}

function busyOf(results: readonly CaseResult[]): Run['busy'] {
  const shares = results.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ rounds }) => rounds.map(({ busy }) => busy)),
  );
  return { median: median(shares), most: Math.max(...shares) };
}

/** A quick run leaves nothing behind but what it prints; part of a run says so in its name. */
async function write(run: Run, only: readonly string[]): Promise<void> {
  const prettier = await import('prettier');
  const options = (await prettier.resolveConfig(path.join(ROOT, 'package.json'))) ?? {};
  const page = await prettier.format(markdownOf(run), { ...options, parser: 'markdown' });
  const json = await prettier.format(JSON.stringify(run), { ...options, parser: 'json' });
  process.stdout.write(page);
  const met = run.cases.flatMap(({ outcomes }) => outcomes.map(isMet));
  process.stderr.write(
    `met ${met.filter((each) => each === true).length}, missed ${met.filter((each) => each === false).length}\n`,
  );
  if (run.quick) return;
  const folder = path.join(ROOT, 'docs', 'benchmarks');
  fs.mkdirSync(folder, { recursive: true });
  const name = [run.date, ...only].join('-');
  fs.writeFileSync(path.join(folder, `${name}.md`), page);
  fs.writeFileSync(path.join(folder, `${name}.json`), json);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${(error as Error).stack}\n\n${USAGE}`);
    process.exitCode = 1;
  },
);
