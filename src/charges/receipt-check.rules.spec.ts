import { day } from '../shared/day';
import { Money } from '../shared/money';
import { checkPage, checkUrlOf, numberFrom } from './receipt-check.rules';

const receipt = {
  communityName: '<锦和"苑>',
  number: 'SJ2026-000012',
  receivedOn: day('2026-03-18'),
  amount: Money.yuan('1085.63'),
  cancelledOn: null,
};

describe('the public check of a receipt', () => {
  it('says what stands on the paper, and runs nothing', () => {
    const page = checkPage(receipt);
    for (const said of ['真实有效', 'SJ2026-000012', '2026年3月18日', '1,085.63 元']) {
      expect(page).toContain(said);
    }
    expect(page).toContain('&lt;锦和&quot;苑&gt;');
    expect(page).not.toMatch(/<script|<锦和|https?:/);
  });

  it('says when it was taken back, and nothing at all of one it does not know', () => {
    expect(checkPage({ ...receipt, cancelledOn: day('2026-03-20') })).toContain(
      '已于 2026年3月20日 作废',
    );
    const unknown = checkPage(null);
    expect(unknown).toContain('查无此收据');
    expect(unknown).not.toContain('<dt>');
  });

  it.each([
    ['SJ2026-000012', { year: 2026, no: 12 }],
    ['SJ2026-1000000', { year: 2026, no: 1_000_000 }],
    ['SJ26-12', null],
    ["SJ2026-000012'--", null],
    ['', null],
  ])('reads the number %j', (text, expected) => {
    expect(numberFrom(text)).toEqual(expected);
  });

  it('has an address that a small code holds', () => {
    const url = checkUrlOf('https://a.cn', { communityId: 3, number: 'SJ2026-000012', code: 'ab' });
    expect(url).toBe('https://a.cn/api/receipts/check?c=3&n=SJ2026-000012&k=ab');
  });
});
