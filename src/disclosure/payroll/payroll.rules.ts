import { Money } from '../../shared/money';
import { payrollErrors } from './payroll.errors';

/** One post: how many hold it, and what they earned together, in yuan before deductions. */
export interface PostPay {
  readonly post: string;
  readonly headcount: number;
  readonly gross: Money;
}

/** Where one person alone would be seen. */
export const SINGLES = '单人岗位合计';

/**
 * What is published of a month's pay: no post held by one person stands alone, for then the sheet would be
 * her pay slip (个人信息保护法 25). Single posts are put together; if there is but one of them, it goes with
 * the post of the fewest heads. Heads and pay stay exact.
 * @throws DomainError `payroll.empty`, `payroll.post-twice`, `payroll.one-person`, `payroll.sum-wrong`.
 */
export function publishedPay(entered: readonly PostPay[], booked: Money): PostPay[] {
  if (entered.length === 0) throw payrollErrors.empty();
  const twice = entered.find(({ post }, at) => entered.findIndex((e) => e.post === post) !== at);
  if (twice) throw payrollErrors.postTwice(twice.post);
  const total = Money.sum(entered.map(({ gross }) => gross));
  if (!total.equals(booked)) throw payrollErrors.sumWrong(total, booked);
  const singles = entered.filter(({ headcount }) => headcount === 1);
  const others = entered.filter(({ headcount }) => headcount > 1);
  if (singles.length === 0) return [...others];
  if (singles.length > 1) return [...others, together(SINGLES, singles)];
  const [smallest] = [...others].sort(
    (a, b) => a.headcount - b.headcount || (a.post < b.post ? -1 : 1),
  );
  const [single] = singles;
  if (!smallest || !single) throw payrollErrors.onePerson();
  const joined = together(`${smallest.post}及${single.post}`, [smallest, single]);
  return [...others.filter((one) => one !== smallest), joined];
}

const together = (post: string, posts: readonly PostPay[]): PostPay => ({
  post,
  headcount: posts.reduce((sum, one) => sum + one.headcount, 0),
  gross: Money.sum(posts.map(({ gross }) => gross)),
});
