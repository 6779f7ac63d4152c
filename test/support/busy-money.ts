import sharp from 'sharp';
import { EntryImportService } from '../../src/ledger/entry-import.service';
import { LedgerService } from '../../src/ledger/ledger.service';
import { VoucherDraftsService } from '../../src/ledger/voucher-drafts.service';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import { Transactions, type Work } from '../../src/platform/database/transactions';
import { EvidenceService } from '../../src/platform/files/evidence.service';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { ApprovalsService } from '../../src/spending/approvals.service';
import type { Actor } from '../../src/spending/actor';
import { PayeesService } from '../../src/spending/payees.service';
import { PaymentsService } from '../../src/spending/payments.service';
import { SpendingService } from '../../src/spending/spending.service';
import { BankAccountsService } from '../../src/trust-contract/bank-accounts.service';
import { TrustContractService } from '../../src/trust-contract/trust-contract.service';
import { credit, debit, draftOf } from './books';
import { COMMITTEE_DECIDES } from './budgets';
import { OBJECTIONS_OF_BUSY } from './busy-objections';
import type { BusyPeople, Canaries } from './busy-people';
import type { TestApp } from './serve';
import { termsOfTest } from './spending';

/** How far a request has come, and how many steps that took. */
const STAGES = { draft: 0, submitted: 1, approved: 2, ordered: 3, released: 4, paid: 5 } as const;
type SpendingStage = keyof typeof STAGES;

export interface BusyMoney {
  bankAccountId: string;
  payeeId: string;
  /** Has a change of account that waits for its second person. */
  otherPayeeId: string;
  changeId: string;
  fileId: string;
  /** Requests by their state. */
  spending: Record<SpendingStage, string>;
  drafts: Record<'draft' | 'submitted', string>;
  /** Old books that were read and are not yet submitted. */
  entryImportId: string;
  /** Entries that name no home, and those that name one each, by home. */
  entries: string[];
  entriesOfHomes: string[];
}

type Run = <T>(work: Work<T>) => Promise<T>;

/** The services of one community, each call in a transaction of its own. */
interface Place {
  here: TestApp;
  communityId: number;
  people: BusyPeople;
  canaries: Canaries;
  run: Run;
}

/** Books, contract, accounts, payees, evidence, spending in every state, drafts, entries of homes. */
export async function keepBooks(
  here: TestApp,
  communityId: number,
  who: { people: BusyPeople; canaries: Canaries },
): Promise<BusyMoney> {
  const run: Run = (work) => here.app.get(Transactions).run(communityId, work);
  const place = { here, communityId, run, ...who };
  await run((tx) => here.app.get(LedgerService).openBooks(tx, communityId, day('2026-01-01')));
  const bankAccountId = await openAccount(place);
  const payees = await registerPayees(place);
  const fileId = await keepPhoto(place);
  const entriesOfHomes = await postForHomes(place);
  const spending = await spend(place, { ...payees, fileId, bankAccountId });
  const drafts = await writeDrafts(place, { fileId, payeeId: payees.payeeId });
  const entryImportId = await readOldBooks(place);
  const { rows } = await here.admin.query<{ seq: string }>(
    'select seq from entry where community_id = $1 and seq::text <> all($2) order by seq',
    [communityId, entriesOfHomes],
  );
  const entries = rows.map(({ seq }) => seq);
  const places = { bankAccountId, ...payees, fileId, entryImportId };
  return { ...places, spending, drafts, entries, entriesOfHomes };
}

async function openAccount({ here, communityId, run, people, canaries }: Place): Promise<string> {
  const openedOn = day('2026-01-01');
  return run(async (tx) => {
    await here.app.get(TrustContractService).enact(tx, communityId, {
      title: '信托制物业服务合同',
      effectiveOn: openedOn,
      resolutionRef: '业主大会 2025-4 号决议',
      terms: { ...termsOfTest, budget: COMMITTEE_DECIDES, objection: OBJECTIONS_OF_BUSY },
      createdBy: people.byPost.chair.personId,
    });
    const account = { accountCode: '100201', fund: 'F1' as const, name: '信托专户' };
    const at = { bankName: '示范银行', holder: '业主大会', accountNo: canaries.bankAccount() };
    const { id } = await here.app
      .get(BankAccountsService)
      .open(tx, communityId, { ...account, ...at, openedOn });
    return id;
  });
}

async function registerPayees({ here, communityId, run, people, canaries }: Place) {
  const service = here.app.get(PayeesService);
  const by = people.byPost.clerk;
  return run(async (tx) => {
    const register = (name: string) =>
      service.register(tx, communityId, by, {
        name,
        accountName: name,
        bankName: '示范银行高新支行',
        accountNo: canaries.bankAccount(),
        relatedParty: false,
      });
    const payee = await register(`${canaries.name()}电梯公司`);
    const other = await register(`${canaries.name()}保洁公司`);
    const at = { communityId, payeeId: other.id };
    const change = { bankName: '示范银行', accountNo: canaries.bankAccount(), reason: '账号升级' };
    const { id: changeId } = await service.proposeChange(tx, at, by, change);
    return { payeeId: payee.id, otherPayeeId: other.id, changeId };
  });
}

