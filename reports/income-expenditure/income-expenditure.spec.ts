import { createHash } from 'node:crypto';
import { Money } from '../../src/shared/money';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { sampleFacts, sampleMaking } from '../samples/facts';
import { incomeExpenditureContent } from './content.rules';
import { drawIncomeExpenditure } from './draw';

const content = incomeExpenditureContent(sampleFacts);
const drawn = () => drawIncomeExpenditure(content, sampleMaking);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the 收支公示表', () => {
  it('says what the golden sample says', async () => {
    const printed = await drawn();
    keepForLooking('income-expenditure', printed);
    expect(textOf(printed)).toBe(goldenText('income-expenditure'));
  });

  it('is the same file, byte for byte, whenever it is drawn', async () => {
    const [once, again] = [await drawn(), await drawn()];
    expect(sha256(again.bytes)).toBe(sha256(once.bytes));
  });

  it('fits two sheets of A4 with every fund moving', async () => {
    const printed = await drawn();
    expect(printed.pages).toBeLessThanOrEqual(2);
  });

  it('says on each page that it is a later print', async () => {
    const printed = await drawIncomeExpenditure(content, { ...sampleMaking, printNo: 3 });
    const marks = printed.said.filter(({ text }) => text.includes('补打 第2次'));
    expect(marks.map(({ page }) => page)).toEqual(
      Array.from({ length: printed.pages }, (_, index) => index + 1),
    );
  });

  it('warns where the month is not closed yet', () => {
    const open = incomeExpenditureContent({ ...sampleFacts, isClosed: false });
    expect(open.state).toContain('尚未结账');
  });

  it('is never drawn when the money in the accounts is not the money of the funds', () => {
    const places = sampleFacts.places.map((place, index) =>
      index === 0 ? { ...place, balance: place.balance.plus(Money.yuan('0.01')) } : place,
    );
    expect(() => incomeExpenditureContent({ ...sampleFacts, places })).toThrow(/money is/);
  });

  it('shows shares of what was spent that do not pretend to more than they know', () => {
    const [section] = content.sections;
    expect(section?.uses[0]).toMatchObject({ name: '人员工资', share: '64.6%' });
  });
});
