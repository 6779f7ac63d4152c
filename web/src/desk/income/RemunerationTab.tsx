import { Button, Drawer, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { today } from '../../shared/format/dates';
import { pointMoved } from '../../shared/format/decimal';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { PeriodField } from '../ui/DayField';
import { Facts } from '../ui/Facts';
import { inWords } from '../ui/inWords';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { Filter, Toolbar } from '../ui/Toolbar';
import { FormulaForm } from './FormulaForm';
import type { Remuneration, RemunerationLine, RemunerationPosted } from './types';

/** 受托人报酬 of a month: line by line what counts and what does not, then posted once. */
export function RemunerationTab() {
  const t = useWords('income');
  const here = useHere();
  const [period, setPeriod] = useState(lastMonth);
  const [isEntering, setEntering] = useState(false);
  const month = useHereGet<Remuneration>('/remuneration/preview', { period });
  return (
    <>
      <Toolbar>
        <Filter name={t('pay.period')}>
          <span>
            <PeriodField
              aria-label={t('pay.period')}
              value={period}
              max={today().slice(0, 7)}
              onChange={setPeriod}
            />
          </span>
        </Filter>
        {here.may('contract.version') && (
          <Button onClick={() => setEntering(true)}>{t('formula.title')}</Button>
        )}
      </Toolbar>
      <Loaded of={month}>{(found) => <Month month={found} />}</Loaded>
      <Drawer
        open={isEntering}
        onClose={() => setEntering(false)}
        title={t('formula.title')}
        size={560}
        destroyOnHidden
      >
        <FormulaForm onDone={() => setEntering(false)} />
      </Drawer>
    </>
  );
}

/** The month before this one: the newest that can be closed. */
function lastMonth(): string {
  const [year = 0, month = 0] = today().split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

function Month({ month }: { month: Remuneration }) {
  const t = useWords('income');
  if (!month.formula)
    return <EmptyState title={t('pay.noFormula')}>{t('pay.noFormulaHint')}</EmptyState>;
  return (
    <>
      <Panel title={t('pay.result', { amount: formatYuan(month.amount) })}>
        <Formula month={month} />
        <Post month={month} />
      </Panel>
      <Panel title={t('pay.lines')}>
        <Lines lines={month.lines} />
      </Panel>
    </>
  );
}

function Formula({ month: { formula, base, amount, voucher, entrySeq } }: { month: Remuneration }) {
  const t = useWords('income');
  const here = useHere();
  const dates = useDates();
  if (!formula) return null;
  const rule = formula.rate
    ? t('pay.byRate', {
        rate: `${pointMoved(formula.rate, 2)}%`,
        basis: t(`pay.basis.${formula.basis}`),
      })
    : t('pay.bySum', { sum: formatYuan(formula.sum ?? '0.00') });
  return (
    <Facts
      facts={[
        [t('pay.rule'), rule],
        [t('pay.version'), `${formula.version} · ${dates.day(formula.effectiveOn)}`],
        [t('form.resolutionRef'), formula.resolutionRef],
        [t('pay.base'), formula.rate && formatYuan(base)],
        [t('pay.amount'), `${formatYuan(amount)} ${inWords(amount)}`],
        [
          t('col.voucher'),
          entrySeq && <Link to={here.to(`books/entries/${entrySeq}`)}>{voucher}</Link>,
        ],
      ]}
    />
  );
}

function Post({ month }: { month: Remuneration }) {
  const t = useWords('income');
  const here = useHere();
  const dates = useDates();
  if (month.state === 'posted') return <Notice tone="good">{t('pay.posted')}</Notice>;
  if (month.blocked) return <Notice tone="attention">{month.blocked}</Notice>;
  if (!here.may('remuneration.post')) return <Notice tone="quiet">{t('pay.preview')}</Notice>;
  const { period, amount } = month;
  return (
    <ActBox<RemunerationPosted>
      sentence={t('pay.will', { period: dates.period(period), amount: formatYuan(amount) })}
      word={t('pay.word')}
      send={() => api.post(here.api('/remuneration-runs'), { period }, { once: true })}
      onDone={() => undefined}
    />
  );
}

function Lines({ lines }: { lines: RemunerationLine[] }) {
  const t = useWords('income');
  const columns: TableColumnsType<RemunerationLine> = [
    textColumn(t('col.account'), ({ account, name }) => `${account} ${name}`),
    amountColumn(t('col.amount'), ({ amount }) => amount),
    textColumn(t('pay.counts'), ({ counts }) =>
      counts ? <Badge tone="good">{t('pay.in')}</Badge> : <Badge>{t('pay.out')}</Badge>,
    ),
    textColumn(t('pay.because'), ({ because }) => because),
  ];
  return (
    <DataTable
      label={t('pay.lines')}
      rowKey="account"
      columns={columns}
      rows={lines}
      empty={t('pay.noLines')}
    />
  );
}
