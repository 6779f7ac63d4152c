import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';

/** How the signing of one log stands. */
export interface LogFigures {
  readonly communityId: number;
  /** Leaves after the newest signed head. */
  readonly unsigned: number;
  /** null: nothing was ever signed. */
  readonly signedAt: Date | null;
  /** The signer found the log contradicting what it had signed, and has signed nothing since. */
  readonly refused: boolean;
}

/** 存证: figures over all logs, for whoever watches the installation. */
@Injectable()
export class LogFiguresQueries {
  constructor(private readonly reading: Reading) {}

  /** A community at a time, as row-level security has it; some tenths of a second for hundreds. */
  async all(): Promise<LogFigures[]> {
    const logs = await this.reading.runGlobal<{ communityId: number }[]>((tx) =>
      tx.query('select community_id as "communityId" from log_sizes()'),
    );
    const figures: LogFigures[] = [];
    for (const { communityId } of logs) {
      const own = await this.reading.run(communityId, (tx) => figuresOf(tx, communityId));
      figures.push(...own);
    }
    return figures;
  }
}

async function figuresOf(tx: EntityManager, communityId: number): Promise<LogFigures[]> {
  const rows: (Omit<LogFigures, 'unsigned'> & { unsigned: string })[] = await tx.query(FIGURES, [
    communityId,
  ]);
  return rows.map((row) => ({ ...row, unsigned: Number(row.unsigned) }));
}

const FIGURES = `
  select h.community_id as "communityId", s.signed_at as "signedAt",
    greatest(h.size - coalesce(s.size, 0), 0) as unsigned,
    exists (select from log_refusal r where r.community_id = $1
      and r.at >= coalesce(s.signed_at, '-infinity')) as refused
  from log_head h left join lateral (
    select k.size, k.signed_at from log_checkpoint k where k.community_id = $1
    order by k.signed_at desc limit 1) s on true
  where h.community_id = $1`;
