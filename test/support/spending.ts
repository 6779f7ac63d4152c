import type { Actor } from '../../src/spending/actor';
import type { Config } from '../../src/platform/config';
import { Sealing } from '../../src/platform/login/sealing';
import { PaymentChecks } from '../../src/ledger/payment-checks';
import { LedgerService } from '../../src/ledger/ledger.service';
import { PayeesService } from '../../src/spending/payees.service';
import { ApprovalsService } from '../../src/spending/approvals.service';
import type { SpendingContent } from '../../src/spending/content';
import { EmergenciesService } from '../../src/spending/emergencies.service';
import { ObjectionsService } from '../../src/spending/objections.service';
import { PaymentsService } from '../../src/spending/payments.service';
import { SpendingRecords } from '../../src/spending/spending-records.service';
import { SpendingService } from '../../src/spending/spending.service';
import { BankAccountsService } from '../../src/trust-contract/bank-accounts.service';
import { defaultLadder } from '../../src/trust-contract/terms.rules';
import { TrustContractService } from '../../src/trust-contract/trust-contract.service';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { Post } from '../../src/shared/posts';
import type { DatabaseInTest } from './fresh-database';
import { TestClock } from './test-clock';

export const LIFT_MAINTENANCE = '510301';

export const termsOfTest = {
  trustor: { name: '东苑业主大会', address: '' },
  trustee: { name: '示例物业服务有限公司', address: '' },
  beneficiaries: '全体业主',
  purpose: '为全体业主管理物业服务资金',
  termStartsOn: '2026-01-01',
  termEndsOn: '2028-12-31',
  funds: [{ fund: 'F1', name: '物业服务信托基金' }],
  approvalLadder: [...defaultLadder],
  quotesAbove: '5000.00',
  quotesNeeded: 3,
  surplusRule: 'carry',
  shareBy: 'area',
  remuneration: { rule: '按实收物业费计提', rate: '0.10' },
  disclosure: [{ what: '收支公示表', due: '次月 10 日前' }],
  lateFee: { perDay: '0.0005', graceDays: 30, cap: '0.3' },
};

const OFFICES: Record<string, Post> = {
  clerk: 'clerk',
  otherClerk: 'clerk',
  reviewer: 'reviewer',
  cashier: 'cashier',
  accountant: 'accountant',
  chair: 'chair',
  member: 'member',
  finance: 'finance-member',
};

type Office =
  'clerk' | 'otherClerk' | 'reviewer' | 'cashier' | 'accountant' | 'chair' | 'member' | 'finance';

/** A community with a contract, a bank account, everyone in office, a payee and a photo. */
export interface Place {
  communityId: number;
  people: Record<Office, Actor>;
  payeeId: string;
  fileId: string;
  bankAccountId: string;
  repairBankId: string;
}

/** The code of a refusal, or of each of its problems; 'nothing was refused' where it went through. */
export function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: { code?: string; message: string; details?: { problems?: { code: string }[] } }) =>
      error.details?.problems?.map(({ code }) => code).join() ?? error.code ?? error.message,
  );
}

/** The services of spending with one clock, on the database under test. */
export class SpendingInTest {
  readonly clock = new TestClock('2026-06-10');
  readonly sealing = new Sealing({
    secretKey: 'c2VjcmV0IG9mIGEgdGVzdCwgMzIgYnl0ZXMgbG9uZy4uLg==',
  } as Config);
  readonly ledger = new LedgerService(this.clock);
  readonly records = new SpendingRecords(this.clock);
  readonly spending = new SpendingService(this.clock, this.sealing, this.records);
  readonly emergencies = new EmergenciesService(this.clock, this.records, this.ledger);
  readonly approvals = new ApprovalsService(this.clock, this.records, this.emergencies);
  readonly objections = new ObjectionsService(this.clock, this.records);
  readonly checks = new PaymentChecks();
  readonly payments = new PaymentsService(this.clock, this.records, this.ledger, this.checks);
  readonly payees = new PayeesService(this.clock, this.sealing);
  readonly contracts = new TrustContractService(this.clock);
  readonly banks = new BankAccountsService(this.sealing);

  constructor(private readonly db: DatabaseInTest) {}

