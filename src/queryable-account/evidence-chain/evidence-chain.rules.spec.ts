import { day } from '../../shared/day';
import { period } from '../../shared/period';
import { chainViewOf, knownBy, missingStep, stepOf } from './evidence-step.rules';
import { incomeSteps, plainSteps, receiptSteps } from './source-evidence.rules';
import { type SpendingFacts, spendingSteps } from './spending-evidence.rules';
import { type VoucherFacts, voucherSteps } from './voucher-evidence.rules';

const paper = (name: string) => ({ id: name, name, thumbnail: false, mediaType: 'image/jpeg' });
const at = (on: string) => new Date(`${on}T04:00:00Z`);

const paid: SpendingFacts = {
  id: 'r',
  number: '支-2026-0001',
  reason: '水泵大修',
  amount: '8000.00',
  files: [paper('现场照片'), paper('验收单')],
  acts: [
    { act: 'request', post: 'clerk', at: at('2026-06-01'), note: '' },
    { act: 'review', post: 'reviewer', at: at('2026-06-02'), note: '' },
    { act: 'approve', post: 'chair', at: at('2026-06-06'), note: '同意' },
    { act: 'pay', post: 'cashier', at: at('2026-06-09'), note: '' },
  ],
  quotes: [
    { supplier: '甲', amount: '8000.00', file: paper('甲') },
    { supplier: '乙', amount: '8600.00', file: paper('乙') },
  ],
  quotesExempt: '',
  quotesAbove: '5000.00',
  quotesNeeded: 3,
  contractVersion: 2,
  ladderBy: 'committee',
  approvalsNeeded: 1,
  consultationDays: 3,
  consultationEndsOn: day('2026-06-05'),
  objectionEndsOn: day('2026-06-08'),
  objections: 0,
  freezes: [],
  emergency: null,
  commitment: null,
  budget: {
    lineId: 'l',
    year: 2026,
    name: '设备维修',
    approved: '20000.00',
    before: '1060.00',
    after: '9060.00',
  },
  isExpense: true,
  invoiceNumber: '12345678',
  invoiceTotal: '8000.00',
};
const chain = (change: Partial<SpendingFacts> = {}) =>
  chainViewOf(spendingSteps({ ...paid, ...change }));
const missingIn = (view: ReturnType<typeof chain>) =>
  view.groups.flatMap(({ steps }) => steps.filter((step) => step.missing).map(({ key }) => key));
const textOf = (view: ReturnType<typeof chain>, key: string) =>
  view.groups.flatMap(({ steps }) => steps).find((step) => step.key === key)?.text;

describe('the chain of a payment', () => {
  it('goes from the matter over who agreed and by which measure to the voucher', () => {
    const view = chain();
    expect(view.complete).toBe(true);
    expect(view.groups.map(({ name, steps }) => [name, steps.map((step) => step.name)])).toEqual([
      ['事项', ['支出申请', '比价']],
      ['授权', ['审核', '公示征询', '批准', '公示异议期']],
      ['口径', ['预算科目', '审批权限']],
      ['凭证', ['验收', '发票', '付款']],
    ]);
    expect(textOf(view, 'budget')).toBe(
      '2026 年预算“设备维修”批准 20,000.00 元；这笔之前已用 1,060.00 元，之后 9,060.00 元，占 45.3%',
    );
  });

  it.each([
    ['offers', { quotes: [] }, ['quotes']],
    ['an approval', { approvalsNeeded: 2 }, ['approve']],
    ['a budget line', { budget: null }, ['budget']],
    ['an invoice', { invoiceNumber: null, invoiceTotal: null }, ['invoice']],
    ['a paper of acceptance', { files: [] }, ['acceptance']],
    ['a rung of the ladder', { ladderBy: null }, ['ladder']],
  ] as const)('says that it lacks %s', (_what, change, missing) => {
    const view = chain(change as Partial<SpendingFacts>);
    expect([view.complete, missingIn(view)]).toEqual([false, missing]);
  });

  it('asks for no offers within the limit, nor for budget and invoice of other people’s money', () => {
    const deposit = { isExpense: false, budget: null, invoiceNumber: null, invoiceTotal: null };
    const small = { ...deposit, quotes: [], amount: '500.00', ladderBy: 'reviewer' as const };
    expect(missingIn(chain(small))).toEqual([]);
    expect(textOf(chain({ quotes: [], quotesExempt: '合同期内' }), 'quotes')).toContain('合同期内');
  });

  it('tells what an emergency was, and what became of it', () => {
    const emergency = {
      description: '主管爆裂',
      publishedAt: at('2026-06-01'),
      outcome: 'lapsed' as const,
      decidedAt: at('2026-06-09'),
    };
    const view = chain({ emergency, budget: null, acts: [] });
    expect(textOf(view, 'ratification')).toContain('受托人应还');
    expect(missingIn(view)).toEqual([]);
  });

  it('says who ended a freeze', () => {
    const freeze = { outcome: 'lifted' as const, endedAt: at('2026-06-08') };
    const by = (resolutionId: string | null, resolutionNumber: string | null) =>
      textOf(
        chain({ objections: 2, freezes: [{ ...freeze, resolutionId, resolutionNumber }] }),
        'freeze',
      );
    expect(by(null, null)).toContain('业委会公开答复');
    expect(by('x', '决-2026-001')).toContain('决-2026-001');
  });
});

