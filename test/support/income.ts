import { IncomeAccrualsService } from '../../src/common-income/income-accruals.service';
import { IncomeCancellations } from '../../src/common-income/income-cancellations.service';
import { IncomeContractsService } from '../../src/common-income/income-contracts.service';
import { IncomeReceiptsService } from '../../src/common-income/income-receipts.service';
import { CommonIncomeQueries } from '../../src/common-income/common-income.queries';
import type { IncomeTerms } from '../../src/common-income/terms.rules';
import { LedgerService } from '../../src/ledger/ledger.service';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import type { DatabaseInTest } from './fresh-database';
import { TestClock } from './test-clock';

/** The room's services, as the application wires them, at a time of the test's own. */
export class IncomeInTest {
  readonly clock = new TestClock('2026-03-20');
  readonly ledger = new LedgerService(this.clock);
  readonly accruals = new IncomeAccrualsService(this.clock, this.ledger);
  readonly contracts = new IncomeContractsService(this.clock, this.ledger, this.accruals);
  readonly receipts = new IncomeReceiptsService(this.clock, this.ledger);
  readonly cancellations = new IncomeCancellations(this.clock, this.ledger);

  queries(db: DatabaseInTest): CommonIncomeQueries {
    return new CommonIncomeQueries(db.reading, this.clock);
  }
}

/** 电梯广告, 1,800 a quarter, due on the tenth (domain: 4.4). */
export const LIFT_ADVERTS: IncomeTerms = {
  kind: 'lift-adverts',
  place: '1至9栋电梯轿厢',
  owner: 'COMMON',
  counterparty: '分众示例传媒有限公司',
  counterpartyKind: 'organisation',
  startsOn: day('2026-01-01'),
  endsOn: day('2026-12-31'),
  schedule: 'quarterly',
  amount: '1800.00',
  dueDay: 10,
  incomeAccount: '430101',
  costAccounts: [],
  developerShare: null,
  fileId: null,
  resolutionRef: '业主大会第5号决议',
};

/** A place in use that nobody has signed for. */
export const NOT_SIGNED: IncomeTerms = {
  ...LIFT_ADVERTS,
  kind: 'venue',
  place: '西门空地',
  counterparty: '',
  endsOn: null,
  schedule: 'none',
  amount: null,
  dueDay: null,
  incomeAccount: '430105',
  resolutionRef: '',
};

/** 地面临停, of which the developer has its part. */
export const PARKING_GATE: IncomeTerms = {
  ...LIFT_ADVERTS,
  kind: 'parking',
  place: '地面临停',
  counterparty: '',
  schedule: 'daily',
  amount: null,
  dueDay: null,
  incomeAccount: '420102',
  resolutionRef: '业主大会第6号决议',
};

/** The paper of a contract, as it was uploaded; its id. */
export async function contractPaper(
  db: Pick<DatabaseInTest, 'admin'>,
  communityId: number,
  by: string,
): Promise<string> {
  const id = newId();
  await db.admin.query(
    `insert into file_object (community_id, id, name, media_type, size_bytes, sha256, public_sha256,
       public_media_type, purpose, uploaded_by)
     values ($1, $2, '合同.pdf', 'application/pdf', 9, $3, $3, 'application/pdf', 'evidence', $4)`,
    [communityId, id, '0'.repeat(64), by],
  );
  return id;
}
