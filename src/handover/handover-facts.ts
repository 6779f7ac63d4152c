import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { ListHead } from './handover-lists.queries';
import type { ObjectKind } from './handover-kinds.rules';
import type { BooksSealView } from './handover.view';

export interface ActFact {
  readonly act: 'deliver' | 'accept' | 'except' | 'confirm' | 'withdraw';
  readonly item: string;
  readonly note: string;
  readonly personName: string;
  readonly at: Date;
}

export interface ListFact extends ListHead {
  readonly linesRoot: string | null;
  /** The last word on it. */
  readonly act: ActFact | null;
}

/** One handover with all that hangs on it. */
export interface HandoverFacts {
  readonly id: string;
  readonly endingFirm: string;
  readonly nextFirm: string | null;
  readonly endsAt: Date;
  readonly days: number;
  readonly dueOn: Day;
  readonly reason: string;
  readonly resolutionRef: string | null;
  readonly resolutionId: string | null;
  readonly begunAt: Date;
  readonly begunBy: string;
  readonly withdrawnAt: Date | null;
  readonly seal:
    (Omit<BooksSealView, 'sealedAt'> & { sealedAt: Date; sealedBy: string | null }) | null;
  readonly lists: readonly ListFact[];
  readonly acts: readonly ActFact[];
  readonly objects: readonly {
    id: string;
    kind: ObjectKind;
    name: string;
    quantity: number;
    unit: string;
    place: string;
  }[];
}

type HeadRow = Omit<HandoverFacts, 'seal' | 'lists' | 'acts' | 'objects'>;

const HEADS = `
  select h.id, e.firm as "endingFirm", n.firm as "nextFirm", h.ends_at as "endsAt", h.days,
    h.due_on as "dueOn", h.reason, n.resolution_ref as "resolutionRef",
    n.resolution_id as "resolutionId", h.begun_at as "begunAt", p.name as "begunBy",
    h.withdrawn_at as "withdrawnAt"
  from handover h
  join trustee_term e on e.community_id = h.community_id and e.no = h.ending_term
  left join trustee_term n on n.community_id = h.community_id and n.no = h.next_term
  join person p on p.id = h.begun_by
  where h.community_id = $1 and ($2::uuid is null or h.id = $2) order by h.begun_at desc, h.id desc`;

const SEAL = `
  select s.sealed_at as "sealedAt", q.name as "sealedBy", s.last_seq::text as "lastSeq",
    s.last_period as "lastPeriod", s.last_voucher_no as "lastVoucherNo",
    s.trial_debit::text as "trialDebit", s.trial_root as "trialRoot", s.log_size::text as "logSize",
    s.log_root as "logRoot", s.file_count as "fileCount", s.file_root as "fileRoot"
  from books_seal s left join person q on q.id = s.sealed_by
  where s.community_id = $1 and s.handover_id = $2`;

const LISTS = `
  select list, line_count as "lineCount", total::text, lines_root as "linesRoot"
  from handover_list where community_id = $1 and handover_id = $2 order by turn`;

const ACTS = `
  select a.act, a.item, a.note, q.name as "personName", a.at
  from handover_act a join person q on q.id = a.person_id
  where a.community_id = $1 and a.handover_id = $2 order by a.at, a.recorded_at, a.id`;

const OBJECTS = `
  select id, kind, name, quantity, unit, place from handover_object
  where community_id = $1 and handover_id = $2 and removed_at is null order by kind, name, id`;

/** The newest first; one of them by its id. Through the transaction given. */
export async function handoverFacts(
  tx: EntityManager,
  communityId: number,
  id: string | null = null,
): Promise<HandoverFacts[]> {
  const heads = await tx.query<HeadRow[]>(HEADS, [communityId, id]);
  const facts: HandoverFacts[] = [];
  for (const head of heads) facts.push(await withParts(tx, communityId, head));
  return facts;
}

async function withParts(
  tx: EntityManager,
  communityId: number,
  head: HeadRow,
): Promise<HandoverFacts> {
  const of = [communityId, head.id];
  const [seal] = await tx.query<NonNullable<HandoverFacts['seal']>[]>(SEAL, of);
  const lists = await tx.query<Omit<ListFact, 'act'>[]>(LISTS, of);
  const acts = await tx.query<ActFact[]>(ACTS, of);
  const objects = await tx.query<HandoverFacts['objects'][number][]>(OBJECTS, of);
  const said = new Map(acts.filter(({ item }) => item !== '').map((act) => [act.item, act]));
  return {
    ...head,
    seal: seal ?? null,
    lists: lists.map((list) => ({ ...list, act: said.get(list.list) ?? null })),
    acts,
    objects,
  };
}
