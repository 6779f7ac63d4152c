import { DomainError } from '../../shared/domain-error';
import { databaseFaultOf, sqlState } from './database-error';

/**
 * What a broken database rule says to a person. The rules in the code refuse first and say more;
 * these are for the race that only the database can see. Each room registers its own names.
 */
const messages = new Map<string, () => DomainError>();

export function registerConstraintMessages(byName: Record<string, () => DomainError>): void {
  for (const [name, refusal] of Object.entries(byName)) messages.set(name, refusal);
}

function busy(): DomainError {
  return new DomainError(
    'conflict',
    'database.busy',
    '同一项业务正在由其他人办理，本次未作任何改动。请稍候几秒再试一次。',
  );
}

/** A known database refusal becomes the business's own; anything else passes unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  const fault = databaseFaultOf(error);
  if (!fault) return error;
  if (fault.code === sqlState.lockNotAvailable) return busy();
  const refusal = fault.constraint === undefined ? undefined : messages.get(fault.constraint);
  return refusal ? refusal() : error;
}
