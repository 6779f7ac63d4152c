import type { Machine } from '../bench/machine';
import type { Series } from './chronicle';

/** Everything a long run found out. */
export interface FaultRun {
  date: string;
  commit: string;
  /** False: the working tree had changes that are not in the commit. */
  clean: boolean;
  machine: Machine;
  /** Load average of the last minute when the run ended: what else the machine was doing. */
  load: number;
  series: readonly Series[];
}

const WHAT: Record<string, string> = {
  'kill-app': '`kill -9` of the application, eight clients posting',
  'kill-postgres':
    '`kill -9` of PostgreSQL and all its sessions, eight clients posting and one reading',
  'lost-answers': 'connection cut at COMMIT, mostly after it was done (30 to 80 % of commits)',
  'same-key': 'one key five times at the same moment, to two servers',
  'spending-races': 'last approval, release and payment, each by several at once',
  'close-and-post': 'closing a month while six write into it',
};

const BUSY_PER_CORE = 1.5;

/** The run as a page of docs/benchmarks. */
export function faultsPage(run: FaultRun): string {
  const { machine } = run;
  const about = [
    `${machine.cores} cores, ${machine.memoryGiB} GiB memory, ${machine.system}`,
    `PostgreSQL ${machine.postgres} with fsync and synchronous_commit on, Node ${machine.node}`,
    `commit ${run.commit}${run.clean ? '' : ' and changes that are not in it'}`,
    `load average at the end ${run.load.toFixed(1)}`,
  ];
  return [
    `# Faults, ${run.date}`,
    verdict(run.series),
    ...(run.load > machine.cores * BUSY_PER_CORE ? [busy] : []),
    `${about.join('; ')}.`,
    table(run.series),
    notes,
    '',
  ].join('\n\n');
}

function verdict(series: readonly Series[]): string {
  if (series.some(({ lost, faults }) => lost + faults > 0)) {
    return '**Not clean:** see the columns “lost” and “other faults”.';
  }
  const clean =
    'Acknowledged and lost 0, half entries 0, gaps 0, duplicates 0; the whole verification clean after every round.';
  const all = series.every(({ rounds, planned }) => rounds === planned);
  return all ? clean : `${clean} **Not all rounds were made:** see the column “rounds”.`;
}

const busy =
  '> **Mind:** the machine was busy with other work: times of recovery are longer than on a quiet one.';

function table(series: readonly Series[]): string {
  const head = `| fault | rounds | acknowledged | unknown at first | cuts | lost | other faults | recovery p50 / max | seed |
| --- | --: | --: | --: | --: | --: | --: | --: | --: |`;
  const rows = series.map((one) => {
    const rounds = one.rounds === one.planned ? one.rounds : `${one.rounds} of ${one.planned}`;
    const cells = [WHAT[one.name] ?? one.name, rounds, one.acknowledged, one.unknown, one.cuts];
    return `| ${[...cells, one.lost, one.faults, recoveryOf(one), one.seed].join(' | ')} |`;
  });
  return [head, ...rows].join('\n');
}

function recoveryOf({ recoveryMs }: Series): string {
  if (recoveryMs.length === 0) return '–';
  const sorted = recoveryMs.toSorted((a, b) => a - b);
  const seconds = (ms = 0) => (ms / 1000).toFixed(1);
  return `${seconds(sorted[Math.floor(sorted.length / 2)])} / ${seconds(sorted.at(-1))} s`;
}

const notes = `“Unknown” is what a client sent and got no answer to, or the answer 503; each was sent again with the
same key, and counts as acknowledged then. Recovery is the time from the kill until the application answers again
(a new process of it), or until the same application acknowledges again (PostgreSQL, which the watchdog of the
private server begins anew). After each round every acknowledged entry is looked up under the numbers that were told,
everything that must never be is looked for, and the product's own verification runs in full.
The killer is a process of its own. A series is repeated with
\`FAULT_SEED=<seed> npm run test:faults -- <series>\`, e.g. \`test/faults/kill-app\`.
\`kill -9\` loses no page that the operating system has already taken: a power cut is another test, which needs a
file system that forgets; here only the settings that survive one are insisted on.`;
