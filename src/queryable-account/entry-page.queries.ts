import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';
import { bankAgreed } from '../spending/bank-agreed';
import { cashBalances, cashBalancesKnown, totalIn } from './balances.queries';
import { bankStep, type ChainStep, chainOf, entryPeople, type EntryPeople } from './chain.queries';
import { entryFacts, type EntryFacts, type Reader } from './entry-cards.queries';
import { concernsOthers } from './entry-words.rules';
import { evidenceChainOf } from './evidence-chain/evidence-chain.queries';
import type { EvidenceChain } from './evidence-chain/evidence-chain.view';
import { queryableAccountErrors } from './queryable-account.errors';
import { type Known, knownAt } from './time-machine/as-of.queries';

/** A line as it may be shown: lines of other people's homes are one sum, without a name. */
export interface ShownLine {
  readonly accountCode: string;
  readonly accountName: string;
  readonly fund: string;
  readonly debit: Money;
  readonly credit: Money;
  /** Empty where the entry concerns other homes. */
  readonly summary: string;
  readonly payeeName: string | null;
  /** Homes that stand behind the line; 0 for most. */
  readonly homes: number;
  readonly ownHome: string | null;
}

export interface EntryFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly publicSha256: string;
  readonly thumbnail: boolean;
  readonly width: number | null;
  readonly height: number | null;
  /** 0: the copy made when the file came in. */
  readonly copyNo: number;
  readonly maskedAt: Date | null;
  /** The kind of each box on the copy. */
  readonly kinds: readonly string[];
}

export interface LinkedEntry {
  readonly seq: string;
  readonly period: string;
  readonly voucherNo: number;
  readonly bookedOn: string;
}

export interface EntryPage {
  readonly entry: EntryFacts;
  readonly lines: readonly ShownLine[];
  readonly people: EntryPeople;
  readonly chain: readonly ChainStep[];
  readonly files: readonly EntryFile[];
  readonly reverses: LinkedEntry | null;
  readonly reversedBy: LinkedEntry | null;
  readonly balanceAfter: { readonly total: Money; readonly fund: Money };
  readonly postedAt: Date;
  /** The day the bank's own lines show it in full; null until they are matched. */
  readonly bankAgreedOn: string | null;
}

/** The same with its chain of evidence, as residents open it. */
export interface EntryInFull extends EntryPage {
  readonly evidence: EvidenceChain;
}

/** 一笔账: one entry with everything that stands behind it. */
@Injectable()
export class EntryPageQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * As the book stood then, where the reader asks for it.
   * @throws DomainError notFound `account.entry-unknown`, also for another community's entry;
   * `account.not-written-yet`, `account.not-kept-yet`.
   */
  entryPage(communityId: number, seq: string, reader: Reader): Promise<EntryInFull> {
    return this.reading.run(communityId, async (tx) => {
      const known = reader.asOf ? await knownAt(tx, communityId, reader.asOf) : undefined;
      const page = await entryPageWithin(tx, communityId, seq, { ...reader, known });
      return { ...page, evidence: await evidenceChainOf(tx, communityId, page, known) };
    });
  }
}

/** The same within a reading transaction that already stands. */
export async function entryPageWithin(
  tx: EntityManager,
  communityId: number,
  seq: string,
  reader: Reader,
): Promise<EntryPage> {
  const [entry] = await entryFacts(tx, communityId, [seq], reader);
  if (!entry) throw queryableAccountErrors.entryUnknown();
  const { known } = reader;
  if (known && isAfter(seq, known)) throw queryableAccountErrors.notWrittenYet(known.day);
  const hidden = concernsOthers(entry);
  const links = await linksOf(tx, communityId, seq);
  const agreed = await agreedBy(tx, communityId, seq, known);
  return {
    entry,
    lines: await linesOf(tx, communityId, { seq, reader, hidden }),
    people: await entryPeople(tx, communityId, seq),
    chain: [...(await chainOf(tx, communityId, seq)), ...(agreed ? [bankStep(agreed)] : [])],
    files: hidden ? [] : await filesOf(tx, communityId, seq),
    reverses: links.reverses,
    reversedBy: entry.isReversed ? links.reversedBy : null,
    balanceAfter: await balanceAfter(tx, communityId, entry, known),
    postedAt: links.postedAt,
    bankAgreedOn: agreed?.on ?? null,
  };
}

const isAfter = (seq: string, { through }: Known) => BigInt(seq) > BigInt(through);

