import type { EntityManager } from 'typeorm';
import { entryFacts } from '../queryable-account/entry-cards.queries';
import { moneyMovedOf, sentenceOf, titleOf } from '../queryable-account/entry-words.rules';
import { formatDay, type Day } from '../shared/day';

/** Something that happened, in words that name no home and no resident. */
export interface Happening {
  readonly cause: string;
  readonly kind: 'entry' | 'answer' | 'report' | 'vote';
  readonly title: string;
  readonly text: string;
  /** The page that shows it. */
  readonly link: string;
  readonly at: Date;
  /** Of an answer: the question it belongs to. */
  readonly inquiryId?: string;
}

/** Nobody in particular is told: no home is named at all. */
const NOBODY = { unitIds: [] };
const TITLE_MAX = 200;
const TEXT_MAX = 500;

/** Entries as happenings, by their place in the books. */
export async function entriesAsHappenings(
  tx: EntityManager,
  communityId: number,
  seqs: readonly string[],
): Promise<Map<string, Happening>> {
  const facts = await entryFacts(tx, communityId, seqs, NOBODY);
  const posted = await tx.query<{ seq: string; at: Date }[]>(
    `select seq, posted_at as at from entry where community_id = $1 and seq = any($2::bigint[])`,
    [communityId, seqs],
  );
  const at = new Map(posted.map((row) => [row.seq, row.at]));
  return new Map(
    facts.map((entry) => [
      entry.seq,
      {
        cause: `entry:${entry.seq}`,
        kind: 'entry',
        title: `${titleOf(entry)} ${moneyMovedOf(entry).amount.format()} 元`.slice(0, TITLE_MAX),
        text: sentenceOf(entry).slice(0, TEXT_MAX),
        link: `/c/${communityId}/entries/${entry.seq}`,
        at: at.get(entry.seq) ?? new Date(0),
      },
    ]),
  );
}

/** 月度公示: published once, when its month is closed; later prints are no news. */
export async function publishedReports(
  tx: EntityManager,
  communityId: number,
): Promise<Happening[]> {
  const rows = await tx.query<{ id: string; title: string; period: string; at: Date }[]>(
    `select r.id, r.title, r.period, r.created_at as at from report_archive r
     where r.community_id = $1 and r.kind = 'income-expenditure' and r.is_final
       and r.reprint_of is null and ${isNew("'report:' || r.id")}
     order by r.created_at limit 100`,
    [communityId],
  );
  return rows.map(({ id, title, period, at }) => ({
    cause: `report:${id}`,
    kind: 'report',
    title: `${title}已公布`,
    text: '收支、结余和最大的几笔支出，都可以查看和下载。',
    link: `/c/${communityId}/reports?period=${period}`,
    at,
  }));
}

/** 表决: announced, so that nobody misses the days on which she may vote. */
export async function announcedVotes(tx: EntityManager, communityId: number): Promise<Happening[]> {
  const rows = await tx.query<{ id: string; title: string; opens: Day; closes: Day; at: Date }[]>(
    `select r.id, r.title, r.opens_on as opens, r.closes_on as closes, r.announced_at as at
     from resolution r
     where r.community_id = $1 and r.announced_at is not null and ${isNew("'vote:' || r.id")}
     order by r.announced_at limit 100`,
    [communityId],
  );
  return rows.map(({ id, title, opens, closes, at }) => ({
    cause: `vote:${id}`,
    kind: 'vote',
    title: `表决公告：${title}`.slice(0, TITLE_MAX),
    text: `${formatDay(opens)}起可以投票，${formatDay(closes)}截止。`,
    link: `/c/${communityId}/votes/${id}`,
    at,
  }));
}

/** 质询的答复; its words stand on the page, for the committee may hide them there. */
export async function givenAnswers(tx: EntityManager, communityId: number): Promise<Happening[]> {
  const rows = await tx.query<{ id: string; inquiryId: string; number: string; at: Date }[]>(
    `select a.id, i.id as "inquiryId", i.number, a.at
     from inquiry_answer a
     join inquiry i on i.community_id = a.community_id and i.id = a.inquiry_id
     where a.community_id = $1 and ${isNew("'answer:' || a.id")}
     order by a.at limit 200`,
    [communityId],
  );
  return rows.map(({ id, inquiryId, number, at }) => ({
    cause: `answer:${id}`,
    kind: 'answer',
    title: `质询 ${number} 有了答复`,
    text: '请查看答复；提问的人可以说明是否已经答清楚。',
    link: `/c/${communityId}/inquiries/${inquiryId}`,
    at,
    inquiryId,
  }));
}

/** Whether nobody has been told of it yet, nor could have been: each is taken up once. */
const isNew = (cause: string) =>
  `not exists (select from notice_event n where n.community_id = $1 and n.cause = ${cause})`;
