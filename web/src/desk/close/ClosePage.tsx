import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { usePeriods } from '../books/filters';
import type { PeriodRow, Periods } from '../books/types';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import styles from './ClosePage.module.css';

interface Check {
  key: string;
  name: string;
  ok: boolean;
  detail: string;
}

interface Checklist {
  items: Check[];
  mayClose: boolean;
}

/** 结账: what still stands in the way, and the one act that is never undone. */
export default function ClosePage() {
  const t = useWords('close');
  const periods = usePeriods();
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Loaded of={periods}>{(data) => <Months periods={data} />}</Loaded>
    </>
  );
}

/** The oldest open month is the one to be closed next. */
function nextOf({ items }: Periods): string | null {
  const open = items.filter(({ state }) => state === 'open').map(({ period }) => period);
  return open.sort()[0] ?? null;
}

function Months({ periods }: { periods: Periods }) {
  const t = useWords('close');
  const [chosen, setChosen] = useState<string | null>(null);
  const period = chosen ?? nextOf(periods);
  return (
    <div className={styles.sides}>
      <PeriodTable periods={periods} chosen={period} onChoose={setChosen} />
      {period ? (
        <PeriodPanel
          key={period}
          row={periods.items.find((row) => row.period === period)}
          period={period}
        />
      ) : (
        <Notice tone="quiet">{t('nothing')}</Notice>
      )}
    </div>
  );
}

interface TableProps {
  periods: Periods;
  chosen: string | null;
  onChoose: (period: string) => void;
}

function PeriodTable({ periods, chosen, onChoose }: TableProps) {
  const t = useWords('close');
  const dates = useDates();
  return (
    <DataTable<PeriodRow>
      label={t('title')}
      rowKey="period"
      columns={[
        textColumn(t('col.period'), ({ period }) => (
          <Button type="link" style={{ padding: 0 }} onClick={() => onChoose(period)}>
            {dates.period(period)}
          </Button>
        )),
        textColumn(t('col.state'), ({ state }) => (
          <Badge tone={state === 'closed' ? 'good' : 'quiet'}>{t(`state.${state}`)}</Badge>
        )),
        textColumn(t('col.entries'), ({ entryCount }) => entryCount),
        textColumn(t('col.closed'), ({ closedAt, closedBy }) =>
          closedAt ? `${dates.instant(closedAt)} ${closedBy ?? ''}` : '',
        ),
      ]}
      rows={periods.items}
      empty={t('nothing')}
      onOpen={({ period }) => onChoose(period)}
      rowClass={({ period }) => (period === chosen ? (styles.chosen ?? '') : '')}
    />
  );
}

function PeriodPanel({ row, period }: { row: PeriodRow | undefined; period: string }) {
  const t = useWords('close');
  const dates = useDates();
  if (row?.state === 'closed') {
    return (
      <Panel title={dates.period(period)}>
        <p>
          {t('isClosed', {
            at: row.closedAt ? dates.instant(row.closedAt) : '',
            who: row.closedBy ?? '',
          })}
        </p>
        <Links period={period} />
      </Panel>
    );
  }
  return <OpenPeriod period={period} />;
}

function OpenPeriod({ period }: { period: string }) {
  const t = useWords('close');
  const dates = useDates();
  const checklist = useHereGet<Checklist>(`/periods/${period}/checklist`);
  return (
    <Panel title={t('checklist', { period: dates.period(period) })}>
      <Loaded of={checklist}>
        {(data) => (
          <>
            <ul className={styles.checks}>
              {data.items.map((check) => (
                <CheckRow key={check.key} check={check} period={period} />
              ))}
            </ul>
            <CloseAct period={period} mayClose={data.mayClose} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** Where to go and mend what a check found. */
const PLACES: Record<string, (period: string) => string> = {
  'drafts-posted': () => 'books/drafts',
  balanced: (period) => `books/balance?from=${period}&to=${period}`,
  'sums-hold': (period) => `books/balance?from=${period}&to=${period}`,
  numbered: (period) => `books/journal?from=${period}&to=${period}`,
};

function CheckRow({ check, period }: { check: Check; period: string }) {
  const t = useWords('close');
  const here = useHere();
  const place = PLACES[check.key];
  return (
    <li className={check.ok ? styles.ok : styles.open}>
      <span className={styles.mark}>{check.ok ? '✓' : '✗'}</span>
      <span>
        <strong>{check.name}</strong>{' '}
        <span className={styles.verdict}>{t(check.ok ? 'ok' : 'notOk')}</span>
        <span className={styles.detail}>
          {check.detail}{' '}
          {!check.ok && place && <Link to={here.to(place(period))}>{t('look')}</Link>}
        </span>
      </span>
    </li>
  );
}

function CloseAct({ period, mayClose }: { period: string; mayClose: boolean }) {
  const t = useWords('close');
  const here = useHere();
  const dates = useDates();
  const name = dates.period(period);
  if (!here.may('period.close')) return <p>{t('byReviewer')}</p>;
  if (!mayClose) return <Notice tone="attention">{t('notYet')}</Notice>;
  return (
    <ActBox
      sentence={t('will', { period: name })}
      word={t('close', { period: name })}
      danger
      secondFactor
      send={({ code }) =>
        api.post(here.api(`/periods/${period}/close`), {}, { once: true, secondFactor: code })
      }
      onDone={() => undefined}
    />
  );
}

function Links({ period }: { period: string }) {
  const t = useWords('close');
  const here = useHere();
  return (
    <p className="links">
      <Link to={here.to(`books/balance?from=${period}&to=${period}`)}>{t('seeBalance')}</Link>
      <Link to={here.to('reports')}>{t('makeReport')}</Link>
    </p>
  );
}
