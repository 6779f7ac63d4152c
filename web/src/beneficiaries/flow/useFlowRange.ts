import { useSearchParams } from 'react-router';
import { today } from '../../shared/format/dates';
import { isPeriod, isUnit, rangeAround, type Range, type Unit } from './range';

/** The switch lives in the address, so that a picture can be shared as it is. */
export function useFlowRange() {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('unit');
  const at = params.get('at');
  const fund = params.get('fund') ?? '';
  const unit: Unit = isUnit(wanted) ? wanted : 'month';
  const period = isPeriod(at) ? at : today().slice(0, 7);
  const change = (next: { unit?: Unit; at?: string; fund?: string }) =>
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
  return { unit, range: rangeAround(unit, period), fund, change };
}

export type FlowRange = ReturnType<typeof useFlowRange>;

/** Query of the address of one range, for links. */
export function flowQuery(unit: Unit, range: Range, fund: string): string {
  const params = new URLSearchParams({ unit, at: range.to });
  if (fund) params.set('fund', fund);
  return params.toString();
}
