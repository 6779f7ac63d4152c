import type { Day } from '../../shared/day';
import type { Period } from '../../shared/period';
import type { EvidenceStepFileView } from './evidence-chain.view';
import { missingStep, stepOf, type Steps } from './evidence-step.rules';

/** What every entry has: its voucher, and what shows it to the public. */
export interface VoucherFacts {
  readonly seq: string;
  readonly period: Period;
  readonly voucherNo: number;
  readonly postedAt: Date;
  /** Posts that prepared, reviewed and booked it; null: made by the system from an approved document. */
  readonly preparedBy: string | null;
  readonly reviewedBy: string | null;
  readonly files: readonly EvidenceStepFileView[];
  /** Money moved on accounts at banks or payment firms; or in the cash box. */
  readonly money: 'bank' | 'cash' | 'none';
  /** Lines of the bank that were found to be this entry. */
  readonly bankLines: readonly { readonly id: string; readonly on: Day }[];
  /** The bank's own lines show it in full. */
  readonly agreed: boolean;
  /** A statement of the bank that covers the day has been taken in. */
  readonly bankHeard: boolean;
  readonly report: {
    readonly id: string;
    readonly title: string;
    readonly madeAt: Date;
  } | null;
  readonly closedOn: Date | null;
  readonly reverses: Linked | null;
  readonly reversedBy: Linked | null;
}

export interface Linked {
  readonly seq: string;
  readonly period: string;
  readonly voucherNo: number;
  readonly bookedOn: string;
}

const numberOf = ({ period, voucherNo }: Pick<Linked, 'period' | 'voucherNo'>) =>
  `${period} 记-${voucherNo}号`;

/** The voucher, the bank's word, the month's published report, and what was put right later. */
export function voucherSteps(facts: VoucherFacts): Steps {
  return {
    voucher: [voucherStep(facts)],
    reported: [...bankSteps(facts), reportStep(facts), ...correctionSteps(facts)],
  };
}

function voucherStep(facts: VoucherFacts) {
  const { preparedBy, reviewedBy, postedAt, files } = facts;
  const who =
    preparedBy === null
      ? '由系统按已批准的单据自动记账（机制凭证）'
      : `${preparedBy}制单，${reviewedBy ?? '另一人'}审核入账`;
  return stepOf('voucher', '记账凭证', {
    on: postedAt,
    post: reviewedBy ?? '系统',
    text: `${numberOf(facts)}，${who}${files.length > 0 ? `，附件 ${files.length} 个` : ''}`,
    files,
  });
}

function bankSteps({ money, bankLines, agreed, bankHeard }: VoucherFacts) {
  const name = '银行流水';
  if (money === 'none') return [];
  if (money === 'cash') {
    const text = '现金收付，由出纳每日盘点、审核人复核（日结）';
    return [stepOf('bank', '现金日结', { text })];
  }
  const found = bankLines.map(({ id, on }) =>
    stepOf('bank', name, {
      on,
      text: agreed ? '银行对账单上有这一笔，金额一致' : '银行对账单上找到其中一部分',
      link: { kind: 'bank-line', id },
    }),
  );
  if (agreed) return found;
  const why = '银行对账单已导入到这一天，但还没有对上这一笔';
  const open = bankHeard
    ? missingStep('bank', name, why)
    : stepOf('bank', name, { text: '银行对账单还没有导入到这一天，导入后核对' });
  return [...found, open];
}

function reportStep({ report, closedOn, period }: VoucherFacts) {
  const name = '收支公示表';
  if (report) {
    const { id, title, madeAt } = report;
    return stepOf('report', name, { on: madeAt, text: title, link: { kind: 'report', id } });
  }
  if (closedOn === null) return stepOf('report', name, { text: `${period} 结账后随月报公示` });
  return missingStep('report', name, `${period} 已经结账，收支公示表还没有公布`);
}

function correctionSteps({ reverses, reversedBy }: VoucherFacts) {
  const steps = [];
  if (reverses) {
    steps.push(
      stepOf('reverses', '冲回的凭证', {
        on: reverses.bookedOn,
        text: `用红字冲回 ${numberOf(reverses)}`,
        link: { kind: 'entry', id: reverses.seq },
      }),
    );
  }
  if (reversedBy) {
    steps.push(
      stepOf('reversed', '后来被冲回', {
        on: reversedBy.bookedOn,
        text: `已由 ${numberOf(reversedBy)} 用红字冲回，不再算数`,
        link: { kind: 'entry', id: reversedBy.seq },
      }),
    );
  }
  return steps;
}
