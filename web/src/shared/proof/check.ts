import { ApiProblem } from '../api/problem';
import { cryptoReady } from './crypto';
import { keptHead } from './kept-heads';
import type { Verdict } from './verdict';

/** What this browser found out about something it was shown. */
export interface Check {
  verdict: Verdict;
  /** Everything a third party needs to see the contradiction; null where there is none. */
  evidence: unknown;
}

/** A check, or why there was none: an old browser, no line, a log that is not signed. Never throws. */
export async function guarded<C extends Check>(
  communityId: number,
  check: () => Promise<C>,
): Promise<C | Check> {
  try {
    return (await cryptoReady()) ? await check() : attention('cannot');
  } catch (error) {
    if (!(error instanceof ApiProblem)) return attention('cannot');
    if (error.code === 'log.refused') {
      const evidence = { communityId, refused: error.message, kept: keptHead(communityId) };
      return { verdict: { tone: 'broken', key: 'refused', values: {} }, evidence };
    }
    return attention(error.code === 'log.not-signed-yet' ? 'unsigned' : 'offline');
  }
}

const attention = (key: string): Check => ({
  verdict: { tone: 'attention', key, values: {} },
  evidence: null,
});
