import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { Rate } from '../shared/rate';
import type { AdjustmentKind } from './budget-names.rules';
import type { ReckonedLine } from './lines.rules';
import { totalsOf } from './lines.rules';

/** How far the committee may go without asking everybody (信托合同), and how far it went this year. */
export interface AdjustmentLimits {
  /** Part of a line that may give in one 调剂: "0.10". */
  readonly share: string;
  readonly yearly: Money;
  /** By the adjustments of the year that are in force. */
  readonly moved: Money;
}

type LineText = Pick<ReckonedLine, 'lineId' | 'side' | 'name' | 'amount' | 'isContingency'>;

export interface LineChange {
  readonly lineId: string;
  readonly name: string;
  readonly side: LineText['side'];
  readonly isContingency: boolean;
  readonly before: Money;
  readonly after: Money;
}

/** Lines of which the amount differs; a new line had nothing, one left out has nothing. */
export function changesOf(before: readonly LineText[], after: readonly LineText[]): LineChange[] {
  const was = new Map(before.map((line) => [line.lineId, line]));
  const is = new Map(after.map((line) => [line.lineId, line]));
  const all = [...after, ...before.filter(({ lineId }) => !is.has(lineId))];
  return all
    .map((line) => ({
      lineId: line.lineId,
      name: line.name,
      side: line.side,
      isContingency: was.get(line.lineId)?.isContingency ?? false,
      before: was.get(line.lineId)?.amount ?? Money.zero,
      after: is.get(line.lineId)?.amount ?? Money.zero,
    }))
    .filter((change) => !change.before.equals(change.after));
}

/** Σ of what lines get: what counts towards the year's limit. */
export function movedBy(changes: readonly LineChange[]): Money {
  return Money.sum(
    changes
      .filter(({ side, before, after }) => side === 'expense' && after.isMoreThan(before))
      .map(({ before, after }) => after.minus(before)),
  );
}

/**
 * Every reason why this is not within what the committee may decide alone. 调剂: each line gives at most its
 * share. 动用预备费: only the contingency gives, and may give all it has, for that is what it is for. Both: the
 * sums of the budget stay, and all that was moved in the year stays within the year's limit. 追加 has no
 * limits: it is asked of everybody again.
 */
export function blockersOfAdjustment(
  kind: AdjustmentKind,
  texts: { before: readonly ReckonedLine[]; after: readonly ReckonedLine[] },
  limits: AdjustmentLimits,
): Problem[] {
  const changes = changesOf(texts.before, texts.after);
  if (changes.length === 0) {
    return [refused('nothing-changed', '这一版与生效的预算相同，请先修改要调整的项目')];
  }
  if (kind === 'supplement') return [];
  return [
    ...blockersOfSums(texts.before, texts.after, changes),
    ...changes.flatMap((change) =>
      kind === 'virement' ? beyondShare(change, limits.share) : notFromReserve(change),
    ),
    ...beyondYear(movedBy(changes), limits),
  ];
}

function blockersOfSums(
  before: readonly ReckonedLine[],
  after: readonly ReckonedLine[],
  changes: readonly LineChange[],
): Problem[] {
  const income = changes.find(({ side }) => side === 'income');
  if (income) {
    return [
      refused('income-changed', `调剂和动用预备费不能改收入“${income.name}”，请改为追加预算`),
    ];
  }
  const more = totalsOf(after).expense.minus(totalsOf(before).expense);
  if (more.isZero()) return [];
  const sentence = more.isPositive()
    ? `调入比调出多 ${more.formatYuan()}；请从其他项目调出同样的金额，或改为追加预算`
    : `调出比调入多 ${more.negated().formatYuan()}；请写明调入哪个项目`;
  return [refused('not-balanced', sentence)];
}

function beyondShare({ lineId, name, before, after }: LineChange, share: string): Problem[] {
  const most = before.times(Rate.of(share));
  const gives = before.minus(after);
  if (gives.isAtMost(most)) return [];
  const sentence =
    `“${name}”一次最多可调出 ${most.formatYuan()}（原预算的 ${percentOf(share)}），` +
    `这次调出 ${gives.formatYuan()}；请减少金额，或改为追加预算`;
  return [refused('virement-share', sentence, lineId)];
}

function notFromReserve({ lineId, name, before, after, isContingency }: LineChange): Problem[] {
  if (isContingency || after.isAtLeast(before)) return [];
  return [
    refused(
      'not-from-reserve',
      `动用预备费只能从预备费调出，不能减少“${name}”；请改用调剂`,
      lineId,
    ),
  ];
}

function beyondYear(moved: Money, limits: AdjustmentLimits): Problem[] {
  const all = limits.moved.plus(moved);
  if (all.isAtMost(limits.yearly)) return [];
  const left = limits.yearly.minus(limits.moved);
  const rest = left.isNegative() ? Money.zero : left;
  const sentence =
    `全年调剂和动用预备费合计不超过 ${limits.yearly.formatYuan()}，已用 ${limits.moved.formatYuan()}，` +
    `还可用 ${rest.formatYuan()}，这次 ${moved.formatYuan()}；请减少金额，或改为追加预算`;
  return [refused('virement-year', sentence)];
}

/** "0.10" is 10%, "0.125" is 12.5%. */
function percentOf(share: string): string {
  return `${Rate.of(share).times(Rate.of('100')).toString()}%`;
}

function refused(code: string, message: string, lineId?: string): Problem {
  return { code: `open-budget.${code}`, message, ...(lineId && { field: `lines.${lineId}` }) };
}
