import { hash } from 'node:crypto';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';

/**
 * 抽样: which vouchers are looked at, by a draw that neither side can steer and anybody can draw again.
 * What is done here is told in words in `RECIPE`, and done a second time by `verifier/lib/samples.mjs`,
 * which knows none of these lines.
 */

export const METHODS = {
  'monetary-unit': '货币单元抽样',
  random: '随机抽样',
} as const;
export type Method = keyof typeof METHODS;

export const SIDES = { debit: '借方', credit: '贷方', both: '借贷双方' } as const;
export type Side = keyof typeof SIDES;

/** A voucher that may be drawn, with what it moved on the chosen account, fund and side. */
export interface Drawable {
  readonly seq: string;
  /** Sum of the absolute amounts of its lines; more than nothing. */
  readonly amount: Money;
}

export interface Drawn extends Drawable {
  readonly no: number;
  /** How often a large one was hit; 1 in a draw by chance. */
  readonly hits: number;
}

/** What an auditor asks for. */
export interface NewSample {
  readonly title: string;
  readonly method: Method;
  readonly size: number;
  readonly from: Period;
  readonly to: Period;
  /** This account and those below it. */
  readonly accountCode: string | null;
  readonly fund: string | null;
  readonly side: Side;
}

/** The recipe in the words of the sheet and of the report. */
export const RECIPE: readonly string[] = [
  '总体：所选月份（均已结账）的全部凭证，按流水号从小到大排列；每张凭证的金额，是它在所选科目（含下级）、资金、方向上各行金额绝对值之和，为零的不列入。',
  '种子：SHA-256（账本树根 32 字节 ‖ 抽样号的数字字符）。账本树根取“本次委托登记入账本”与“总体最后一个月结账”两条记录中较晚一条写入之后的那一个，双方都无法预先知道。',
  '随机数：第 k 个（k 从 0 起）是 SHA-256（种子 ‖ “抽样序号:k”）看作 256 位整数；取小于 m 的随机数时除以 m 取余，落在最后不满一整段的舍去，用下一个。',
  '货币单元抽样：总金额 A 分，抽 n 个，取一个小于 A 的随机数 s；第 i 个（i 从 0 起）命中第（i×A+s）÷n 分（舍去小数，从 0 数起），落在哪张凭证，哪张就被抽中。每一分钱被抽中的机会相等；大额凭证可能被命中多次，只查一次。',
  '随机抽样：N 张凭证抽 n 张，第 i 步在剩下的 N−i 张中取一个随机数，与第 i 张互换；前 n 张即为样本。每张凭证机会相等。',
];

/** Half of it lies in the log, half was fixed in advance; 32 bytes. */
export function seedOf(headRoot: Buffer, samplingNumber: string): Buffer {
  return sha256(Buffer.concat([headRoot, Buffer.from(samplingNumber, 'ascii')]));
}

/** `size` of them, or fewer where the large were hit more than once or there are not so many; by seq. */
export function draw(
  population: readonly Drawable[],
  { method, size }: { method: Method; size: number },
  { seed, drawNo }: { seed: Buffer; drawNo: number },
): Drawn[] {
  if (population.length === 0) return [];
  const below = numbersBelow(seed, drawNo);
  const hits =
    method === 'random'
      ? byChance(population.length, size, below)
      : byMoney(population, BigInt(size), below);
  return population
    .flatMap((item, place) => {
      const times = hits.get(place) ?? 0;
      return times === 0 ? [] : [{ ...item, hits: times }];
    })
    .map((item, index) => ({ no: index + 1, ...item }));
}

type Below = (limit: bigint) => bigint;

/** Equal chances below a limit, one number after the other. */
function numbersBelow(seed: Buffer, drawNo: number): Below {
  let turn = 0;
  const next = () => {
    const block = sha256(Buffer.concat([seed, Buffer.from(`${drawNo}:${turn}`, 'ascii')]));
    turn += 1;
    return BigInt(`0x${block.toString('hex')}`);
  };
  return (limit) => {
    const whole = ALL - (ALL % limit);
    let number = next();
    while (number >= whole) number = next();
    return number % limit;
  };
}

const ALL = 2n ** 256n;

function byChance(count: number, size: number, below: Below): Map<number, number> {
  const places = Array.from({ length: count }, (_, place) => place);
  const wanted = Math.min(size, count);
  for (let step = 0; step < wanted; step += 1) {
    const other = step + Number(below(BigInt(count - step)));
    [places[step], places[other]] = [places[other]!, places[step]!];
  }
  return new Map(places.slice(0, wanted).map((place) => [place, 1]));
}

function byMoney(population: readonly Drawable[], size: bigint, below: Below): Map<number, number> {
  const fen = population.map(({ amount }) => amount.toFen());
  const total = fen.reduce((sum, each) => sum + each, 0n);
  const start = below(total);
  const hits = new Map<number, number>();
  let place = 0;
  let passed = fen[0] ?? 0n;
  for (let turn = 0n; turn < size; turn += 1n) {
    const hit = (turn * total + start) / size;
    while (passed <= hit) {
      place += 1;
      passed += fen[place] ?? 0n;
    }
    hits.set(place, (hits.get(place) ?? 0) + 1);
  }
  return hits;
}

/** The interval between two hits, for people; in yuan, rounded down to the fen. */
export function intervalOf(total: Money, size: number): Money {
  return Money.fen(total.toFen() / BigInt(size));
}

/** SHA-256 of `seq amount` and a line feed each, amounts in yuan with two decimals. */
export function populationRoot(population: readonly Drawable[]): Buffer {
  return sha256(
    Buffer.from(population.map(({ seq, amount }) => `${seq} ${amount.toString()}\n`).join('')),
  );
}

/** SHA-256 of `no seq amount hits` and a line feed each. */
export function itemsRoot(items: readonly Drawn[]): Buffer {
  const lines = items.map(
    ({ no, seq, amount, hits }) => `${no} ${seq} ${amount.toString()} ${hits}\n`,
  );
  return sha256(Buffer.from(lines.join('')));
}

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');
