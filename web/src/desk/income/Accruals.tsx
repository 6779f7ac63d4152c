import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { PeriodField } from '../ui/DayField';
import { Notice } from '../ui/Notice';
import { ProblemList } from '../ui/ProblemList';
import { Filter, Toolbar } from '../ui/Toolbar';
import { useAct } from '../ui/useAct';
import type { AccrualRun } from './types';

/** 计提: what the contracts earn in a month becomes receivable. Asking again books nothing twice. */
export function Accruals({ end }: { end: ReactNode }) {
  const t = useWords('income');
  const here = useHere();
  const dates = useDates();
  const [period, setPeriod] = useState(today().slice(0, 7));
  const accrue = useAct((month: string) =>
    api.post<AccrualRun>(here.api('/income-contracts/accruals'), { period: month }, { once: true }),
  );
  const done = accrue.data;
  return (
    <>
      <Toolbar end={end}>
        <Filter name={t('accrue.period')}>
          <span>
            <PeriodField
              aria-label={t('accrue.period')}
              value={period}
              max={today().slice(0, 7)}
              onChange={setPeriod}
            />
          </span>
        </Filter>
        <Button loading={accrue.isPending} onClick={() => accrue.mutate(period)}>
          {t('accrue.word')}
        </Button>
        <span className="quiet">{t('accrue.will', { period: dates.period(period) })}</span>
      </Toolbar>
      <ProblemList error={accrue.error} />
      {done && (
        <Notice tone="good">
          {t(done.contracts === 0 ? 'accrue.nothing' : 'accrue.done', {
            period: dates.period(done.period),
            count: done.contracts,
            amount: formatYuan(done.amount),
          })}
        </Notice>
      )}
    </>
  );
}
