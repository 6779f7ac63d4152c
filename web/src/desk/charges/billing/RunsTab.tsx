import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../../shared/api/client';
import { EmptyState } from '../../../shared/components/EmptyState';
import { JobProgress } from '../../../shared/components/JobProgress';
import { today } from '../../../shared/format/dates';
import { formatYuan, sumYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { PeriodField } from '../../ui/DayField';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Filter, Toolbar } from '../../ui/Toolbar';
import { useRefreshWhenDone } from '../../ui/useRefreshWhenDone';
import type { BillPreview } from '../types';
import { LateFees } from './LateFees';
import { PreviewTable } from './PreviewTable';
import { RunList } from './RunList';

/** 计费: the month's runs, what a run would do now, and its progress. */
export function RunsTab() {
  const t = useWords('billing');
  const here = useHere();
  // In the address: a run that was begun is found again.
  const [params, setParams] = useSearchParams();
  const period = params.get('period') ?? today().slice(0, 7);
  const jobId = params.get('job');
  return (
    <>
      <Toolbar>
        <Filter name={t('period')}>
          <span>
            <PeriodField
              aria-label={t('period')}
              value={period}
              max={today().slice(0, 7)}
              onChange={(next) => setParams({ period: next })}
            />
          </span>
        </Filter>
      </Toolbar>
      {jobId && <Running jobId={jobId} />}
      {here.may('charges.bill') && (
        <Panel title={t('preview.title')}>
          <Preview
            key={period}
            period={period}
            onOrdered={(job) => setParams({ period, job }, { replace: true })}
          />
        </Panel>
      )}
      <h2 className="section">{t('runs.title')}</h2>
      <RunList period={period} />
      {here.may('charges.bill') && <LateFees key={`late ${period}`} period={period} />}
    </>
  );
}

function Running({ jobId }: { jobId: string }) {
  const t = useWords('billing');
  const here = useHere();
  useRefreshWhenDone(jobId);
  return (
    <Panel>
      <JobProgress communityId={here.id} jobId={jobId}>
        {() => t('run.done')}
      </JobProgress>
    </Panel>
  );
}

interface PreviewProps {
  period: string;
  onOrdered: (jobId: string) => void;
}

function Preview({ period, onOrdered }: PreviewProps) {
  const t = useWords('billing');
  const preview = useHereGet<BillPreview>('/bill-runs/preview', { period });
  return (
    <Loaded of={preview}>
      {({ fees }) =>
        fees.length === 0 ? (
          <EmptyState title={t('preview.none')}>{t('preview.noneHint')}</EmptyState>
        ) : (
          <>
            <PreviewTable fees={fees} />
            <Order period={period} fees={fees} onOrdered={onOrdered} />
          </>
        )
      }
    </Loaded>
  );
}

interface OrderProps extends PreviewProps {
  fees: BillPreview['fees'];
}

function Order({ period, fees, onOrdered }: OrderProps) {
  const t = useWords('billing');
  const here = useHere();
  const dates = useDates();
  const [isOrdered, setOrdered] = useState(false);
  const count = fees.reduce((sum, fee) => sum + fee.count, 0);
  if (count === 0) return <Notice tone="good">{t('preview.allBilled')}</Notice>;
  if (isOrdered) return <Notice tone="quiet">{t('run.ordered')}</Notice>;
  const values = {
    period: dates.period(period),
    count,
    amount: formatYuan(sumYuan(fees.map(({ total }) => total))),
  };
  return (
    <ActBox<{ jobId: string }>
      sentence={t('run.will', values)}
      word={t('run.confirm')}
      send={() => api.post(here.api('/bill-runs'), { period }, { once: true })}
      onDone={({ jobId }) => {
        setOrdered(true);
        onOrdered(jobId);
      }}
    />
  );
}
