import { QueryFailedError } from 'typeorm';

export const sqlState = {
  serializationFailure: '40001',
  deadlockDetected: '40P01',
  lockNotAvailable: '55P03',
  insufficientPrivilege: '42501',
  queryCanceled: '57014',
} as const;

/** What PostgreSQL said, without the row it said it about: `detail` may hold personal data. */
export interface DatabaseFault {
  code: string;
  constraint: string | undefined;
}

/** Reads a fault out of TypeORM's wrapper or of a bare node-postgres error; null if it is neither. */
export function databaseFaultOf(error: unknown): DatabaseFault | null {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string')
    return null;
  if (!/^[0-9A-Z]{5}$/.test(cause.code)) return null;
  const constraint =
    'constraint' in cause && typeof cause.constraint === 'string' ? cause.constraint : undefined;
  return { code: cause.code, constraint };
}

/**
 * Session gone or not to be had: class 08, shut down, crashed, starting up, all places taken; ended
 * because we kept it waiting, as after a machine that stood still.
 */
const awayStates = /^(08[0-9A-Z]{3}|57P0[1235]|53300|25P0[34])$/;
const awaySockets: readonly unknown[] = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];
/** What node-postgres says without any code, and TypeORM of a runner that it let go when it broke. */
const awayWords = [
  /^Connection terminated/,
  /^Client has encountered a connection error/,
  /^Client was closed/,
  /query runner (was )?already released/i,
];

/**
 * Whether there was no talking to PostgreSQL (any more), as opposed to an answer that it gave. What
 * was not yet committed is then undone; of a COMMIT under way nobody knows.
 */
export function isConnectionLost(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const { code } = cause as { code?: unknown };
  if (typeof code === 'string') return awayStates.test(code) || awaySockets.includes(code);
  return awayWords.some((words) => words.test(cause.message));
}

/** No connection of the pool came free in time: we are busy, the database may be well. */
export function isPoolExhausted(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

/**
 * The connection was lost while COMMIT was under way, and the work has no key by which it could be
 * tried again without harm: whoever asked must look before asking once more.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';

  constructor(cause: unknown) {
    super('connection lost during commit', { cause });
  }
}
