/**
 * Kills from outside, in a process of its own: one that shared the event loop of the load would strike
 * only between two of its steps, and hardly ever meet a request under way.
 * Told `{ afterMs, pid, withChildren }`, answers `{ killedAt }` (ms since 1970).
 */
import { execFileSync } from 'node:child_process';

function childrenOf(parent) {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return rows.filter(([, ppid]) => ppid === parent).map(([pid]) => pid);
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

process.on('message', ({ afterMs, pid, withChildren }) => {
  setTimeout(() => {
    const children = withChildren ? childrenOf(pid) : [];
    for (const victim of [pid, ...children]) kill(victim);
    process.send({ killedAt: Date.now() });
  }, afterMs);
});
process.on('disconnect', () => process.exit());
