import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Progress } from '../platform/jobs/job';
import { Sealing } from '../platform/login/sealing';
import { newId } from '../shared/ids';
import { feeText } from './statement-cells.rules';
import { plainText, type StatementLine } from './statement.rules';

export interface NewLine {
  readonly line: StatementLine;
  readonly identity: string;
  /** From 1, oldest first within its file. */
  readonly position: number;
}

const INSERTED_AT_ONCE = 500;

/** 银行明细: the only writer of `bank_line`. Account numbers of others are sealed. */
@Injectable()
export class BankLines {
  constructor(private readonly sealing: Sealing) {}

  /** Set-based, a part at a time, so that a page can show how far it is. */
  async insert(
    tx: EntityManager,
    at: { communityId: number; bankAccountId: string; statementId: string },
    lines: readonly NewLine[],
    progress: Progress,
  ): Promise<void> {
    for (let from = 0; from < lines.length; from += INSERTED_AT_ONCE) {
      await progress(from, lines.length);
      const part = lines.slice(from, from + INSERTED_AT_ONCE).map((line) => this.kept(line));
      await tx.query(
        `insert into bank_line (community_id, bank_account_id, statement_id, id, position, identity,
           booked_on, booked_time, amount, balance, fee, serial, other_name, other_account_sealed,
           other_account_tail, other_account_hash, memo)
         select $1::integer, $2::uuid, $3::uuid, x.* from jsonb_to_recordset($4::jsonb) as x(id uuid, position integer,
           identity text, booked_on date, booked_time text, amount numeric, balance numeric,
           fee numeric, serial text, other_name text, other_account_sealed text,
           other_account_tail text, other_account_hash text, memo text)`,
        [at.communityId, at.bankAccountId, at.statementId, JSON.stringify(part)],
      );
    }
  }

  private kept({ line, identity, position }: NewLine) {
    return {
      id: newId(),
      position,
      identity,
      booked_on: line.bookedOn,
      booked_time: line.time,
      amount: line.amount.toString(),
      balance: line.balance?.toString() ?? null,
      fee: feeText(line.fee),
      serial: plainText(line.serial),
      other_name: plainText(line.counterparty.name),
      ...this.sealed(plainText(line.counterparty.account)),
      memo: plainText(line.memo),
    };
  }

  /** Hashed as the accounts of payees are, so that one finds the other. */
  private sealed(account: string) {
    const number = account.normalize('NFKC').replaceAll(/[\s-]/g, '');
    return {
      other_account_sealed: number === '' ? null : this.sealing.seal(number, 'bank-account'),
      other_account_tail: number.slice(-4),
      other_account_hash: number === '' ? null : this.sealing.keyedHash(number, 'bank-account'),
    };
  }
}
