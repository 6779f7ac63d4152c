import { fenOf, isNegativeYuan, yuanOfFen, absYuan, isZeroYuan } from '../../shared/format/yuan';
import type { Flow, FlowPart } from '../../shared/api/types';

export type Part = 'source' | 'use' | 'drawn' | 'saved' | 'others';

/** One band of the picture. `refund`: a negative source or use, drawn on the other side. */
export interface Band {
  key: string;
  part: Part;
  name: string;
  amount: string;
  refund: boolean;
  /** How many small items a band of part `others` stands for. */
  count?: number;
}

export interface Sides {
  left: Band[];
  right: Band[];
}

const MOST_BANDS = 7;

/**
 * What stands left of the trust (sources, and what was drawn from earlier money when more went out
 * than came in) and right of it (uses, and what is left over). Both sides add up to the same: a
 * negative amount changes sides instead of being dropped, and small items are put together so that
 * a phone can show them. The opening balance stays out: it would make a month's bands hair-thin.
 */
export function sidesOf(flow: Flow): Sides {
  const sources = flow.sources.map((source) => bandOf(source, 'source'));
  const uses = flow.uses.map((use) => bandOf(use, 'use'));
  const change = yuanOfFen(fenOf(flow.closing) - fenOf(flow.opening));
  const drawn = bandOf({ key: 'drawn', name: '', amount: absYuan(change) }, 'drawn');
  const saved = bandOf({ key: 'saved', name: '', amount: change }, 'saved');
  const isDrawn = isNegativeYuan(change);
  return {
    left: [...gathered([...forward(sources), ...backward(uses)]), ...(isDrawn ? [drawn] : [])],
    right: [...gathered([...forward(uses), ...backward(sources)]), ...forward([saved])],
  };
}

function bandOf(part: Pick<FlowPart, 'key' | 'name' | 'amount'>, kind: Part): Band {
  return { key: part.key, part: kind, name: part.name, amount: part.amount, refund: false };
}

function forward(bands: Band[]): Band[] {
  return bands.filter(({ amount }) => !isNegativeYuan(amount) && !isZeroYuan(amount));
}

function backward(bands: Band[]): Band[] {
  return bands
    .filter(({ amount }) => isNegativeYuan(amount))
    .map((band) => ({ ...band, amount: absYuan(band.amount), refund: true }));
}

/** Largest first; from the eighth on together as "others". */
function gathered(bands: Band[]): Band[] {
  const sorted = [...bands].sort((a, b) => fenOf(b.amount) - fenOf(a.amount));
  if (sorted.length <= MOST_BANDS) return sorted;
  const small = sorted.slice(MOST_BANDS - 1);
  const fen = small.reduce((sum, band) => sum + fenOf(band.amount), 0);
  const others: Band = {
    key: 'others',
    part: 'others',
    name: '',
    amount: yuanOfFen(fen),
    refund: false,
    count: small.length,
  };
  return [...sorted.slice(0, MOST_BANDS - 1), others];
}
