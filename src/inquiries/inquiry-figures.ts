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

/** How the questions of some days stood at the end of the last of them. */
export interface InquiriesOfSpan {
  readonly asked: number;
  readonly answered: number;
  /** Answered after their day, or not yet though it was over. */
  readonly late: number;
}

/** Questions asked in these days; nothing that came afterwards is counted. */
export async function inquiriesOf(
  tx: EntityManager,
  communityId: number,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<InquiriesOfSpan> {
  const [figures] = await tx.query<InquiriesOfSpan[]>(OF_SPAN, [communityId, from, to]);
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

const OF_SPAN = `
  select count(*)::int as asked,
    (count(*) filter (where q.answered <= $3::date))::int as answered,
    (count(*) filter (where least(coalesce(q.answered, $3::date), $3::date) > q.due))::int as late
  from (
    select ${DAY('s.at')} as asked, ${DAY('s."firstAnswerAt"')} as answered,
      ${DAY('s.at')} + s."answerDays" as due
    from (${INQUIRIES}) s
  ) q where q.asked between $2::date and $3::date`;
