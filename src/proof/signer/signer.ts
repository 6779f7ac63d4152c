import { Logger } from '@nestjs/common';
import type pg from 'pg';
import type { Clock } from '../../platform/clock';
import { loggableError } from '../../platform/log';
import type { SignerKey } from '../note.rules';
import type { CompactRange } from '../tree.rules';
import { type Doubt, doubts } from './doubts.rules';
import { beginning } from './examination.rules';
import type { KeptHeads } from './kept-heads';
import { hasCheckpoint, type LogStanding, readLeaves, readStanding } from './log-reads';
import { writeCheckpoint, writeRefusal } from './log-writes';
import { type ComparedHead, Rebuild } from './rebuild.rules';
import type { LogSize, SignerSession } from './signer-session';
import {
  heartbeatDue,
  readHead,
  signHead,
  type SignedHead,
  signingLog,
  type SigningLog,
} from './signing.rules';

export interface SignerParts {
  readonly session: SignerSession;
  readonly heads: KeptHeads;
  readonly key: SignerKey;
  readonly clock: Clock;
  /** Heads that a person has compared, for logs of which this signer remembers nothing. */
  readonly compared?: readonly ComparedHead[];
  /** Told of every head that is signed, and of every one found signed at the start. */
  readonly onSigned?: (log: SigningLog, head: SignedHead) => void;
}

/** What became of the logs that were looked at. */
export interface Round {
  signed: number;
  unchanged: number;
  refused: number;
  /** Could not be looked at: a timeout, a full disk. Tried again. */
  failed: number;
}

type Outcome = keyof Round;

/** When a log was last looked at, how long it was, and what became of it. */
interface Look {
  readonly size: number;
  readonly at: number;
  readonly outcome: Outcome;
}

/** A log at rest is compared with what was signed even so, and its heartbeat found due in time. */
const LOOK_AGAIN_MS = 10 * 60_000;
/** What was refused or failed may have been mended. */
const LOOK_AT_TROUBLE_MS = 10_000;

interface Examined {
  readonly standing: LogStanding;
  readonly found: CompactRange | Doubt;
  /** Whether the database has the head this signer keeps. */
  readonly written: boolean;
}

/**
 * Signs the heads of logs that have only grown since it signed them last, and of no others. It takes
 * the leaves' bytes from the database and nothing else on trust (assurance: 3.4).
 */
export class Signer {
  private readonly looks = new Map<number, Look>();
  private readonly told = new Map<number, string>();
  private readonly logger = new Logger('Signer');

  constructor(private readonly parts: SignerParts) {}

  /** Looks at every log that has grown, is due, or was in trouble; one in trouble stops no other. */
  async round(): Promise<Round> {
    const round: Round = { signed: 0, unchanged: 0, refused: 0, failed: 0 };
    for (const { communityId, size } of await this.logs()) {
      if (!this.isDue(communityId, size)) continue;
      const outcome = await this.look(communityId);
      this.looks.set(communityId, { size, at: this.now(), outcome });
      round[outcome] += 1;
    }
    return round;
  }

  /** Those of the database, and those this signer remembers: a log that is gone is not at rest. */
  private async logs(): Promise<LogSize[]> {
    const there = await this.parts.session.sizes();
    const known = new Set(there.map(({ communityId }) => communityId));
    const kept = await this.parts.heads.communities();
    const gone = kept.filter((communityId) => !known.has(communityId));
    return [...there, ...gone.map((communityId) => ({ communityId, size: 0 }))];
  }

  private isDue(communityId: number, size: number): boolean {
    const last = this.looks.get(communityId);
    if (!last || last.size !== size) return true;
    const settled = last.outcome === 'signed' || last.outcome === 'unchanged';
    return this.now() - last.at >= (settled ? LOOK_AGAIN_MS : LOOK_AT_TROUBLE_MS);
  }

  private async look(communityId: number): Promise<Outcome> {
    try {
      return await this.visit(signingLog(this.parts.key, communityId));
    } catch (error) {
      if (!this.parts.session.open) throw error;
      this.logger.error('log not looked at', { communityId, ...loggableError(error) });
      return 'failed';
    }
  }

