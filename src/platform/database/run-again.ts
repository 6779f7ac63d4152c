import { setTimeout as sleep } from 'node:timers/promises';
import { databaseFaultOf, isConnectionLost, sqlState } from './database-error';

const runsMax = 3;
const collisions: readonly string[] = [sqlState.serializationFailure, sqlState.deadlockDetected];

/**
 * Runs a whole transaction up to three times: at once after a collision with another, and with time
 * to recover after the connection was lost (a restart of PostgreSQL takes a second or two). The
 * attempt decides what may not be repeated, by throwing something else.
 * @see assurance.md 4.5
 */
export async function runAgain<T>(attempt: () => Promise<T>): Promise<T> {
  for (let run = 1; ; run += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pause = pauseMs(error);
      if (run >= runsMax || pause === null) throw error;
      // Jitter, or two works that met in a deadlock meet again at once.
      await sleep(pause * run * (0.5 + Math.random()));
    }
  }
}

/** How long to wait before the next run; null: another run would end the same way. */
function pauseMs(error: unknown): number | null {
  if (collisions.includes(databaseFaultOf(error)?.code ?? '')) return 30;
  return isConnectionLost(error) ? 500 : null;
}
