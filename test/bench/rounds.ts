import { performance } from 'node:perf_hooks';
import { busyNow } from './machine';
import type { Must, Outcome, Round } from './outcome';
import { latencyOf, median, ratioOfPairs } from './statistics';

/** What one variant did in one round. */
export interface Sample {
  readonly perSecond: number;
  /** Milliseconds, one per piece of work; empty where only the whole was timed. */
  readonly latencies: readonly number[];
}

export interface Variant {
  readonly name: string;
  run(): Promise<Sample>;
}

/** Samples of each round, in the order of the variants, with what else there was before the round. */
export interface MeasuredRound {
  readonly busy: number;
  readonly samples: readonly Sample[];
}

/**
 * Runs the variants round by round, in reversed order every other round, so that no variant is
 * always the one that finds warm caches or a checkpoint at work.
 */
export async function interleaved(
  variants: readonly Variant[],
  { rounds, onRound }: { rounds: number; onRound: (done: number) => void },
): Promise<MeasuredRound[]> {
  const measured: MeasuredRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const busy = await busyNow();
    const samples = new Map<Variant, Sample>();
    const order = round % 2 === 0 ? variants : [...variants].reverse();
    for (const variant of order) samples.set(variant, await variant.run());
    measured.push({ busy, samples: variants.map((variant) => samples.get(variant)!) });
    onRound(round + 1);
  }
  return measured;
}

/** `workers` loops, each beginning the next piece of work when its last is done, for so long. */
export async function closedLoop(
  workers: number,
  seconds: number,
  work: (worker: number) => Promise<unknown>,
): Promise<Sample> {
  const latencies: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const loop = async (worker: number) => {
    let at = performance.now();
    while (at < until) {
      await work(worker);
      const now = performance.now();
      latencies.push(now - at);
      at = now;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => loop(worker)));
  return { perSecond: (latencies.length * 1000) / (performance.now() - begun), latencies };
}

/** A fixed number of pieces of work one after the other. */
export async function oneByOne(count: number, work: () => Promise<unknown>): Promise<Sample> {
  const latencies: number[] = [];
  const begun = performance.now();
  for (let done = 0; done < count; done += 1) {
    const at = performance.now();
    await work();
    latencies.push(performance.now() - at);
  }
  return { perSecond: (count * 1000) / (performance.now() - begun), latencies };
}

/** One long piece of work that does `count` things. */
export async function whole(count: number, work: () => Promise<unknown>): Promise<Sample> {
  const begun = performance.now();
  await work();
  return { perSecond: (count * 1000) / (performance.now() - begun), latencies: [] };
}

/** Two variants of the same rounds set against each other, by what they did in a second. */
export function rateAgainst(
  measured: readonly MeasuredRound[],
  ours: number,
  against: number,
  says: { what: string; unit: string; againstWhat: string; must?: Must; note?: string },
): Outcome {
  const rounds = measured.map(({ busy, samples }) => ({
    busy,
    ours: samples[ours]!.perSecond,
    against: samples[against]!.perSecond,
  }));
  const latencies = measured.flatMap(({ samples }) => samples[ours]!.latencies);
  return {
    ...says,
    ours: median(rounds.map((round) => round.ours)),
    against: median(rounds.map((round) => round.against)),
    ratio: ratioOfPairs(rounds),
    ...(latencies.length > 0 ? { latency: latencyOf(latencies) } : {}),
    rounds,
  };
}

/** p95 of one variant, in milliseconds: the median of the rounds' own. */
export function p95Of(
  measured: readonly MeasuredRound[],
  ours: number,
  says: { what: string; must?: Must; note?: string },
): Outcome {
  const rounds: Round[] = measured.map(({ busy, samples }) => ({
    busy,
    ours: latencyOf(samples[ours]!.latencies).p95,
  }));
  return {
    ...says,
    unit: 'ms p95',
    ours: median(rounds.map((round) => round.ours)),
    latency: latencyOf(measured.flatMap(({ samples }) => samples[ours]!.latencies)),
    rounds,
  };
}

/** p95 of one variant as a multiple of another's. */
export function p95Against(
  measured: readonly MeasuredRound[],
  ours: number,
  against: number,
  says: { what: string; againstWhat: string; must?: Must; note?: string },
): Outcome {
  const of = (at: number) => (round: MeasuredRound) => latencyOf(round.samples[at]!.latencies).p95;
  const rounds = measured.map((round) => ({
    busy: round.busy,
    ours: of(ours)(round),
    against: of(against)(round),
  }));
  return {
    ...says,
    unit: 'ms p95',
    ours: median(rounds.map((round) => round.ours)),
    against: median(rounds.map((round) => round.against)),
    ratio: ratioOfPairs(rounds),
    rounds,
  };
}
