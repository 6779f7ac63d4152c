import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { resolutionErrors } from './resolutions.errors';
import { holdResolution } from './resolution-rows';

/** What the town's voting system announced, and the paper it stands on. */
export interface OfficialResult {
  readonly id: string;
  readonly passed: boolean;
  /** As printed: area in ㎡ and heads by choice; null when the paper has none. */
  readonly tallies: object | null;
  /** Number or date of the announcement. */
  readonly reference: string;
  readonly fileId: string;
  readonly by: string;
}

/** 官方结果: where a town requires its own system, its result decides and ours is advice. */
@Injectable()
export class OfficialResultsService {
  constructor(private readonly clock: Clock) {}

  /**
   * Takes the official result of an advisory vote that is closed; its outcome follows.
   * @throws DomainError `resolution.not-closed`, `.not-advisory`, `.official-entered`, `.file-unknown`.
   */
  async enter(tx: EntityManager, communityId: number, result: OfficialResult): Promise<void> {
    const resolution = await holdResolution(tx, communityId, result.id);
    if (resolution.mode !== 'advisory') throw resolutionErrors.notAdvisory();
    if (resolution.state !== 'closed') throw resolutionErrors.notClosed();
    if (resolution.outcome !== null) throw resolutionErrors.officialEntered();
    await tx.query(
      `insert into official_result (community_id, resolution_id, passed, tallies, reference, file_id,
         entered_by, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        communityId,
        result.id,
        result.passed,
        JSON.stringify(result.tallies ?? {}),
        result.reference,
        result.fileId,
        result.by,
        this.clock.now(),
      ],
    );
    await tx.query(`update resolution set outcome = $3 where community_id = $1 and id = $2`, [
      communityId,
      result.id,
      result.passed ? 'passed' : 'failed',
    ]);
  }
}
