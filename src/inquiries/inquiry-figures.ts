import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { InquiryFiguresView } from './inquiry.view';
import { INQUIRIES } from './inquiry-records';

/**
 * How a community's questions stand, all of them. The median is a day count that really occurred
 * (percentile_disc): from the day of the question to the day of its first answer.
 */
export async function figuresOf(
  tx: EntityManager,
  communityId: number,
  today: Day,
): Promise<InquiryFiguresView> {
  const [figures] = await tx.query<InquiryFiguresView[]>(FIGURES, [communityId, today]);
  if (!figures) throw new Error('an aggregate without a row');
  return figures;
}

const DAY = (instant: string) => `(${instant} at time zone 'Asia/Shanghai')::date`;

const FIGURES = `
  select count(*)::int as asked, count(s."firstAnswerAt")::int as answered,
    (count(*) filter (where not s.settled and not s.answered and s."hiddenAt" is null
      and s."dueOn"::date < $2::date))::int as overdue,
    count(s."hiddenAt")::int as hidden,
    percentile_disc(0.5) within group (order by ${DAY('s."firstAnswerAt"')} - ${DAY('s.at')})
      filter (where s."firstAnswerAt" is not null) as "medianDays"
  from (${INQUIRIES}) s`;
