import { fenOf, typedYuan, yuanOfFen } from '../../../shared/format/yuan';
import type { MeterLine } from '../types';

/** Two decimals like an amount, so read and subtracted like one; '' for nothing typed. */
export function useOf(before: string, typed: string): string {
  const now = typedYuan(typed);
  if (now === null) return '';
  const use = fenOf(now) - fenOf(before);
  return use < 0 ? 'backwards' : yuanOfFen(use);
}

/** What was typed and can be sent: meters that ran backwards stay behind, to be looked at. */
export function readingsOf(lines: readonly MeterLine[], typed: Readonly<Record<string, string>>) {
  return lines.flatMap(({ unitId, before, lastMonth }) => {
    const from = before ?? lastMonth ?? '0.00';
    const now = typedYuan(typed[unitId] ?? '');
    if (now === null || useOf(from, now) === 'backwards') return [];
    return [{ unitId, before: from, now: yuanOfFen(fenOf(now)) }];
  });
}
