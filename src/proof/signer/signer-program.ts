import { Logger } from '@nestjs/common';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../platform/clock';
import type { SignerConfig } from '../../platform/config';
import { loggableError } from '../../platform/log';
import type { SignerKey } from '../note.rules';
import { holdFolder } from './folder-lock';
import { KeptHeads } from './kept-heads';
import { signerKey, SignerFault } from './key-file';
import type { ComparedHead } from './rebuild.rules';
import { readConsistencyProof } from './log-reads';
import { writeCosignature } from './log-writes';
import { type Round, Signer } from './signer';
import { SignerSession } from './signer-session';
import { signingLog } from './signing.rules';
import { type Witness, witnessOf } from './witness';
import { WitnessCourier } from './witness-courier';

export interface SignerOptions {
  /** The log-in of the role `trust_signer`, straight to the server: a pooler would lose its lock. */
  readonly url: string;
  readonly config: Pick<SignerConfig, 'dir' | 'publicUrl' | 'witnesses'>;
  readonly clock: Clock;
  readonly compared: readonly ComparedHead[];
  readonly signal: AbortSignal;
}

/** How often the logs are asked whether they have grown: a head is at most this much late. */
const ROUND_MS = 1000;
const WAIT_MS_MAX = 30_000;

const logger = new Logger('Signer');

/** Signs until the signal, through restarts of the database; waits while another signer is at work. */
export async function keepSigning(options: SignerOptions): Promise<void> {
  await prepared(options, async (tools) => {
    for (let wait = ROUND_MS; !options.signal.aborted; wait = Math.min(wait * 2, WAIT_MS_MAX)) {
      const session = await openSession(options.url);
      if (session) {
        logger.log('signing', { key: tools.key.name });
        if (await rounds(session, options, tools)) wait = ROUND_MS;
        await session.close();
      }
      await pause(wait, options.signal);
    }
  });
}

/**
 * One round over every log, and one walk to the witnesses.
 * @throws SignerFault where another signer is at work.
 */
export async function signOnce(options: SignerOptions): Promise<Round> {
  return prepared(options, async (tools) => {
    const session = await SignerSession.open(options.url);
    if (!session) throw new SignerFault('另一个签名机正在工作，本次没有签名。');
    try {
      const { signer, couriers } = staff(session, options, tools);
      const round = await signer.round();
      await Promise.all(couriers.map((courier) => courier.walk()));
      return round;
    } finally {
      await session.close();
    }
  });
}

/**
 * The key by which a community's log is signed here, made where there is none yet; nothing is signed.
 * @throws SignerFault where a signer is at work, or the key cannot be read.
 */
export function ownVkey(
  options: Pick<SignerOptions, 'config'>,
  communityId: number,
): Promise<string> {
  return prepared(options, ({ key }) => Promise.resolve(signingLog(key, communityId).vkey));
}

/** What outlives a session. */
interface Tools {
  readonly key: SignerKey;
  readonly heads: KeptHeads;
  readonly witnesses: readonly Witness[];
}

async function prepared<T>(
  { config }: Pick<SignerOptions, 'config'>,
  work: (tools: Tools) => Promise<T>,
): Promise<T> {
  const witnesses = config.witnesses.map(witnessOf);
  const release = await holdFolder(config.dir);
  if (!release) throw new SignerFault(`另一个签名机正在使用目录 ${config.dir}，本次没有签名。`);
  try {
    const heads = new KeptHeads(path.join(config.dir, 'heads'));
    const mayMake = (await heads.communities()).length === 0;
    const { host } = new URL(config.publicUrl);
    const key = await signerKey(config.dir, { host, mayMake });
    return await work({ key, heads, witnesses });
  } finally {
    await release();
  }
}

/** Everyone who works on one session; they know nothing that is not learnt anew on the next. */
function staff(
  session: SignerSession,
  { clock, compared, signal }: SignerOptions,
  { key, heads, witnesses }: Tools,
): { signer: Signer; couriers: WitnessCourier[] } {
  const tools = {
    clock,
    prove: (communityId: number, from: number, to: number) =>
      session.within(communityId, 'reading', (client) =>
        readConsistencyProof(client, communityId, { from, to }),
      ),
    keep: (communityId: number, line: { size: number; witness: string; line: string }) =>
      session.within(communityId, 'writing', (client) =>
        writeCosignature(client, communityId, line),
      ),
  };
  const couriers = witnesses.map((witness) => new WitnessCourier(witness, tools, signal));
  const signer = new Signer({
    session,
    heads,
    key,
    clock,
    compared,
    onSigned: (log, head) => couriers.forEach((courier) => courier.offer(log, head)),
  });
  return { signer, couriers };
}

async function openSession(url: string): Promise<SignerSession | null> {
  try {
    const session = await SignerSession.open(url);
    if (!session) logger.warn('another signer is at work; waiting for it to end');
    return session;
  } catch (error) {
    logger.warn('database not reached', { ...loggableError(error) });
    return null;
  }
}

/** Until the signal or the end of the session; whether there was one round at least. */
async function rounds(
  session: SignerSession,
  options: SignerOptions,
  tools: Tools,
): Promise<boolean> {
  const { signer, couriers } = staff(session, options, tools);
  let done = false;
  try {
    while (!options.signal.aborted && session.open) {
      await signer.round();
      done = true;
      for (const courier of couriers) void courier.walk();
      await pause(ROUND_MS, options.signal);
    }
  } catch (error) {
    logger.warn('round broken off', { ...loggableError(error) });
  }
  return done;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // Told to stop while it waits: then there is nothing to wait for.
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
