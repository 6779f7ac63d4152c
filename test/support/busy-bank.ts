import { BankImportRow } from '../../src/bank/bank.entities';
import { BankImportService } from '../../src/bank/bank-import.service';
import { BankMatchService } from '../../src/bank/bank-match.service';
import { readStatement } from '../../src/bank/read-statement';
import { Transactions, type Work } from '../../src/platform/database/transactions';
import { FileStore } from '../../src/platform/files/file-store';
import { Money } from '../../src/shared/money';
import { statementOf } from './bank';
import type { BusyMoney } from './busy-money';
import type { BusyPeople, Canaries } from './busy-people';
import type { TestApp } from './serve';

export interface BusyBank {
  /** A file that was read and waits for its confirmation. */
  bankImportId: string;
  /** A line that is nobody's yet. */
  bankLineId: string;
  /** A line by hand, and what it was matched with. */
  bankMatchId: string;
}

/** A statement taken in, a line of it matched, one left open, and a second file that waits. */
export async function keepBank(
  here: TestApp,
  communityId: number,
  who: { people: BusyPeople; canaries: Canaries; money: BusyMoney },
): Promise<BusyBank> {
  const { people, canaries, money } = who;
  const by = people.byPost.accountant.personId;
  const run = <T>(work: Work<T>) => here.app.get(Transactions).run(communityId, work);
  const moves = [
    { on: '2026-03-03', amount: '85.63', name: canaries.name(), memo: `房费 ${canaries.name()}` },
    { on: '2026-03-04', amount: '-7.77', memo: '账户管理费' },
  ];
  const opening = await bankBefore();
  const first = await preview('1', statementOf('', opening.toString(), moves));
  const waiting = await preview(
    '2',
    statementOf('', opening.plus(Money.yuan('77.86')).toString(), [
      { on: '2026-03-05', amount: '12.34', name: canaries.name() },
    ]),
  );
  const imports = here.app.get(BankImportService);
  await run(async (tx) => {
    const key = { communityId, id: first.row.id };
    await tx.update(BankImportRow, key, { confirmedBy: by, confirmedAt: new Date() });
    await imports.takeIn(tx, key, first.read, async () => undefined);
  });
  const [paid, charged] = await linesOf();
  return {
    bankImportId: waiting.row.id,
    bankLineId: charged ?? '',
    bankMatchId: await matched(paid ?? ''),
  };

  /** What is in the books then; the payment that is matched below came into them later: both sides agree. */
  async function bankBefore(): Promise<Money> {
    const { rows } = await here.admin.query<{ sum: string }>(
      `select sum(debit - credit)::text as sum from posting
       where community_id = $1 and account_code = '100201' and booked_on < '2026-03-03'`,
      [communityId],
    );
    return Money.yuan(rows[0]?.sum ?? '0');
  }

  async function preview(no: string, bytes: Buffer) {
    const read = await readStatement(bytes);
    const sha256 = await here.app.get(FileStore).put(bytes);
    const file = { name: `流水${no} ${canaries.name()}.csv`, sha256, size: bytes.length };
    const { bankAccountId } = money;
    const { row } = await run((tx) =>
      here.app
        .get(BankImportService)
        .preview(tx, communityId, { bankAccountId, file, how: {}, read }, by),
    );
    return { row, read };
  }

  async function linesOf(): Promise<string[]> {
    const { rows } = await here.admin.query<{ id: string }>(
      'select id from bank_line where community_id = $1 order by position',
      [communityId],
    );
    return rows.map(({ id }) => id);
  }

  async function matched(lineId: string): Promise<string> {
    const part = { entrySeq: money.entriesOfHomes[0] ?? '', amount: Money.yuan('85.63') };
    const said = { note: `流水单 ${canaries.name()}`, by };
    await run((tx) =>
      here.app.get(BankMatchService).match(tx, { communityId, lineId }, [part], said),
    );
    const { rows } = await here.admin.query<{ id: string }>(
      'select id from bank_match where community_id = $1',
      [communityId],
    );
    return rows[0]?.id ?? '';
  }
}
