import { setTimeout as sleep } from 'node:timers/promises';
import { databaseFaultOf, isConnectionLost, sqlState } from './database-error';

const runsMax = 3;
/** One broken connection is replaced at once; a server that restarts needs a second or two. */
const recoveryMs = [100, 1500];
const collisions: readonly string[] = [sqlState.serializationFailure, sqlState.deadlockDetected];

/**
 * Runs a whole transaction up to three times: after a collision with another, and after the connection
 * was lost. The attempt decides what may not be repeated, by throwing something else.
 * @see assurance.md 4.5
 */
export async function runAgain<T>(attempt: () => Promise<T>): Promise<T> {
  for (let run = 1; ; run += 1) {
    try {
      return await attempt();
    } catch (error) {
      const pause = pauseMs(error, run);
      if (run >= runsMax || pause === null) throw error;
      // Jitter, or two works that met in a deadlock meet again at once.
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}

/** How long to wait before the next run; null: another run would end the same way. */
function pauseMs(error: unknown, run: number): number | null {
  if (collisions.includes(databaseFaultOf(error)?.code ?? '')) return 30 * run;
  return isConnectionLost(error) ? (recoveryMs[run - 1] ?? null) : null;
}
