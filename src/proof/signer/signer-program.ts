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
import { type Round, Signer } from './signer';
import { SignerSession } from './signer-session';

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
  await inFolder(options, async (key, heads) => {
    for (let wait = ROUND_MS; !options.signal.aborted; wait = Math.min(wait * 2, WAIT_MS_MAX)) {
      const session = await openSession(options.url);
      if (!session) {
        await pause(wait, options.signal);
        continue;
      }
      logger.log('signing', { key: key.name });
      if (await rounds(session, signerOf(options, { session, key, heads }), options.signal)) {
        wait = ROUND_MS;
      }
      await session.close();
    }
  });
}

/**
 * One round over every log.
 * @throws SignerFault where another signer is at work.
 */
export async function signOnce(options: SignerOptions): Promise<Round> {
  return inFolder(options, async (key, heads) => {
    const session = await SignerSession.open(options.url);
    if (!session) throw new SignerFault('另一个签名机正在工作，本次没有签名。');
    try {
      return await signerOf(options, { session, key, heads }).round();
    } finally {
      await session.close();
    }
  });
}

type Tools = { session: SignerSession; key: SignerKey; heads: KeptHeads };

function signerOf({ clock, compared }: SignerOptions, tools: Tools): Signer {
  return new Signer({ ...tools, clock, compared });
}

async function inFolder<T>(
  { config }: SignerOptions,
  work: (key: SignerKey, heads: KeptHeads) => Promise<T>,
): Promise<T> {
  const release = await holdFolder(config.dir);
  if (!release) throw new SignerFault(`另一个签名机正在使用目录 ${config.dir}，本次没有签名。`);
  try {
    const heads = new KeptHeads(path.join(config.dir, 'heads'));
    const mayMake = (await heads.communities()).length === 0;
    const { host } = new URL(config.publicUrl);
    return await work(await signerKey(config.dir, { host, mayMake }), heads);
  } finally {
    await release();
  }
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
  signer: Signer,
  signal: AbortSignal,
): Promise<boolean> {
  let done = false;
  try {
    while (!signal.aborted && session.open) {
      await signer.round();
      done = true;
      await pause(ROUND_MS, signal);
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