  async found(name: string): Promise<Place> {
    const { rows } = await this.db.admin.query<{ id: number }>(
      `insert into community (name, trustor_name, trustee_name, books_start_on)
       values ($1, '业主大会', '示例物业', '2026-01-01') returning id`,
      [name],
    );
    const communityId = rows[0]?.id ?? 0;
    const people = {} as Record<Office, Actor>;
    for (const [office, post] of Object.entries(OFFICES)) {
      people[office as Office] = await this.appoint(communityId, post);
    }
    return this.db.transactions.run(communityId, async (tx) => {
      await this.ledger.openBooks(tx, communityId, day('2026-01-01'));
      await this.contracts.enact(tx, communityId, {
        title: '信托制物业服务合同',
        effectiveOn: day('2026-01-01'),
        resolutionRef: '业主大会 2025-4 号决议',
        terms: termsOfTest,
        createdBy: people.chair.personId,
      });
      const bank = (accountCode: string, fund: 'F1' | 'F3') =>
        this.banks.open(tx, communityId, {
          accountCode,
          fund,
          name: '信托专户',
          bankName: '示范银行',
          holder: `${name}业主大会`,
          accountNo: `62170000${communityId}${accountCode}`,
          openedOn: day('2026-01-01'),
        });
      const fileId = newId();
      await tx.query(
        `insert into file_object (community_id, id, name, media_type, size_bytes, sha256, public_sha256,
           public_media_type, purpose) values ($1, $2, '发票.jpg', 'image/jpeg', 9, $3, $3, 'image/jpeg', 'evidence')`,
        [communityId, fileId, fileId.replaceAll('-', '').repeat(2)],
      );
      const payee = await this.payees.register(tx, communityId, people.clerk, {
        name: '安捷电梯维保有限公司',
        accountName: '安捷电梯维保有限公司',
        bankName: '示范银行高新支行',
        accountNo: '621700000008210221',
        relatedParty: false,
      });
      return {
        communityId,
        people,
        payeeId: payee.id,
        fileId,
        bankAccountId: (await bank('100201', 'F1')).id,
        repairBankId: (await bank('100203', 'F3')).id,
      };
    });
  }

  /** A person in office from the start of the year, or the post given to someone already known. */
  async appoint(
    communityId: number,
    post: Post,
    { personId = newId(), from = '2026-01-01', to = null as string | null } = {},
  ): Promise<Actor> {
    const party = ['chair', 'member', 'finance-member'].includes(post) ? 'trustor' : 'trustee';
    const grantId = newId();
    await this.db.admin.query(
      'insert into person (id, name) values ($1, $2) on conflict do nothing',
      [personId, `${post}某`],
    );
    await this.db.admin.query(
      `insert into role_grant (community_id, id, person_id, party, post, starts_on, ends_on, resolution_ref)
       values ($1, $2, $3, $4, $5, $6, $7, '任命书')`,
      [communityId, grantId, personId, party, post, from, to],
    );
    return { personId, grantId, party, post };
  }

  contentOf(place: Place, change: Partial<SpendingContent> = {}): SpendingContent {
    return {
      reason: '电梯维保（9台×630元）',
      payeeId: place.payeeId,
      amount: Money.yuan('5670.00'),
      fund: 'F1',
      accountCode: LIFT_MAINTENANCE,
      occurredOn: this.clock.today(),
      fileIds: [place.fileId],
      quotes: [],
      quotesExempt: '合同期内按合同付款',
      invoice: null,
      ...change,
    };
  }

  /** A draft; a small amount unless told otherwise, so that no consultation is due. */
  async drafted(place: Place, change: Partial<SpendingContent> = {}): Promise<string> {
    const { communityId, people } = place;
    const content = this.contentOf(place, { amount: Money.yuan('900.00'), ...change });
    const { id } = await this.run<{ id: string }>(place, (tx) =>
      this.spending.draft(tx, communityId, people.clerk, content),
    );
    return id;
  }

  submit({ communityId, people }: Place, id: string): Promise<void> {
    const at = { communityId, id };
    return this.run(at, (tx) => this.spending.submit(tx, at, people.clerk));
  }

  async submitted(place: Place, change: Partial<SpendingContent> = {}): Promise<string> {
    const id = await this.drafted(place, change);
    await this.submit(place, id);
    return id;
  }

  /** Takes a submitted request as far as `until`, by the people in office, waiting where one must. */
  async carry(
    place: Place,
    id: string,
    until: 'reviewed' | 'approved' | 'ordered' | 'released' | 'paid',
  ) {
    const { people } = place;
    const at = { communityId: place.communityId, id };
    const yes = { agree: true };
    const { bankAccountId } = place;
    const steps: [string, () => Promise<unknown>][] = [
      [
        'submitted',
        () => this.run(at, (tx) => this.approvals.review(tx, at, people.reviewer, yes)),
      ],
      [
        'reviewed',
        async () => {
          this.clock.advanceDays(4);
          await this.run(at, (tx) => this.approvals.approve(tx, at, people.chair, yes));
        },
      ],
      [
        'approved',
        () => this.run(at, (tx) => this.payments.order(tx, at, people.cashier, { bankAccountId })),
      ],
      ['ordered', () => this.run(at, (tx) => this.payments.release(tx, at, people.member, yes))],
      ['released', () => this.pay(place, id)],
    ];
    for (const [state, step] of steps) {
      const now = await this.stateOf(place, id);
      if (now === until) return;
      if (now === state) await step();
    }
  }

  pay(place: Place, id: string) {
    const at = { communityId: place.communityId, id };
    return this.run(at, (tx) =>
      this.payments.pay(tx, at, place.people.cashier, {
        paidOn: this.clock.today(),
        bankReference: `流水${id.slice(-12)}`,
        fileIds: [],
      }),
    );
  }

  async stateOf({ communityId }: Place, id: string): Promise<string> {
    const { rows } = await this.db.admin.query<{ state: string }>(
      'select state from spending_request where community_id = $1 and id = $2',
      [communityId, id],
    );
    return rows[0]?.state ?? 'none';
  }

  run<T>(
    at: { communityId: number },
    work: Parameters<DatabaseInTest['transactions']['run']>[1],
  ): Promise<T> {
    return this.db.transactions.run(at.communityId, work) as Promise<T>;
  }
}
