import { useSearchParams } from 'react-router';
import { today } from '../../shared/format/dates';
import { spanAsked, type Range, type Span, type Unit } from './range';

type Change = Partial<Record<'unit' | 'at' | 'from' | 'to' | 'fund', string>>;

/**
 * The switch lives in the address, so that a picture can be shared as it is. `otherwise` is what an
 * address without one means.
 */
export function useFlowRange(otherwise: { unit?: Unit; at?: string } = {}) {
  const [params, setParams] = useSearchParams();
  const asked = {
    unit: params.get('unit'),
    at: params.get('at'),
    from: params.get('from'),
    to: params.get('to'),
  };
  const { unit = 'month', at = today().slice(0, 7) } = otherwise;
  const change = (next: Change) =>
    setParams(
      (now) => {
        for (const [name, value] of Object.entries(next)) {
          if (value) now.set(name, value);
          else now.delete(name);
        }
        return now;
      },
      { replace: true },
    );
  return { ...spanAsked(asked, { unit, at }), fund: params.get('fund') ?? '', change };
}

export type FlowRange = ReturnType<typeof useFlowRange>;

/** Query of the address of one range, for links. */
export function flowQuery(unit: Span, range: Range, fund = ''): string {
  const params = new URLSearchParams(
    unit === 'custom' ? { unit, ...range } : { unit, at: range.to },
  );
  if (fund) params.set('fund', fund);
  return params.toString();
}
