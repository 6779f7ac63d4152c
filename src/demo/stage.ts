import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BindingsService } from '../community/bindings.service';
import { CommunityService } from '../community/community.service';
import { GrantsService } from '../community/grants.service';
import { RollImportService } from '../community/roll-import.service';
import { ClosingService } from '../ledger/closing.service';
import { LedgerService } from '../ledger/ledger.service';
import { VoucherDraftsService } from '../ledger/voucher-drafts.service';
import { Clock } from '../platform/clock';
import { Transactions } from '../platform/database/transactions';
import { EvidenceService } from '../platform/files/evidence.service';
import { LoginService } from '../platform/login/login.service';
import { SecondFactorService } from '../platform/login/second-factor.service';
import type { HeldGrant } from '../shared/posts';
import { ApprovalsService } from '../spending/approvals.service';
import { PayeesService } from '../spending/payees.service';
import { PaymentsService } from '../spending/payments.service';
import { SpendingService } from '../spending/spending.service';
import { BankAccountsService } from '../trust-contract/bank-accounts.service';
import { TrustContractService } from '../trust-contract/trust-contract.service';
import type { TravellingClock } from './travelling-clock';

/** Who acts, under which grant: what a door would take from the session. */
export interface Player extends HeldGrant {
  personId: string;
}

/** The services a user's clicks go through; the demonstration has no way of its own into a table. */
@Injectable()
export class Stage {
  constructor(
    @Inject(Clock) readonly clock: TravellingClock,
    readonly transactions: Transactions,
    readonly communities: CommunityService,
    readonly grants: GrantsService,
    readonly roll: RollImportService,
    readonly bindings: BindingsService,
    readonly logins: LoginService,
    readonly secondFactor: SecondFactorService,
    readonly contracts: TrustContractService,
    readonly bankAccounts: BankAccountsService,
    readonly ledger: LedgerService,
    readonly vouchers: VoucherDraftsService,
    readonly closing: ClosingService,
    readonly payees: PayeesService,
    readonly spending: SpendingService,
    readonly approvals: ApprovalsService,
    readonly payments: PaymentsService,
    readonly evidence: EvidenceService,
  ) {}
}

/** The community while its year is lived through. */
export interface Play {
  stage: Stage;
  communityId: number;
  cast: ReadonlyMap<string, Player>;
  payees: ReadonlyMap<string, string>;
  bankAccounts: ReadonlyMap<string, string>;
}

export function playerOf(play: Pick<Play, 'cast'>, key: string): Player {
  const player = play.cast.get(key);
  if (!player) throw new Error(`nobody plays ${key}`);
  return player;
}

/** One transaction of the demonstration's community. */
export function act<T>(play: Play, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return play.stage.transactions.run(play.communityId, work);
}
