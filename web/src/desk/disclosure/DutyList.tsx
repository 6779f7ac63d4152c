import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { apiUrl } from '../../shared/api/client';
import { EmptyState } from '../../shared/components/EmptyState';
import { Badge } from '../../shared/components/Badge';
import { outcomeOf } from '../../shared/disclosure/outcome';
import type { DisclosureCalendar, DisclosureDuty } from '../../shared/disclosure/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Countersign, Publish } from './acts';

interface Props {
  calendar: DisclosureCalendar;
  /** The report that was asked for from outside. */
  opened: string | null;
  onDone: (sentence: string) => void;
}

/** What is past due, on its way, or due next: nothing that is over. */
export function DutyList({ calendar, opened, onDone }: Props) {
  const t = useWords('disclosure');
  const dates = useDates();
  const rows = calendar.duties.filter(
    ({ state, publishedOn }) => !publishedOn && state !== 'running',
  );
  const [open, setOpen] = useState<DisclosureDuty | null>(
    rows.find(({ reportId }) => reportId !== null && reportId === opened) ?? null,
  );
  const finish = (sentence: string) => {
    setOpen(null);
    onDone(sentence);
  };
  return (
    <>
      <DataTable<DisclosureDuty>
        label={t('todo')}
        rowKey={({ kind, subject }) => `${kind} ${subject}`}
        columns={[
          textColumn(t('col.what'), (duty) => `${duty.turn}${duty.name}`),
          textColumn(t('col.due'), ({ dueOn }) => dates.day(dueOn)),
          textColumn(t('col.state'), (duty) => <Standing duty={duty} />),
          textColumn(t('col.acts'), (duty) => <Act duty={duty} onAct={() => setOpen(duty)} />),
        ]}
        rows={rows}
        error={null}
        onRetry={() => undefined}
        empty={<EmptyState title={t('todoNone')}>{t('todoNoneHint')}</EmptyState>}
      />
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open ? `${open.turn}${open.name}` : ''}
        size={560}
        destroyOnHidden
      >
        {open?.state === 'prepared' && <Countersign duty={open} onDone={finish} />}
        {open?.state === 'countersigned' && (
          <Publish duty={open} days={calendar.showDays} onDone={finish} />
        )}
      </Drawer>
    </>
  );
}

function Standing({ duty }: { duty: DisclosureDuty }) {
  const t = useWords('disclosure');
  const { word, tone } = outcomeOf(duty);
  const isLate = word === 'missing';
  return (
    <>
      <Badge tone={tone}>{isLate ? t(`cell.${duty.state}`) : t(`cell.${word}`)}</Badge>{' '}
      {isLate ? t('missing', { days: duty.daysLate }) : <Left days={duty.daysLeft} />}
    </>
  );
}

function Left({ days }: { days: number | null }) {
  const t = useWords('disclosure');
  if (days === null) return null;
  return days === 0 ? t('today') : t('daysLeft', { days });
}

/** The PDF is beside the act: nobody signs what she cannot open. */
function Act({ duty, onAct }: { duty: DisclosureDuty; onAct: () => void }) {
  const t = useWords('disclosure');
  const here = useHere();
  const { state, reportId } = duty;
  const signs = state === 'prepared' && here.may('disclosure.countersign');
  const hangs = state === 'countersigned' && here.may('disclosure.publish');
  if (!reportId) return null;
  return (
    <>
      <Button
        type="link"
        href={apiUrl(here.api(`/reports/${reportId}/pdf`))}
        target="_blank"
        rel="noreferrer"
      >
        {t('view')}
      </Button>
      {(signs || hangs) && (
        <Button type="primary" onClick={onAct}>
          {signs ? t('sign') : t('publish')}
        </Button>
      )}
    </>
  );
}
