import type { EntityManager } from 'typeorm';
import type { Speaker } from '../inquiries/inquiries.service';
import type { Subject } from '../inquiries/inquiry.rules';
import { plusDays, type Day } from '../shared/day';
import { type AskedAbout, INQUIRIES, type PlannedInquiry } from './inquiries-plan.rules';
import { act, playerOf, type Play } from './stage';
import type { DemoEvent } from './vouchers-live';

/** 问一问 of the half year: asked, answered, judged and once hidden, each on its own day. */
export function inquiriesOf(play: Play, { startsOn, today }: { startsOn: Day; today: Day }) {
  const asking = INQUIRIES.map((planned) => ({ planned, on: plusDays(today, -planned.daysAgo) }))
    .filter(({ on }) => on > startsOn)
    .map(({ planned, on }): DemoEvent => ({ on, happen: () => asked(play, planned, on) }));
  return [...asking, overdueTold(play, today)];
}

/** What the standing job does every day: who is told of a question that waits too long. */
function overdueTold(play: Play, today: Day): DemoEvent {
  const { communityId, stage } = play;
  const tell = () => act(play, (tx) => stage.inquiries.escalateOverdue(tx, communityId));
  return { on: today, happen: async () => void (await tell()) };
}

async function asked(play: Play, planned: PlannedInquiry, on: Day): Promise<DemoEvent[]> {
  const { communityId, stage } = play;
  const id = await act(play, async (tx) => {
    const subject = await subjectOf(tx, communityId, { about: planned.about, on });
    if (subject === null) return null;
    const { topic, text } = planned;
    const asking = { subject, topic, text };
    return stage.inquiries.ask(tx, communityId, asking, speakerOf(play, planned.by));
  });
  return id === null ? [] : turnsOf(play, { id, planned, on });
}

function turnsOf(
  play: Play,
  { id, planned, on }: { id: string; planned: PlannedInquiry; on: Day },
): DemoEvent[] {
  const at = { communityId: play.communityId, id };
  let day = on;
  return planned.turns.map(({ after, by, say, text }) => {
    day = plusDays(day, after);
    const speaker = speakerOf(play, by);
    const { inquiries } = play.stage;
    const happen = () =>
      act(play, (tx) => {
        if (say === 'answer') return inquiries.answer(tx, at, { text, fileIds: [] }, speaker);
        if (say === 'hide') {
          return inquiries.hide(tx, at, { part: 'question', reason: text }, speaker);
        }
        return inquiries.judge(tx, at, { answered: say === 'yes', note: text }, speaker.personId);
      });
    return { on: day, happen };
  });
}

/** An office speaks as such, a resident as one of all households. */
function speakerOf(play: Play, key: string): Speaker {
  const resident = play.residents.get(key);
  if (resident) {
    return { personId: resident.personId, acting: { grantId: null, post: 'resident' } };
  }
  const player = playerOf(play, key);
  return { personId: player.personId, acting: player };
}

const PAYMENT = `
  select e.seq::text as id from entry e
  join posting p on p.community_id = e.community_id and p.seq = e.seq
  where e.community_id = $1 and e.kind = 'payment' and p.account_code = $2 and e.booked_on < $3::date
  order by e.booked_on desc, e.seq desc limit 1`;

const FULLEST_LINE = `
  select l.id::text as id from budget b
  join budget_line l on l.community_id = b.community_id and l.budget_id = b.id and l.side = 'expense'
  cross join lateral budget_line_standing(b.community_id, l.id) s
  where b.community_id = $1 and b.in_force_version is not null and b.year = extract(year from $2::date)
    and s.approved > 0
  order by s.spent / s.approved desc, l.id limit 1`;

const PLACE = `
  select v.contract_id::text as id from income_version v
  where v.community_id = $1 and v.place like '%' || $2 || '%' order by v.version desc limit 1`;

async function subjectOf(
  tx: EntityManager,
  communityId: number,
  { about, on }: { about: AskedAbout; on: Day },
): Promise<Subject | null> {
  if ('everything' in about) return { kind: 'general', id: null, line: null };
  const first = async (sql: string, ...params: unknown[]): Promise<string | undefined> =>
    (await tx.query<{ id: string }[]>(sql, [communityId, ...params]))[0]?.id;
  const named = (kind: Subject['kind'], id: string | undefined) =>
    id === undefined ? null : { kind, id, line: null };
  if ('payment' in about) return named('entry', await first(PAYMENT, about.payment, on));
  if ('fullestLine' in about) return named('budget-line', await first(FULLEST_LINE, on));
  return named('income-contract', await first(PLACE, about.place));
}
