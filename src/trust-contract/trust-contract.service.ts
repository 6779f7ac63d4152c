import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { refusedWith } from '../shared/domain-error';
import type { Day } from '../shared/day';
import { type Contract, contractVersions } from './contract-in-force';
import { blockersOfSilence, blockersOfVersion, termsFrom } from './terms.rules';
import { TrustContractRow } from './trust-contract.entities';

export interface ContractDraft {
  title: string;
  effectiveOn: Day;
  resolutionRef: string;
  /** As it came from the form; checked here. */
  terms: unknown;
}

/** 信托合同: the only writer of `trust_contract`. */
@Injectable()
export class TrustContractService {
  constructor(private readonly clock: Clock) {}

  /**
   * Enters a version that rests on a resolution of the owners and takes effect on a day.
   * `createdBy` is null only for the first contract of a community entered by the operator.
   * @throws DomainError `request.refused` with all reasons; `contract.day-taken` in a race.
   */
  async enact(
    tx: EntityManager,
    communityId: number,
    draft: ContractDraft & { createdBy: string | null },
  ): Promise<Contract> {
    const terms = termsFrom(draft.terms);
    const earlier = await contractVersions(tx, communityId);
    const problems = [
      ...blockersOfVersion({
        effectiveOn: draft.effectiveOn,
        resolutionRef: draft.resolutionRef,
        today: this.clock.today(),
        earlier: earlier.map(({ effectiveOn }) => effectiveOn),
      }),
      ...blockersOfSilence(terms, earlier[0]?.terms),
    ];
    if (problems.length > 0) throw refusedWith(problems);
    const contract = {
      version: (earlier[0]?.version ?? 0) + 1,
      title: draft.title,
      effectiveOn: draft.effectiveOn,
      resolutionRef: draft.resolutionRef,
      terms,
    };
    const { createdBy } = draft;
    await tx.insert(TrustContractRow, {
      ...contract,
      // TypeORM takes an object in a JSON column for a partial entity.
      terms: terms as object,
      communityId,
      createdBy,
      createdAt: this.clock.now(),
    });
    return contract;
  }
}
