import fc from 'fast-check';
import { Money } from '../../shared/money';
import { type PostPay, publishedPay, SINGLES } from './payroll.rules';

const pay = (post: string, headcount: number, gross: string): PostPay => ({
  post,
  headcount,
  gross: Money.yuan(gross),
});
const shown = (posts: readonly PostPay[]) =>
  posts.map(({ post, headcount, gross }) => `${post} ${headcount}人 ${gross.toString()}`);
const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('pay by post and headcount', () => {
  it('is shown as it is where every post is held by several', () => {
    const posts = [pay('秩序维护', 8, '27200.00'), pay('保洁', 6, '18000.00')];
    expect(shown(publishedPay(posts, Money.yuan('45200')))).toEqual([
      '秩序维护 8人 27200.00',
      '保洁 6人 18000.00',
    ]);
  });

  it('puts posts of one person together', () => {
    const posts = [pay('经理', 1, '8000'), pay('保洁', 6, '18000'), pay('会计', 1, '5000')];
    expect(shown(publishedPay(posts, Money.yuan('31000')))).toEqual([
      '保洁 6人 18000.00',
      `${SINGLES} 2人 13000.00`,
    ]);
  });

  it('hides the only single post in the smallest other', () => {
    const posts = [pay('经理', 1, '8000'), pay('保洁', 6, '18000'), pay('工程', 2, '9000')];
    expect(shown(publishedPay(posts, Money.yuan('35000')))).toEqual([
      '保洁 6人 18000.00',
      '工程及经理 3人 17000.00',
    ]);
  });

  it.each([
    ['nothing', [], '0', 'payroll.empty'],
    ['a post twice', [pay('保洁', 2, '1'), pay('保洁', 3, '1')], '2', 'payroll.post-twice'],
    ['one person alone', [pay('经理', 1, '8000')], '8000', 'payroll.one-person'],
    ['a fen too much', [pay('保洁', 2, '10.01')], '10', 'payroll.sum-wrong'],
  ] as const)('refuses %s', (_case, posts, booked, code) => {
    expect(codeOf(() => publishedPay(posts, Money.yuan(booked)))).toBe(code);
  });

  it('never shows one person alone and loses neither a head nor a fen', () => {
    const posts = fc.uniqueArray(
      fc.record({
        post: fc.string({ minLength: 2, maxLength: 6 }),
        headcount: fc.integer({ min: 1, max: 9 }),
        gross: fc.bigInt({ min: 0n, max: 9_999_999n }).map((fen) => Money.fen(fen)),
      }),
      { minLength: 2, maxLength: 12, selector: ({ post }) => post },
    );
    fc.assert(
      fc.property(posts, (entered) => {
        const total = Money.sum(entered.map(({ gross }) => gross));
        const published = publishedPay(entered, total);
        const heads = (of: readonly PostPay[]) => of.reduce((sum, one) => sum + one.headcount, 0);
        expect(published.every(({ headcount }) => headcount > 1)).toBe(true);
        expect(heads(published)).toBe(heads(entered));
        expect(Money.sum(published.map(({ gross }) => gross)).equals(total)).toBe(true);
      }),
    );
  });
});
