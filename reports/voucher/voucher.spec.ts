import { createHash } from 'node:crypto';
import { Money } from '../../src/shared/money';
import { sampleMaking } from '../samples/facts';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { samplePayment, sampleReversal } from '../samples/voucher-facts';
import { voucherContent } from './content.rules';
import { drawVoucher } from './draw';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the printed 记账凭证', () => {
  it.each([
    ['voucher', samplePayment],
    ['voucher-reversal', sampleReversal],
  ])('%s says what the golden sample says', async (name, facts) => {
    const printed = await drawVoucher(voucherContent(facts), sampleMaking);
    keepForLooking(name, printed);
    expect(textOf(printed)).toBe(goldenText(name));
  });

  it('is the same file, byte for byte, whenever it is drawn', async () => {
    const drawn = () => drawVoucher(voucherContent(samplePayment), sampleMaking);
    expect(sha256((await drawn()).bytes)).toBe(sha256((await drawn()).bytes));
  });

  it('numbers its sheets as fractions and adds up on the last only', () => {
    const { sheets } = voucherContent(sampleReversal);
    expect(sheets.map((sheet) => sheet.number)).toEqual(['记-51号 1/2', '记-51号 2/2']);
    expect(sheets.map((sheet) => sheet.total?.words ?? null)).toEqual([null, '负陆仟壹佰柒拾元整']);
  });

  it('marks red lines, and names the system where no person made it', () => {
    const content = voucherContent(sampleReversal);
    expect(content.sheets[0]?.rows.every((row) => row?.isRed)).toBe(true);
    expect(content.signatures.map(({ role, name }) => `${role}${name}`)).toEqual([
      '会计主管',
      '记账系统',
      '审核系统',
      '出纳',
      '制单系统',
    ]);
  });

  it('is never drawn when it does not balance', () => {
    const [first, ...others] = samplePayment.lines;
    const lines = [{ ...first!, debit: Money.yuan('5670.01') }, ...others];
    expect(() => voucherContent({ ...samplePayment, lines })).toThrow(/balance/);
  });
});
