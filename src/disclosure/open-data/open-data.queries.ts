import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../../platform/config';
import { Reading } from '../../platform/database/reading';
import { disclosureErrors } from '../disclosure.errors';
import { type Licence, LICENCE_DEFAULT, type PackageFacts } from './data-package.rules';

/** What the owners resolved to show to everybody, where they did. */
export interface OpenPage {
  readonly id: string;
  readonly licence: Licence;
  readonly openedAt: Date;
  readonly resolutionId: string;
  readonly resolutionNumber: string;
}

interface FactsRow {
  name: string;
  closed_through: string | null;
  seq: string | null;
  posted_at: Date | null;
  size: string | null;
  root: string | null;
  begun_at: Date;
}

const FACTS = `
  select c.name, h.closed_through::text, e.seq, e.posted_at, k.size::text, k.root, c.created_at as begun_at
  from community c
  left join ledger_head h on h.community_id = c.id
  left join lateral (select seq, posted_at from entry where community_id = c.id
    order by seq desc limit 1) e on true
  left join lateral (select size, encode(root, 'hex') as root from log_checkpoint
    where community_id = c.id order by size desc limit 1) k on true
  where c.id = $1`;

const PAGE = `
  select p.id, p.licence, p.opened_at as "openedAt", p.resolution_id as "resolutionId",
    r.number as "resolutionNumber"
  from public_page p
  join resolution r on r.community_id = p.community_id and r.id = p.resolution_id
  where p.community_id = $1 and p.state = 'open'`;

/** Open data of one moment: the columns of a package add up. */
@Injectable()
export class OpenDataQueries {
  constructor(
    private readonly reading: Reading,
    private readonly config: Config,
  ) {}

  /** @throws DomainError notFound `report.no-books` where there is no such community. */
  run<T>(
    communityId: number,
    work: (tx: EntityManager, facts: PackageFacts) => Promise<T>,
  ): Promise<T> {
    return this.reading.run(communityId, async (tx) => work(tx, await this.facts(tx, communityId)));
  }

  /** The page that is open to everybody. @throws DomainError notFound `public-page.closed`. */
  openPage(communityId: number): Promise<OpenPage> {
    return this.reading.run(communityId, (tx) => openPageWithin(tx, communityId));
  }

  private async facts(tx: EntityManager, communityId: number): Promise<PackageFacts> {
    const [row] = await tx.query<FactsRow[]>(FACTS, [communityId]);
    if (!row) throw disclosureErrors.booksUnknown();
    const [page] = await tx.query<OpenPage[]>(PAGE, [communityId]);
    return {
      communityId,
      communityName: row.name,
      licence: page?.licence ?? LICENCE_DEFAULT,
      created: (row.posted_at ?? row.begun_at).toISOString(),
      throughSeq: row.seq ?? '0',
      closedThrough: row.closed_through,
      head: row.size && row.root ? { size: row.size, root: row.root } : null,
      url: `${this.config.publicUrl}/public/${communityId}`,
    };
  }
}

/** @throws DomainError notFound `public-page.closed`, also where there is no such community. */
export async function openPageWithin(tx: EntityManager, communityId: number): Promise<OpenPage> {
  const [page] = await tx.query<OpenPage[]>(PAGE, [communityId]);
  if (!page) throw disclosureErrors.notPublic();
  return page;
}
