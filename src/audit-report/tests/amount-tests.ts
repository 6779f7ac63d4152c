import type { EntityManager } from 'typeorm';
import { contractVersions } from '../../trust-contract/contract-in-force';
import { day } from '../../shared/day';
import { Money } from '../../shared/money';
import {
  type AuditTest,
  type Hit,
  HITS_SHOWN,
  type Outcome,
  PAID,
  PAYMENT,
  type Tested,
} from './audit-test';
import { BENFORD_LEAST, benfordOf, benfordVerdicts } from './benford.rules';
import {
  limitJustAbove,
  limitsOf,
  NEAR_PART,
  type Paid,
  SPLIT_DAYS,
  splitsOf,
} from './limits.rules';

interface PaidRequest extends Paid {
  readonly seq: string;
  readonly number: string;
  /** On which the approval was judged: together with its sisters. */
  readonly basis: Money | null;
  readonly limits: readonly Money[];
}

/** Payments that no contract or order stands behind, with the limits that governed them. */
async function paidRequests(
  tx: EntityManager,
  { communityId, from, to }: Tested,
): Promise<PaidRequest[]> {
  const versions = await contractVersions(tx, communityId);
  const limits = new Map(versions.map(({ version, terms }) => [version, limitsOf(terms)]));
  const rows = await tx.query<PaidRecord[]>(
    `with ${PAID}
     select p.seq, p.number, p.payee_id, p.amount, p.paid_on, p.ladder_basis, p.contract_version
     from paid p where p.commitment_id is null order by p.seq`,
    [communityId, from, to],
  );
  return rows.map((row) => ({
    seq: row.seq,
    number: row.number,
    payeeId: row.payee_id,
    amount: Money.yuan(row.amount),
    on: day(row.paid_on),
    basis: row.ladder_basis === null ? null : Money.yuan(row.ladder_basis),
    limits: limits.get(row.contract_version ?? 0) ?? [],
  }));
}

interface PaidRecord {
  seq: string;
  number: string;
  payee_id: string;
  amount: string;
  paid_on: string;
  ladder_basis: string | null;
  contract_version: number | null;
}

const hitOf = ({ seq, on, amount }: PaidRequest, note: string): Hit => ({
  seq,
  title: '',
  link: null,
  on,
  amount: amount.toString(),
  note,
});

const outcome = (population: number, hits: readonly Hit[]): Outcome => ({
  population,
  count: hits.length,
  hits: hits.slice(0, HITS_SHOWN),
});

async function belowLimits(tx: EntityManager, tested: Tested): Promise<Outcome> {
  const paid = await paidRequests(tx, tested);
  const hits = paid.flatMap((request) => {
    const limit = limitJustAbove(request.amount, request.limits);
    return limit ? [hitOf(request, `${request.number}，离限额 ${limit.format()} 元不到 5%`)] : [];
  });
  return outcome(paid.length, hits);
}

async function splitPurchases(tx: EntityManager, tested: Tested): Promise<Outcome> {
  const paid = await paidRequests(tx, tested);
  const hits = splitsOf(paid, ({ limits }) => limits).map(({ last, count, total, limit }) => {
    const judged = last.basis?.isMoreThan(limit)
      ? `；审批时已按合并金额 ${last.basis.format()} 元判断`
      : '；审批时没有按合并金额判断';
    const words = `${last.number} 等 ${count} 笔，${SPLIT_DAYS} 天内合计 ${total.format()} 元`;
    return hitOf(last, `${words}，单笔都在限额 ${limit.format()} 元以内${judged}`);
  });
  return outcome(paid.length, hits);
}

const DIGITS = `
  with ${PAYMENT}
  select left(replace(p.amount::text, '.', ''), 2)::integer as digits, count(*)::int as count
  from payment p where p.amount >= 10 group by 1`;

const PERCENT = 100;
const TENTHS = 10;
const percent = (share: number): string => `${Math.round(share * PERCENT * TENTHS) / TENTHS}%`;
const MICRO = 10_000;

async function benford(tx: EntityManager, { communityId, from, to }: Tested): Promise<Outcome> {
  const rows = await tx.query<{ digits: number; count: number }[]>(DIGITS, [communityId, from, to]);
  const { amounts, deviation, verdict, pairs } = benfordOf(
    new Map(rows.map(({ digits, count }) => [digits, count])),
  );
  const hits = pairs.map(({ digits, count, share, expected, z }) => ({
    seq: null,
    title: `以 ${digits} 开头的金额`,
    link: null,
    on: null,
    amount: null,
    note: `${count} 笔，占 ${percent(share)}，规律应占 ${percent(expected)}（z = ${Math.round(z * TENTHS) / TENTHS}）`,
  }));
  return {
    ...outcome(amounts, hits),
    figures: [
      { name: '平均绝对偏差', value: String(Math.round(deviation * MICRO) / MICRO) },
      { name: '结论', value: benfordVerdicts[verdict] },
    ],
    ...(verdict === 'too-few'
      ? { caution: `只有 ${amounts} 笔，少于 ${BENFORD_LEAST} 笔，首两位数字的分布不能说明问题。` }
      : {}),
  };
}

/** Tests of how large the payments are. */
export const AMOUNT_TESTS: readonly AuditTest[] = [
  {
    key: 'below-limits',
    name: '略低于审批限额',
    rule: '付款金额不超过、又达到某一审批或比价限额 95% 的列出；限额取付款所依据的合同版本；合同和订单项下的付款除外。',
    means: '金额贴着限额，可能是为了少一道审批或免去比价。',
    meansNot: '单独一笔说明不了什么；同一单位、同一经手人反复出现才值得深查。',
    parameters: [{ name: '接近程度', value: `限额的 ${NEAR_PART} 倍至限额` }],
    populationName: '无合同的付款',
    run: belowLimits,
  },
  {
    key: 'split-purchases',
    name: '疑似拆分采购',
    rule: `审计期间内，${SPLIT_DAYS} 天里向同一单位付款两笔以上，单笔都在限额以内而合计超过限额的列出；合同和订单项下的付款除外。`,
    means: '把一次采购拆成几笔，可以绕开审批或比价。',
    meansNot:
      '系统在提交时已按 30 天合并金额判断审批级别；说明里写明“已按合并金额判断”的，审批没有被绕开。',
    parameters: [{ name: '合并天数', value: `${SPLIT_DAYS} 天` }],
    populationName: '无合同的付款',
    run: splitPurchases,
  },
  {
    key: 'benford',
    name: '首两位数字（本福特定律）',
    rule: '10 元以上的付款按金额首两位数字计数，与 log₁₀(1 + 1/d) 比较；明显偏多（z > 2.576）的列出。偏差界限取 Nigrini（2012）：0.0012、0.0018、0.0022。',
    means: '某些开头的金额多得反常，可能是编造、贴着限额或重复付款。',
    meansNot:
      '固定月费会让一些数字天然偏多；每百对数字约有一对会偶然超界。只用来挑选要看的凭证，不能作证据。',
    parameters: [
      { name: '最少笔数', value: String(BENFORD_LEAST) },
      { name: '显著性', value: '99%' },
    ],
    populationName: '10 元以上的付款',
    run: benford,
  },
];