/** That the bank shows it, if that was known by then. */
async function agreedBy(
  tx: EntityManager,
  communityId: number,
  seq: string,
  known: Known | undefined,
) {
  const agreed = (await bankAgreed(tx, communityId, [seq])).get(seq);
  return agreed && known && agreed.at >= new Date(known.until) ? undefined : agreed;
}

interface LineRow extends Omit<ShownLine, 'debit' | 'credit'> {
  debit: string;
  credit: string;
}

async function linesOf(
  tx: EntityManager,
  communityId: number,
  { seq, reader, hidden }: { seq: string; reader: Reader; hidden: boolean },
): Promise<ShownLine[]> {
  const rows: LineRow[] = await tx.query(LINES, [communityId, seq, reader.unitIds, hidden]);
  return rows.map((row) => ({
    ...row,
    debit: Money.yuan(row.debit),
    credit: Money.yuan(row.credit),
  }));
}

const LINES = `
  select l."accountCode", l."accountName", l.fund, l.summary, l."payeeName", l."ownHome",
    sum(l.debit) as debit, sum(l.credit) as credit, count(distinct l.unit_id)::int as homes
  from (
    select p.account_code as "accountCode", a.name as "accountName", p.fund, p.line, p.unit_id,
      p.debit, p.credit, y.name as "payeeName", b.name || ' ' || u.door as "ownHome",
      case when $4::boolean then '' else coalesce(nullif(p.summary, ''), e.summary) end as summary,
      -- lines of other homes become one; every other line stays a line
      case when p.unit_id is not null and u.id is null then null else p.line end as own_line
    from posting p
    join entry e on e.community_id = $1 and e.seq = p.seq
    join account a on a.community_id = $1 and a.code = p.account_code
    left join payee y on y.community_id = $1 and y.id = p.payee_id
    left join unit u on u.community_id = $1 and u.id = p.unit_id and u.id = any($3::uuid[])
    left join building b on b.community_id = $1 and b.id = u.building_id
    where p.community_id = $1 and p.seq = $2
  ) l
  group by l.own_line, l."accountCode", l."accountName", l.fund, l.summary, l."payeeName",
    l."ownHome", l.debit < 0, l.credit < 0, l.debit = 0
  order by min(l.line)`;

async function filesOf(tx: EntityManager, communityId: number, seq: string): Promise<EntryFile[]> {
  return tx.query(
    `select f.id, coalesce(nullif(l.label, ''), f.name) as name, f.public_media_type as "mediaType",
       f.size_bytes::int as size, f.sha256, f.public_sha256 as "publicSha256",
       f.thumbnail_sha256 is not null as thumbnail, f.width, f.height,
       coalesce(c.no, 0) as "copyNo", c.masked_at as "maskedAt",
       array(select b->>'kind' from jsonb_array_elements(c.boxes) b) as kinds
     from entry_file l join file_object f on f.community_id = $1 and f.id = l.file_id
     left join lateral (
       select p.no, p.masked_at, p.boxes from public_copy p
       where p.community_id = $1 and p.file_id = f.id order by p.no desc limit 1
     ) c on true
     where l.community_id = $1 and l.seq = $2 order by f.uploaded_at, f.id`,
    [communityId, seq],
  );
}

async function linksOf(tx: EntityManager, communityId: number, seq: string) {
  const linked = (alias: string) => `case when ${alias}.seq is not null then json_build_object(
    'seq', ${alias}.seq::text, 'period', ${alias}.period, 'voucherNo', ${alias}.voucher_no,
    'bookedOn', ${alias}.booked_on::text) end`;
  const [row]: { reverses: LinkedEntry | null; reversedBy: LinkedEntry | null; postedAt: Date }[] =
    await tx.query(
      `select e.posted_at as "postedAt", ${linked('o')} as reverses, ${linked('r')} as "reversedBy"
       from entry e
       left join entry o on o.community_id = $1 and o.seq = e.reverses_seq
       left join entry r on r.community_id = $1 and r.reverses_seq = e.seq
       where e.community_id = $1 and e.seq = $2`,
      [communityId, seq],
    );
  if (!row) throw queryableAccountErrors.entryUnknown();
  return row;
}

/** Money in the trust right after the entry, in the order of the books: by day, then by place. */
async function balanceAfter(
  tx: EntityManager,
  communityId: number,
  entry: EntryFacts,
  known: Known | undefined,
) {
  const fund = entry.sums.find((sum) => sum.isCash)?.fund ?? entry.sums[0]?.fund;
  const { bookedOn: on, seq: upTo } = entry;
  const after = known
    ? await cashBalancesKnown(tx, communityId, { known, on, upTo })
    : await cashBalances(tx, communityId, on, upTo);
  return { total: totalIn(after), fund: totalIn(after, fund) };
}
