import { day } from '../shared/day';
import { Money } from '../shared/money';
import {
  blockersOfBudget,
  type BudgetOfRequest,
  type ChargedRequest,
  NO_BUDGET,
} from './budget-control.rules';

const yuan = (text: string) => Money.yuan(text);
const line = {
  lineId: 'lift',
  name: '电梯维保',
  year: 2026,
  fund: 'F1',
  accountCode: '510301',
  open: true,
  available: yuan('100.00'),
};
const order = {
  number: '约-2026-001',
  agreed: true,
  payeeId: 'lifts',
  lineId: 'lift',
  rest: yuan('500.00'),
};
const chosen: BudgetOfRequest = { ...NO_BUDGET, controlled: true, lineId: 'lift', line };
const under: BudgetOfRequest = { ...chosen, commitmentId: 'order', commitment: order };
const none: BudgetOfRequest = { ...NO_BUDGET, controlled: true };
const request: ChargedRequest = {
  amount: yuan('100.00'),
  fund: 'F1',
  accountCode: '510301',
  isExpense: true,
  payeeId: 'lifts',
  today: day('2026-06-10'),
  budget: chosen,
};

it.each<[string, Partial<ChargedRequest>, string[]]>([
  ['all that is left', {}, []],
  ['a fen more', { amount: yuan('100.01') }, ['spending.over-budget']],
  ['no line where none is needed', { budget: NO_BUDGET }, []],
  ['no line where one is needed', { budget: none }, ['spending.no-budget-line']],
  [
    'no line for a debt that is owed',
    { budget: { ...none, owed: yuan('100.00') }, isExpense: false },
    [],
  ],
  [
    'more than is owed',
    { budget: { ...none, owed: yuan('99.99') }, isExpense: false },
    ['spending.more-than-owed'],
  ],
  [
    'more than is owed where no budget is in force',
    { budget: { ...NO_BUDGET, owed: yuan('0.00') }, isExpense: false },
    [],
  ],
  ['no line for an advance', { budget: none, isExpense: false }, []],
  ['no line in an emergency', { budget: { ...none, urgent: true } }, []],
  ['too much in an emergency', { amount: yuan('900'), budget: { ...chosen, urgent: true } }, []],
  ['an unknown line', { budget: { ...chosen, line: null } }, ['spending.budget-line-unfit']],
  ['a line of another account', { accountCode: '5106' }, ['spending.budget-line-unfit']],
  ['a line of another fund', { fund: 'F2' }, ['spending.budget-line-unfit']],
  ['a line of another year', { today: day('2027-01-01') }, ['spending.budget-line-unfit']],
  [
    'a line that is not in force',
    { budget: { ...chosen, line: { ...line, open: false } } },
    ['spending.budget-line-unfit'],
  ],
  ['more than the line has, under a contract', { amount: yuan('500.00'), budget: under }, []],
  [
    'more than the contract has',
    { amount: yuan('500.01'), budget: under },
    ['spending.over-commitment'],
  ],
  [
    'a contract with another payee',
    { payeeId: 'others', budget: under },
    ['spending.commitment-unfit'],
  ],
  [
    'a contract nobody agreed to',
    { budget: { ...under, commitment: { ...order, agreed: false } } },
    ['spending.commitment-unfit'],
  ],
  [
    'a contract out of another line',
    { budget: { ...under, commitment: { ...order, lineId: 'other' } } },
    ['spending.commitment-unfit'],
  ],
  [
    'a contract without a line',
    { budget: { ...none, commitmentId: 'order' } },
    ['spending.commitment-unfit'],
  ],
  [
    'an emergency under a contract',
    { budget: { ...under, urgent: true } },
    ['spending.commitment-unfit'],
  ],
])('%s', (_what, change, codes) => {
  expect(blockersOfBudget({ ...request, ...change }).map(({ code }) => code)).toEqual(codes);
});