const booked: VoucherFacts = {
  seq: '7',
  period: period('2026-06'),
  voucherNo: 3,
  postedAt: at('2026-06-09'),
  preparedBy: null,
  reviewedBy: '物业审核人',
  files: [],
  money: 'bank',
  bankLines: [{ id: 'b', on: day('2026-06-09') }],
  agreed: true,
  bankHeard: true,
  report: { id: 'p', title: '6月收支公示表', madeAt: at('2026-07-05') },
  closedOn: at('2026-07-03'),
  reverses: null,
  reversedBy: null,
};
const shownOf = (change: Partial<VoucherFacts>) =>
  chainViewOf(voucherSteps({ ...booked, ...change })).groups.find(({ key }) => key === 'reported')!;

describe('where an entry shows', () => {
  it.each([
    ['the bank has it', {}, [false, false]],
    [
      'no statement reaches the day',
      { agreed: false, bankLines: [], bankHeard: false },
      [false, false],
    ],
    ['the bank does not know it', { agreed: false, bankLines: [] }, [true, false]],
    ['the bank knows a part', { agreed: false }, [false, true, false]],
    ['the month goes on', { report: null, closedOn: null }, [false, false]],
    ['a closed month is not published', { report: null }, [false, true]],
    ['cash in the box', { money: 'cash' as const, bankLines: [], agreed: false }, [false, false]],
    ['no money moved', { money: 'none' as const, bankLines: [], agreed: false }, [false]],
  ])('where %s', (_what, change, missing) => {
    expect(shownOf(change).steps.map((step) => step.missing)).toEqual(missing);
  });

  it('names what took it back', () => {
    const other = { seq: '9', period: '2026-07', voucherNo: 1, bookedOn: '2026-07-02' };
    const { steps } = shownOf({ reversedBy: other, reverses: other });
    expect(steps.map(({ link }) => link?.kind)).toEqual(['bank-line', 'report', 'entry', 'entry']);
  });
});

describe('other chains', () => {
  it('of a receipt tells its number to its own home only', () => {
    const receipt = {
      receivedOn: day('2026-06-01'),
      number: null,
      kind: 'payment' as const,
      bills: [],
      schedules: [],
      treeMadeAt: null,
      period: '2026-06',
    };
    const words = (number: string | null) =>
      chainViewOf(receiptSteps({ ...receipt, number })).groups.flatMap(({ steps }) =>
        steps.map(({ text }) => text),
      );
    expect(words(null).join()).toContain('只有本户可见');
    expect(words('SJ2026-000001').join()).toContain('SJ2026-000001');
  });

  it('of common income says where nobody agreed to it', () => {
    const place = {
      contractId: 'c',
      place: '一层电梯厅',
      schedule: 'none' as const,
      amount: null,
      startsOn: day('2026-01-01'),
      resolutionRef: '',
      file: null,
    };
    expect(missingIn(chainViewOf(incomeSteps([place])))).toEqual(['resolution', 'terms']);
    const let_ = {
      ...place,
      schedule: 'monthly' as const,
      amount: '2000.00',
      resolutionRef: '决议3',
    };
    const view = chainViewOf(incomeSteps([let_]));
    expect([missingIn(view), textOf(view, 'terms')]).toEqual([[], '每月 2,000.00 元']);
  });

  it.each([
    ['opening', null, '移交清单'],
    ['general', 'bank-line', '开户协议'],
    ['general', 'voucher', '一人制单'],
  ])('of %s from %s rests on %s', (kind, sourceKind, words) => {
    expect(textOf(chainViewOf(plainSteps({ kind, sourceKind }, '摘要')), 'authority')).toContain(
      words,
    );
  });
});

it('is told as it was known then: what came later is left out', () => {
  const view = chainViewOf({
    matter: [stepOf('a', '', { on: at('2026-06-01') }), stepOf('b', '', { on: '2026-06-02' })],
    reported: [stepOf('c', '', { on: at('2026-06-03') }), missingStep('d', '', '还没有')],
  });
  const then = knownBy(view, day('2026-06-01'));
  expect(then.groups.flatMap(({ steps }) => steps.map(({ key }) => key))).toEqual(['a', 'd']);
});
