import type { Machine } from './machine';
import { type CaseResult, isMet, type Outcome } from './outcome';
import { minutes } from './progress';

/** Everything one run found out. */
export interface Run {
  readonly date: string;
  readonly commit: string;
  /** False: the working tree had changes that are not in the commit. */
  readonly clean: boolean;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly settings: Readonly<Record<string, string>>;
  readonly rounds: number;
  /** Load average of the last minute, least and most, before any round. */
  /** Share of all cores in use before a round, 0 to 1. */
  readonly busy: { readonly median: number; readonly most: number };
  /** What must never be, looked for after every case. */
  readonly lookedFor: readonly string[];
  readonly cases: readonly CaseResult[];
}

/** With more than this in use by others, figures are not those of this code. */
const BUSY_MAX = 0.15;

/** The run as a page of docs/benchmarks. */
export function markdownOf(run: Run): string {
  return [
    `# Benchmark of ${run.date}`,
    ...warnings(run),
    about(run),
    '## What was asked and what was found',
    table(run.cases.flatMap(({ outcomes }) => outcomes.filter(({ must }) => must))),
    missed(run),
    ...run.cases.map(section),
    '',
  ].join('\n\n');
}

function warnings({ quick, busy, clean }: Run): string[] {
  const words: string[] = [];
  if (quick) words.push('Made with `--quick`: it shows that the benchmark runs, nothing else.');
  if (busy.median > BUSY_MAX) {
    words.push(
      `The machine was busy with other work (${percent(busy.median)} of its cores before a round in the middle, ${percent(busy.most)} at most): rates are lower and percentiles higher than on a quiet one. Ratios suffer less.`,
    );
  }
  if (!clean) words.push('The working tree held changes that are not in the commit named below.');
  return words.map((text) => `> **Mind:** ${text}`);
}

function about({ machine, commit, settings, rounds, busy }: Run): string {
  const lines = [
    `${machine.cores} cores, ${machine.memoryGiB} GiB memory, ${machine.system}; PostgreSQL ${machine.postgres}, Node ${machine.node}; commit ${commit}`,
    `PostgreSQL set to: ${Object.entries(settings)
      .filter(([name]) => name !== 'server_version')
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
    `client and server share the cores; ${rounds} rounds, variants in turn and in reversed order every other round; figures are medians over the rounds, ratios medians of each round's ratio; of the cores ${percent(busy.median)} were in use before a round in the middle, ${percent(busy.most)} at most`,
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

const HEADER = '| | found | against | ratio | must | |\n| --- | --: | --: | --: | --: | --- |';

function table(outcomes: readonly Outcome[]): string {
  return [HEADER, ...outcomes.map(row)].join('\n');
}

function row(outcome: Outcome): string {
  const { what, unit, ours, against, ratio, must } = outcome;
  const met = isMet(outcome);
  return `| ${[
    what,
    `${figure(ours)} ${unit}`,
    against === undefined ? '' : figure(against),
    ratio === undefined ? '' : figure(ratio),
    must ? `${must.op} ${must.value}${ratio === undefined ? ` ${unit}` : ''}` : '',
    met === null ? '' : met ? 'yes' : '**no**',
  ].join(' | ')} |`;
}

function missed({ cases, lookedFor }: Run): string {
  const named = cases.flatMap(({ outcomes }) => outcomes.filter((each) => isMet(each) === false));
  const broken = cases.flatMap((each) => each.broken.map((fault) => `- ${each.name}: ${fault}`));
  const held =
    broken.length === 0
      ? 'After every case the books held.'
      : `**Books that did not hold:**\n\n${broken.join('\n')}`;
  const looked = `Looked for after every case, over the whole database: ${lookedFor.join('; ')}.`;
  const first =
    named.length === 0
      ? 'Nothing was missed.'
      : `**Missed:** ${named.map(({ what }) => what).join('; ')}.`;
  return [first, held, looked].join('\n\n');
}

function section(result: CaseResult): string {
  const notes = result.outcomes.flatMap(({ what, note }) => (note ? [`- ${what}: ${note}`] : []));
  return [
    `## ${result.name}`,
    result.about,
    table(result.outcomes),
    latencies(result.outcomes),
    notes.join('\n'),
    `Took ${minutes(result.seconds)} minutes, with what it needed and the look at the books afterwards.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function latencies(outcomes: readonly Outcome[]): string {
  const timed = outcomes.filter(({ latency }) => latency);
  if (timed.length === 0) return '';
  const rows = timed.map(({ what, latency, rounds }) => {
    const { p50, p95, p99 } = latency!;
    const shares = rounds.map(({ busy }) => percent(busy)).join(' ');
    return `| ${what} | ${figure(p50)} | ${figure(p95)} | ${figure(p99)} | ${shares} |`;
  });
  return `| ms | p50 | p95 | p99 | busy before each round |\n| --- | --: | --: | --: | --- |\n${rows.join('\n')}`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Three figures that count; whole numbers from a hundred up. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3);
}
