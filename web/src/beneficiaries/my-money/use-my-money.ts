import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import { rangeAround } from '../flow/range';
import { flowQuery, useFlowRange, type FlowRange } from '../flow/useFlowRange';
import { useCommunity } from '../layout/community';
import type { MyMoney } from '../../shared/api/types';

/**
 * Which home and which months the address asks for. Without months the server answers with the year
 * of the last closed one, and the switch shows what it answered.
 */
export function useMyMoney() {
  const { path, membership } = useCommunity();
  const [params, setParams] = useSearchParams();
  const unitId = params.get('home') ?? membership.units[0]?.id ?? null;
  const isAsked = ['at', 'from', 'to'].some((name) => params.has(name));
  const asked = useFlowRange({ unit: 'year' });
  const money = useGet<MyMoney>(
    path('/my-money'),
    { unitId, ...(isAsked ? asked.range : {}) },
    { enabled: unitId !== null, keepLast: true },
  );
  const { data } = money;
  const value = isAsked || !data ? asked : { ...asked, range: rangeAround('year', data.to) };
  const choose = (home: string) =>
    setParams(
      (now) => {
        now.set('home', home);
        return now;
      },
      { replace: true },
    );
  return { unitId, money, value, choose };
}

/** What a link to another page of the same home and the same months carries. */
export function moneyQuery(money: MyMoney, value: FlowRange): string {
  return `${flowQuery(value.unit, value.range)}&home=${money.unitId}`;
}
