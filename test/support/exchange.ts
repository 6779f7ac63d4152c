import type { Response } from 'superagent';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { credit, debit, draftOf } from './books';
import type { TestApp, Visitor } from './serve';

const bytesOf = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

/** A file of the exchange, as the browser saves it: 2026/workbook.xlsx. */
export async function takenAway(visitor: Visitor, id: number, file: string): Promise<Buffer> {
  const { body } = await visitor
    .get(`/api/communities/${id}/exchange/${file}`)
    .buffer(true)
    .parse(bytesOf as never)
    .expect(200);
  return body as Buffer;
}

/** For the rest of the test it is 2027. Words that mean something to one of the programs, and a year that begins with what the last left. */
export async function livedIntoNextYear(here: TestApp, id: number): Promise<void> {
  here.clock.set('2027-01-31');
  const post = (bookedOn: string, summary: string) =>
    here.app.get(Transactions).run(id, (tx) =>
      here.app.get(LedgerService).post(
        tx,
        id,
        draftOf({
          kind: 'general',
          bookedOn: day(bookedOn),
          summary,
          lines: [debit('5105', '12.34'), credit('2202', '12.34')],
        }),
      ),
    );
  await post(
    '2026-03-31',
    '=SUM(A1); "引号" | 竖线, tag:value [2026-01-01] \\ 反斜杠 (括号) & <尖>',
  );
  await post('2027-01-05', '次年第一笔');
}

/**
 * What every account stands at after the year by the books themselves, in fen, by the name that stands in
 * the text beside its code. Accounts at zero are left out.
 */
export async function trialBalanceOf(
  here: TestApp,
  id: number,
  { year, text }: { year: number; text: string },
): Promise<Map<string, bigint>> {
  const names = namesIn(text);
  const { rows } = await here.admin.query<{ code: string; net: string }>(
    `select account_code as code, sum(debit - credit)::text as net from posting
     where community_id = $1 and booked_on < make_date($2 + 1, 1, 1)
     group by account_code having sum(debit - credit) <> 0`,
    [id, year],
  );
  return new Map(
    rows.map(({ code, net }) => [names.get(code) ?? code, BigInt(net.replace('.', ''))]),
  );
}

/** Accounts as the text declares them, by code. */
function namesIn(text: string): Map<string, string> {
  const declared = /^(?:account |\S+ open )(\S+).*\n\s+(?:; |code: ")(\d+)/gm;
  return new Map([...text.matchAll(declared)].map(([, name = '', code = '']) => [code, name]));
}

/** "-12.30" or nothing at all, in fen. */
export const fenOf = (yuan: string): bigint => BigInt((yuan || '0.00').replace('.', ''));

type Row = Record<string, string>;

/** Where the lines of the audit tables do not come to what the balances say: month, account and fund. */
export function auditTablesOff(rows: (table: string) => Row[]): string[] {
  const amount = (row: Row, field: string) => fenOf(row[field] ?? '');
  const keyOf = (row: Row, month: string) =>
    `${month} ${row['GL_Account_Number']} ${row['ACC_Value_FUND']}`;
  const moved = new Map<string, bigint>();
  for (const line of rows('GL_Journal_Entry_Details')) {
    const key = keyOf(line, (line['Journal_ID'] ?? '').slice(0, 7));
    const net = amount(line, 'Debit_Amount') - amount(line, 'Credit_Amount');
    moved.set(key, (moved.get(key) ?? 0n) + net);
  }
  for (const row of rows('GL_Trial_Balance')) {
    const key = keyOf(row, `${row['Fiscal_Year']}-${row['Accounting_Period']}`);
    const change = amount(row, 'Ending_Balance') - amount(row, 'Beginning_Balance');
    moved.set(key, (moved.get(key) ?? 0n) - change);
  }
  return [...moved].filter(([, off]) => off !== 0n).map(([key]) => key);
}

/** The trustee's term is over, or open again: no service ends one in the past. */
export async function endTermByHand(
  { admin }: TestApp,
  communityId: number,
  at: string | null = '2026-03-01T00:00:00+08:00',
): Promise<void> {
  await admin.query(
    `set session_replication_role = replica;
     update trustee_term set ends_at = ${at === null ? 'null' : `'${at}'`} where community_id = ${communityId};
     set session_replication_role = origin`,
  );
}
