import { Money } from '../../shared/money';
import { splitByWeight } from '../../shared/split';
import type { Basis } from './month-shares.rules';
import { ratioOf } from './my-money.rules';

/** A home's figures, as the rule is told with them. */
export interface RuleTold {
  readonly span: string;
  readonly basis: Basis;
  /** Hundredths of a square metre, or 1. */
  readonly weight: bigint;
  readonly totalWeight: bigint;
  readonly households: number;
  readonly opening: Money;
  readonly paid: Money;
  readonly forUse: Money;
  readonly income: Money;
  readonly uses: Money;
  readonly held: Money;
}

const THOUSAND = Money.fen(100_000n);

/** The rule in three sentences: what is hers, how the rest is divided, what is left. */
export function sentencesOf(told: RuleTold): string[] {
  return [ownSentence(told), divisionSentence(told), leftSentence(told)];
}

function ownSentence({ span, paid, forUse }: RuleTold): string {
  const own = `${span}，您家实际交了 ${paid.format()} 元物业费和维修资金，全部记在您家名下。`;
  if (forUse.isZero()) return own;
  return `${own.slice(0, -1)}；另外交的停车费等 ${forUse.format()} 元归全体业主，算大家的收入。`;
}

function divisionSentence({ basis, weight, totalWeight, households }: RuleTold): string {
  const [each = Money.zero] =
    totalWeight > 0n ? splitByWeight(THOUSAND, [weight, totalWeight - weight]) : [];
  const told = `所以大家每收入或支出 1,000 元，您家分到 ${each.format()} 元`;
  if (basis === 'equal') {
    return `其他收入和每一笔支出由全小区 ${households} 户平均分摊，每户一份，${told}。`;
  }
  const part = percentOf(ratioOf(weight, totalWeight, 6));
  return (
    `其他收入和每一笔支出按面积由全小区 ${households} 户分摊：您家 ${areaOf(weight)} ㎡，` +
    `占全部 ${areaOf(totalWeight)} ㎡ 的 ${part}，${told}。`
  );
}

function leftSentence({ opening, paid, income, uses, held }: RuleTold): string {
  const sum =
    `以前剩下 ${opening.format()} ＋ 您家交的 ${paid.format()} ＋ 分到的收入 ${income.format()} ` +
    `－ 分摊的支出 ${uses.format()} ＝ ${held.format()} 元`;
  return held.isNegative()
    ? `${sum}；负数是说您家分摊的比交的多，差额暂时由其他住户的钱垫着。`
    : `${sum}，还在信托账户里。`;
}

/** Hundredths of a square metre as "83,404.00". */
const areaOf = (weight: bigint): string => Money.fen(weight).format();

/** "0.001073" as "0.1073%". */
const percentOf = (ratio: string): string => {
  const [whole = '0', parts = ''] = ratio.split('.');
  return `${BigInt(whole + parts.slice(0, 2))}.${parts.slice(2)}%`;
};
