import type { Day } from '../shared/day';
import { lastDayOf } from '../shared/day';
import type { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { formatPeriod } from '../shared/period';
import type { Fund } from './funds.rules';
import { fundName } from './funds.rules';

/** One line of the checklist a month must pass before it is closed (domain: 3.5). */
export interface ChecklistItem {
  readonly key: string;
  readonly name: string;
  readonly ok: boolean;
  /** What was found; when not ok, what to do. */
  readonly detail: string;
}

export interface ClosingFacts {
  readonly period: Period;
  readonly today: Day;
  /** The month that is next in order; null when the books are not open. */
  readonly nextToClose: Period | null;
  /** Hand-written vouchers of the month that are not posted. */
  readonly openDrafts: number;
  readonly entries: number;
  readonly lastVoucherNo: number;
  /** Per fund, all periods up to and including this one; Σ debit − Σ credit. */
  readonly overhangs: readonly { readonly fund: Fund; readonly overhang: Money }[];
  /** Accounts whose stored sums of the month differ from their lines. */
  readonly driftedAccounts: readonly string[];
  /** Money accounts below zero at the end of the month, by account and fund. */
  readonly overdrawn: readonly {
    readonly accountCode: string;
    readonly accountName: string;
    readonly fund: Fund;
    readonly balance: Money;
  }[];
  /** 1301 less 2301 over all funds at the end of the month. */
  readonly interfund: Money;
}

/** What the ledger itself checks; other rooms add theirs (`ClosingChecks`). */
export function checklistOf(facts: ClosingFacts): ChecklistItem[] {
  return [
    inOrder(facts),
    ended(facts),
    draftsPosted(facts),
    numbered(facts),
    balanced(facts),
    sumsHold(facts),
    notOverdrawn(facts),
    interfundMirrored(facts),
  ];
}

export function mayClose(items: readonly ChecklistItem[]): boolean {
  return items.every((item) => item.ok);
}

function inOrder({ period, nextToClose }: ClosingFacts): ChecklistItem {
  const next = nextToClose === null ? '' : formatPeriod(nextToClose);
  return item('previous-closed', '以前月份均已结账', period === nextToClose, {
    fine: '轮到本月结账',
    wrong: nextToClose === null ? '账簿还没有启用' : `应先结 ${next}；已结的月份不能再结`,
  });
}

function ended({ period, today }: ClosingFacts): ChecklistItem {
  const last = lastDayOf(period);
  return item('period-ended', '本月已经结束', today > last, {
    fine: `今天是 ${today}`,
    wrong: `请在 ${last} 之后结账，月底前还可能有业务`,
  });
}

function draftsPosted({ openDrafts }: ClosingFacts): ChecklistItem {
  return item('drafts-posted', '凭证全部入账', openDrafts === 0, {
    fine: '没有待审凭证',
    wrong: `还有 ${openDrafts} 张待审凭证，请审核入账、改期或删除`,
  });
}

function numbered({ entries, lastVoucherNo }: ClosingFacts): ChecklistItem {
  return item('numbers-whole', '凭证号连续', entries === lastVoucherNo, {
    fine: entries === 0 ? '本月没有凭证' : `记-1 至 记-${lastVoucherNo}，共 ${entries} 张，无断号`,
    wrong: `最大号是 记-${lastVoucherNo}，却只有 ${entries} 张，账簿可能被改动过，请运行账簿校验`,
  });
}

function balanced({ overhangs }: ClosingFacts): ChecklistItem {
  const off = overhangs.filter(({ overhang }) => !overhang.isZero());
  return item('funds-balanced', '各基金试算平衡', off.length === 0, {
    fine: `${overhangs.length} 个基金借贷相等`,
    wrong: off
      .map(({ fund, overhang }) => `${fundName(fund)} 差 ${overhang.formatYuan()}`)
      .join('；'),
  });
}

function sumsHold({ driftedAccounts }: ClosingFacts): ChecklistItem {
  return item('sums-hold', '总账与明细账相符', driftedAccounts.length === 0, {
    fine: '各科目发生额与分录合计一致',
    wrong: `科目 ${driftedAccounts.join('、')} 的汇总与分录不符，请运行账簿校验`,
  });
}

function notOverdrawn({ overdrawn }: ClosingFacts): ChecklistItem {
  return item('money-not-negative', '货币资金不为负', overdrawn.length === 0, {
    fine: '各账户在各基金下均不为负',
    wrong: overdrawn
      .map(
        (each) =>
          `${each.accountCode} ${each.accountName} 在${fundName(each.fund)}下为 ${each.balance.formatYuan()}`,
      )
      .join('；'),
  });
}

function interfundMirrored({ interfund }: ClosingFacts): ChecklistItem {
  return item('interfund-mirrored', '基金间往来相符', interfund.isZero(), {
    fine: '1301 与 2301 余额相等',
    wrong: `1301 与 2301 相差 ${interfund.formatYuan()}，请查明后补记`,
  });
}

function item(
  key: string,
  name: string,
  ok: boolean,
  says: { fine: string; wrong: string },
): ChecklistItem {
  return { key, name, ok, detail: ok ? says.fine : says.wrong };
}
