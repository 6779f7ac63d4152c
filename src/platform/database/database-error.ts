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
