import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { sampleDocument, voucherList } from '../../../reports/samples/document-facts';
import { ReportDrawing } from '../../../src/disclosure/report-drawing';
import type { BenchCase } from '../case';
import { busyNow } from '../machine';
import type { Outcome, Round } from '../outcome';
import { median } from '../statistics';

const VOUCHERS = 10_000;
const SECONDS_MAX = 30;
const LAG_MS_MAX = 50;
const MEMORY_MB_MAX = 400;
const NS_PER_MS = 1e6;
const LOOK_EVERY_MS = 20;

interface Drawn extends Round {
  readonly lag: number;
  readonly memory: number;
}

/** 年度报告: drawn in its own thread, while the loop that answers requests is watched. */
export const annualReportCase: BenchCase = {
  name: 'annual-report',
  about: `An annual report with an appendix of ${VOUCHERS} vouchers (275 pages), from words to the finished file in a thread of its own: seconds, how long the event loop of this process was held up meanwhile (99th percentile), the most memory of the whole process. Reading the facts is not in it.`,
  expected: ({ rounds }) => rounds * 8,
  async run({ settings, say }) {
    const rounds: Drawn[] = [];
    for (let round = 0; round < settings.rounds; round += 1) {
      rounds.push(await drawOnce());
      say(`round ${round + 1}`, (round + 1) / settings.rounds);
    }
    return { outcomes: outcomesOf(rounds), broken: [] };
  },
};

async function drawOnce(): Promise<Drawn> {
  const busy = await busyNow();
  const paper = {
    drawing: 'document' as const,
    document: {
      ...sampleDocument,
      parts: [...sampleDocument.parts, { heading: '凭证目录', blocks: [voucherList(VOUCHERS)] }],
    },
  };
  const making = {
    madeBy: '物业会计',
    madeAt: new Date('2026-01-31T02:00:00Z'),
    printNo: 1,
    throughSeq: String(VOUCHERS),
    number: null,
    site: 'https://books.example.cn',
  };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let memory = 0;
  const look = () => (memory = Math.max(memory, process.memoryUsage.rss()));
  const timer = setInterval(look, LOOK_EVERY_MS);
  const begun = performance.now();
  delay.enable();
  const prove = () => Promise.resolve(null);
  await new ReportDrawing().draw({ paper, making }, { prove, drawn: look });
  delay.disable();
  clearInterval(timer);
  return {
    busy,
    ours: (performance.now() - begun) / 1000,
    lag: delay.percentile(99) / NS_PER_MS,
    memory: memory / 2 ** 20,
  };
}

function outcomesOf(rounds: readonly Drawn[]): Outcome[] {
  const of = (what: string, unit: string, value: number, figure: (round: Drawn) => number) => ({
    what,
    unit,
    ours: median(rounds.map(figure)),
    must: { op: '≤' as const, value },
    rounds: rounds.map((round) => ({ busy: round.busy, ours: figure(round) })),
  });
  return [
    of(`${VOUCHERS} vouchers drawn`, 's', SECONDS_MAX, ({ ours }) => ours),
    of('event loop held up, p99', 'ms', LAG_MS_MAX, ({ lag }) => lag),
    of('memory of the process', 'MB', MEMORY_MB_MAX, ({ memory }) => memory),
  ];
}