  private async visit(log: SigningLog): Promise<Outcome> {
    const { previous, kept } = await this.remembered(log);
    const { standing, found, written } = await this.parts.session.within(
      log.communityId,
      'reading',
      (client) => this.examine(client, log, kept),
    );
    if ('code' in found) return this.refuse(log, standing, found);
    const last = kept === 'damaged' ? null : kept;
    // A crash between the file and the row: what was signed is brought to where readers look.
    if (last && !written) await this.write(log, last);
    if (this.mayRest(last, found, standing)) {
      if (last && !this.looks.has(log.communityId)) this.parts.onSigned?.(log, last);
      return 'unchanged';
    }
    const head = signHead(log, found, this.signingTime(standing));
    await this.parts.heads.keep(log.communityId, previous, head);
    await this.write(log, head);
    this.told.delete(log.communityId);
    this.parts.onSigned?.(log, head);
    return 'signed';
  }

  /** Nothing to say that was not said today. */
  private mayRest(last: SignedHead | null, { size }: CompactRange, standing: LogStanding): boolean {
    if (size === 0) return true;
    return last?.size === size && !standing.refused && !heartbeatDue(last, this.time());
  }

  /** What the file says, and the note in it even where it is not to be believed. */
  private async remembered(
    log: SigningLog,
  ): Promise<{ previous: string | null; kept: SignedHead | null | 'damaged' }> {
    let previous: string | null = null;
    try {
      const text = await this.parts.heads.read(log.communityId);
      if (!text) return { previous, kept: null };
      previous = text.note;
      return { previous, kept: readHead(log, text) };
    } catch (error) {
      if ('errno' in (error as object)) throw error;
      return { previous, kept: 'damaged' };
    }
  }

  private async examine(
    client: pg.ClientBase,
    { communityId }: SigningLog,
    kept: SignedHead | null | 'damaged',
  ): Promise<Examined> {
    const standing = await readStanding(client, communityId);
    const { head, signed } = standing;
    const known = kept !== null && kept !== 'damaged';
    const written = known && (await hasCheckpoint(client, communityId, kept));
    if (!head) return { standing, found: doubts.gone(known ? kept.size : 0), written: true };
    const compared = this.parts.compared?.find((each) => each.communityId === communityId);
    const start = beginning({ kept, signed, head, compared });
    const found = 'code' in start ? start : await grown(start, client, { communityId, head });
    return { standing, found, written };
  }

  private async refuse(log: SigningLog, standing: LogStanding, doubt: Doubt): Promise<Outcome> {
    const { communityId } = log;
    const size = standing.head?.size ?? 0;
    const state = `${doubt.code} ${size}`;
    if (this.told.get(communityId) !== state) {
      this.logger.error('head not signed', { communityId, reason: doubt.code, size });
      this.told.set(communityId, state);
    }
    const { refused } = standing;
    const isNew = refused?.size !== size || refused.reason !== doubt.sentence;
    // Of a community that is gone there is nowhere to write it: the line above must do.
    if (isNew && standing.head) {
      const refusal = { at: this.time(), size, doubt };
      await this.parts.session.within(communityId, 'writing', (client) =>
        writeRefusal(client, communityId, refusal),
      );
    }
    return 'refused';
  }

  private async write(log: SigningLog, head: SignedHead): Promise<void> {
    await this.parts.session.within(log.communityId, 'writing', (client) =>
      writeCheckpoint(client, log, head),
    );
  }

  /** A signature after a refusal must be seen to be after it, though it counts whole seconds only. */
  private signingTime({ refused }: LogStanding): Date {
    const earliest = refused ? refused.at.getTime() + 1000 : 0;
    return new Date(Math.max(this.now(), earliest));
  }

  private time(): Date {
    return this.parts.clock.now();
  }

  private now(): number {
    return this.time().getTime();
  }
}

async function grown(
  rebuild: Rebuild,
  client: pg.ClientBase,
  { communityId, head }: { communityId: number; head: { size: number; frontier: Buffer } },
): Promise<CompactRange | Doubt> {
  for await (const leaf of readLeaves(client, communityId, rebuild.size)) {
    const doubt = rebuild.add(leaf);
    if (doubt) return doubt;
  }
  return rebuild.finish(head) ?? rebuild.result();
}
