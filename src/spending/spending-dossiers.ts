import { type EntityManager, In } from 'typeorm';
import { FileObjectRow } from '../platform/files/file-object.entity';
import type { Day } from '../shared/day';
import type { Party, Post } from '../shared/posts';
import { BankAccountRow } from '../trust-contract/trust-contract.entities';
import { bankAgreed } from './bank-agreed';
import { PayeeRow } from './payee.entities';
import { haltsOf } from './halts';
import { chargeableLines, type ChargeableLine } from '../open-budget/execution/standing';
import { type CommitmentRest, commitmentRests } from './commitment-rests';
import { chainOf } from './spending-records.service';
import {
  PaymentOrderRow,
  SpendingActRow,
  SpendingFileRow,
  SpendingQuoteRow,
  SpendingRequestRow,
} from './spending.entities';
import type { Chain } from './spending.rules';

/** An act with the name and the post of whoever did it. */
export interface NamedAct {
  row: SpendingActRow;
  personName: string;
  party: Party;
  post: Post;
}

/** A request with everything that hangs on it. */
export interface SpendingDossier {
  row: SpendingRequestRow;
  chain: Chain;
  payee: PayeeRow;
  accountName: string;
  budgetLine: ChargeableLine | null;
  commitment: CommitmentRest | null;
  files: FileObjectRow[];
  quotes: { supplier: string; amount: string; file: FileObjectRow }[];
  /** Of every version, oldest first. */
  acts: NamedAct[];
  order: PaymentOrderRow | null;
  bankAccount: BankAccountRow | null;
  /** The day the bank's line shows the payment; null until it is matched in full. */
  bankAgreedOn: Day | null;
}

interface Person {
  grant_id: string;
  party: Party;
  post: Post;
  name: string;
}

/** In the order of `ids`; a fixed number of questions however many there are. Unknown ids are left out. */
export async function dossiersOf(
  tx: EntityManager,
  communityId: number,
  ids: readonly string[],
): Promise<SpendingDossier[]> {
  if (ids.length === 0) return [];
  const facts = await factsOf(tx, communityId, ids);
  return ids.flatMap((id) => {
    const row = facts.requests.get(id);
    return row ? [dossierOf(row, facts)] : [];
  });
}

/** Budget lines and contracts that these requests name. */
async function chargesOf(
  tx: EntityManager,
  communityId: number,
  requests: readonly SpendingRequestRow[],
) {
  const lineIds = requests.flatMap(({ budgetLineId }) => budgetLineId ?? []);
  const commitmentIds = requests.flatMap(({ commitmentId }) => commitmentId ?? []);
  return {
    budgetLines: await chargeableLines(tx, communityId, lineIds),
    commitments: await commitmentRests(tx, communityId, commitmentIds),
  };
}

const entriesOf = (orders: readonly PaymentOrderRow[]) =>
  orders.flatMap(({ entrySeq }) => entrySeq ?? []);

type Facts = Awaited<ReturnType<typeof factsOf>>;

async function factsOf(tx: EntityManager, communityId: number, ids: readonly string[]) {
  const of = { communityId, requestId: In([...ids]) };
  const requests = await tx.findBy(SpendingRequestRow, { communityId, id: In([...ids]) });
  const acts = await tx.find(SpendingActRow, { where: of, order: { at: 'ASC', id: 'ASC' } });
  const files = await tx.find(SpendingFileRow, { where: of, order: { position: 'ASC' } });
  const quotes = await tx.find(SpendingQuoteRow, { where: of, order: { position: 'ASC' } });
  const orders = await tx.findBy(PaymentOrderRow, of);
  const fileIds = [...files, ...quotes].map(({ fileId }) => fileId);
  const objects = await tx.findBy(FileObjectRow, { communityId, id: In(fileIds) });
  const payeeIds = requests.map(({ payeeId }) => payeeId);
  const payees = await tx.findBy(PayeeRow, { communityId, id: In(payeeIds) });
  const banks = await tx.findBy(BankAccountRow, { communityId });
  const people = await tx.query<Person[]>(
    `select g.id as grant_id, g.party, g.post, p.name from role_grant g
     join person p on p.id = g.person_id where g.community_id = $1 and g.id = any($2::uuid[])`,
    [communityId, acts.map(({ grantId }) => grantId)],
  );
  const accounts = await tx.query<{ code: string; name: string }[]>(
    'select code, name from account where community_id = $1 and code = any($2::text[])',
    [communityId, requests.map(({ accountCode }) => accountCode)],
  );
  return {
    requests: byKey(requests, ({ id }) => id),
    files,
    quotes,
    acts,
    orders,
    objects: byKey(objects, ({ id }) => id),
    payees: byKey(payees, ({ id }) => id),
    banks: byKey(banks, ({ id }) => id),
    agreed: await bankAgreed(tx, communityId, entriesOf(orders)),
    people: byKey(people, (person) => person.grant_id),
    accounts: byKey(accounts, ({ code }) => code),
    ...(await chargesOf(tx, communityId, requests)),
    halts: await haltsOf(tx, communityId, requests),
  };
}

function dossierOf(row: SpendingRequestRow, facts: Facts): SpendingDossier {
  const current = (of: { requestId: string; version: number }) =>
    of.requestId === row.id && of.version === row.version;
  const acts = facts.acts.filter(({ requestId }) => requestId === row.id);
  const order = facts.orders.find(current) ?? null;
  return {
    row,
    chain: chainOf(row, acts.filter(current), facts.halts.get(row.id)),
    payee: known(facts.payees, row.payeeId),
    accountName: facts.accounts.get(row.accountCode)?.name ?? row.accountCode,
    ...chargedTo(row, facts),
    files: facts.files.filter(current).map(({ fileId }) => known(facts.objects, fileId)),
    quotes: facts.quotes.filter(current).map(({ supplier, amount, fileId }) => ({
      supplier,
      amount: amount.toString(),
      file: known(facts.objects, fileId),
    })),
    acts: acts.map((act) => {
      const { name, party, post } = known(facts.people, act.grantId);
      return { row: act, personName: name, party, post };
    }),
    order,
    bankAccount: order && known(facts.banks, order.bankAccountId),
    bankAgreedOn: facts.agreed.get(order?.entrySeq ?? '')?.on ?? null,
  };
}

function chargedTo(
  { budgetLineId, commitmentId }: SpendingRequestRow,
  { budgetLines, commitments }: Facts,
): Pick<SpendingDossier, 'budgetLine' | 'commitment'> {
  return {
    budgetLine: budgetLines.get(budgetLineId ?? '') ?? null,
    commitment: commitments.get(commitmentId ?? '') ?? null,
  };
}

function byKey<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Foreign keys promise it; a miss is a programmer's mistake. */
function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const row = map.get(key);
  if (row === undefined) throw new Error('a row promised by a foreign key is missing');
  return row;
}
