import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { outcomeOf } from '../../resolutions/outcome';
import { newId } from '../../shared/ids';
import { disclosureErrors } from '../disclosure.errors';
import type { Licence } from '../open-data/data-package.rules';

/** What the owners are asked: to show the account to everybody, under this licence. */
export interface PublicProposal {
  readonly licence: Licence;
  readonly reason: string;
  readonly by: string;
}

/** 公开页: proposed, opened on the owners' word, closed. The only writer of its table. */
@Injectable()
export class PublicPageService {
  constructor(private readonly clock: Clock) {}

  /** @returns its id. @throws DomainError conflict `public-page.already`. */
  async propose(
    tx: EntityManager,
    communityId: number,
    { licence, reason, by }: PublicProposal,
  ): Promise<string> {
    await tx.query('select hold_books($1)', [communityId]);
    const id = newId();
    await tx.query(
      `insert into public_page (community_id, id, licence, reason, proposed_by, proposed_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [communityId, id, licence, reason, by, this.clock.now()],
    );
    return id;
  }

  /**
   * Opens what exactly this resolution passed.
   * @throws DomainError `public-page.unknown`, `public-page.in-turn`, `public-page.needs-resolution`.
   */
  async open(
    tx: EntityManager,
    communityId: number,
    { id, resolutionId, by }: { id: string; resolutionId: string; by: string },
  ): Promise<void> {
    if ((await this.held(tx, communityId, id)) !== 'proposed') {
      throw disclosureErrors.pageNotProposed();
    }
    const { outcome, subject } = await outcomeOf(tx, communityId, resolutionId);
    if (outcome !== 'passed' || subject?.kind !== 'open-data' || subject.id !== id) {
      throw disclosureErrors.needsResolution();
    }
    await tx.query(
      `update public_page set state = 'open', resolution_id = $3, opened_by = $4, opened_at = $5
       where community_id = $1 and id = $2`,
      [communityId, id, resolutionId, by, this.clock.now()],
    );
  }

  /** @throws DomainError `public-page.unknown`, `public-page.in-turn`. */
  async close(
    tx: EntityManager,
    communityId: number,
    { id, reason, by }: { id: string; reason: string; by: string },
  ): Promise<void> {
    if ((await this.held(tx, communityId, id)) === 'closed') {
      throw disclosureErrors.pageNotProposed();
    }
    await tx.query(
      `update public_page set state = 'closed', closed_by = $3, closed_at = $4, close_reason = $5
       where community_id = $1 and id = $2`,
      [communityId, id, by, this.clock.now(), reason],
    );
  }

  private async held(tx: EntityManager, communityId: number, id: string): Promise<string> {
    await tx.query('select hold_books($1)', [communityId]);
    const [row] = await tx.query<{ state: string }[]>(
      'select state from public_page where community_id = $1 and id = $2 for update',
      [communityId, id],
    );
    if (!row) throw disclosureErrors.pageUnknown();
    return row.state;
  }
}