async function keepPhoto({ here, communityId, run, people, canaries }: Place): Promise<string> {
  const background = { r: canaries.tag.charCodeAt(0), g: 120, b: 90 };
  const create = { width: 64, height: 48, channels: 3 as const, background };
  const bytes = await sharp({ create }).jpeg().toBuffer();
  const { id } = await run((tx) =>
    here.app.get(EvidenceService).receive(tx, communityId, {
      bytes,
      name: `${canaries.name()}.jpg`,
      declaredType: 'image/jpeg',
      uploadedBy: people.byPost.clerk.personId,
      purpose: 'evidence',
    }),
  );
  return id;
}

/** A fee of each home, whose 摘要 says whose it is: what accountants write. */
async function postForHomes({ here, communityId, run, people }: Place): Promise<string[]> {
  const ledger = here.app.get(LedgerService);
  const post = (change: Partial<EntryDraft>) =>
    run((tx) => ledger.post(tx, communityId, draftOf(change)));
  const lines = [debit('100201', '90000.00'), credit('3001', '90000.00')];
  const bookedOn = day('2026-01-05');
  await post({ kind: 'opening', bookedOn, summary: '期初移交', lines });
  const seqs: string[] = [];
  for (const { unitId, label, names } of people.homes) {
    const fee = [debit('100201', '85.63'), { ...credit('112201', '85.63'), unitId }];
    const summary = `收${label} ${names[0]} 物业费`;
    seqs.push(String((await post({ summary, lines: fee })).seq));
  }
  return seqs;
}

async function spend(
  { here, communityId, run, people, canaries }: Place,
  on: { payeeId: string; fileId: string; bankAccountId: string },
): Promise<BusyMoney['spending']> {
  const actors = await actorsOf(here, communityId);
  const [requests, approvals] = [here.app.get(SpendingService), here.app.get(ApprovalsService)];
  const payments = here.app.get(PaymentsService);
  const spending = {} as BusyMoney['spending'];
  for (const [state, count] of Object.entries(STAGES)) {
    const id = await run(async (tx) => {
      const at = { communityId, id: await draft(tx) };
      const steps = [
        () => requests.submit(tx, at, actors('clerk')),
        () => approvals.review(tx, at, actors('reviewer'), { agree: true }),
        () => payments.order(tx, at, actors('cashier'), on),
        () => payments.release(tx, at, actors('chair'), { agree: true }),
        () => payments.pay(tx, at, actors('cashier'), slipOf(at.id)),
      ];
      for (const step of steps.slice(0, count)) await step();
      return at.id;
    });
    spending[state as SpendingStage] = id;
  }
  return spending;

  async function draft(tx: Parameters<Work<unknown>>[0]): Promise<string> {
    const { id } = await requests.draft(tx, communityId, actors('clerk'), {
      reason: `电梯维保 ${canaries.name()}`,
      payeeId: on.payeeId,
      amount: Money.yuan('150.00'),
      fund: 'F1',
      accountCode: '510301',
      occurredOn: day('2026-03-05'),
      fileIds: [on.fileId],
      quotes: [{ supplier: canaries.name(), amount: Money.yuan('160.00'), fileId: on.fileId }],
      quotesExempt: '',
      invoice: null,
    });
    return id;
  }

  function slipOf(id: string) {
    return { paidOn: day('2026-03-05'), bankReference: `流水${id.slice(-8)}`, fileIds: [] };
  }

  async function actorsOf(app: TestApp, community: number) {
    const { rows } = await app.admin.query<Actor>(
      `select person_id as "personId", id as "grantId", party, post from role_grant
       where community_id = $1`,
      [community],
    );
    return (post: keyof typeof people.byPost) => rows.find((row) => row.post === post)!;
  }
}

async function readOldBooks({ here, communityId, run, people, canaries }: Place): Promise<string> {
  const titles = '日期,凭证字,凭证号,附单据数,摘要,科目代码,科目名称,基金,借方金额,贷方金额,制单人';
  const line = (code: string, debited: string, credited: string) =>
    `2026-01-06,记,1,1,收 ${canaries.name()},${code},,F1,${debited},${credited},${canaries.name()}`;
  const rows = [titles, line('100201', '9.00', ''), line('410101', '', '9.00')];
  const file = {
    name: `${canaries.name()}.csv`,
    rows: rows.map((text, index) => ({ line: index + 1, cells: text.split(',') })),
    fund: 'F1' as const,
  };
  const by = people.byPost.accountant.personId;
  return run((tx) => here.app.get(EntryImportService).read(tx, communityId, file, by));
}

async function writeDrafts(
  { here, communityId, run, people, canaries }: Place,
  { fileId, payeeId }: { fileId: string; payeeId: string },
): Promise<BusyMoney['drafts']> {
  const service = here.app.get(VoucherDraftsService);
  const write = () =>
    run((tx) => {
      const lines = [
        { accountCode: '510301', fund: 'F1', debit: '90.00', payeeId },
        { accountCode: '2202', fund: 'F1', credit: '90.00', summary: canaries.name() },
      ];
      const bookedOn = day('2026-03-05');
      const content = { bookedOn, summary: `计提 ${canaries.name()}`, lines, fileIds: [fileId] };
      return service.prepare(tx, communityId, content, people.byPost.accountant.personId);
    });
  const [draft, submitted] = [await write(), await write()];
  await run((tx) => service.submit(tx, { communityId, id: submitted }));
  return { draft, submitted };
}
