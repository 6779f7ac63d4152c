import { Button } from 'antd';
import { useState } from 'react';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords, type Words } from '../../app/words';
import { textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { inForce, useSchedules } from '../fees';
import type { Fee, FeeSchedule } from '../types';
import { differencesOf, type ScheduleDifference } from './schedule-differences';
import { ScheduleForm } from './ScheduleForm';

/** 收费标准: every version, what was new in it, and the resolution it rests on. */
export function SchedulesTab() {
  const t = useWords('billing');
  const here = useHere();
  const schedules = useSchedules();
  const [isNew, setIsNew] = useState(false);
  const [done, setDone] = useState('');
  const entered = (version: number) => {
    setIsNew(false);
    setDone(t('schedule.done', { version }));
  };
  return (
    <Loaded of={schedules}>
      {({ items }) => (
        <>
          {done && <Notice tone="good">{done}</Notice>}
          {here.may('charges.schedule') && !isNew && (
            <p className="no-print" style={{ marginBottom: 16 }}>
              <Button type="primary" onClick={() => setIsNew(true)}>
                {t('schedule.new')}
              </Button>
            </p>
          )}
          {isNew && (
            <Panel title={t('schedule.new')}>
              <ScheduleForm
                from={items[0] ?? null}
                onDone={entered}
                onCancel={() => setIsNew(false)}
              />
            </Panel>
          )}
          {items.length === 0 && !isNew && (
            <EmptyState title={t('schedule.none')}>{t('schedule.noneHint')}</EmptyState>
          )}
          {items.map((schedule, index) => (
            <Version
              key={schedule.version}
              schedule={schedule}
              before={items[index + 1] ?? null}
              isInForce={inForce(items)?.version === schedule.version}
            />
          ))}
        </>
      )}
    </Loaded>
  );
}

interface VersionProps {
  schedule: FeeSchedule;
  before: FeeSchedule | null;
  isInForce: boolean;
}

function Version({ schedule, before, isInForce }: VersionProps) {
  const t = useWords('billing');
  const dates = useDates();
  const changes = differencesOf(schedule, before);
  const title = t('schedule.title', {
    version: schedule.version,
    day: dates.day(schedule.effectiveOn),
  });
  return (
    <Panel title={title} extra={isInForce && <Badge tone="good">{t('schedule.inForce')}</Badge>}>
      <p style={{ marginBottom: 12 }}>
        {t('schedule.rests', { on: schedule.resolutionRef, day: schedule.dueDay })}
      </p>
      <FeeTable fees={schedule.fees} />
      {changes.length > 0 && (
        <>
          <h3 className="section">{t('schedule.changes')}</h3>
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {changes.map((change) => (
              <li key={`${change.fee} ${change.what} ${change.kind}`}>
                {differenceWords(t, change)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function differenceWords(t: Words, { fee, what, kind, before, now }: ScheduleDifference): string {
  if (what === 'fee') return t(now === null ? 'change.gone' : 'change.added', { fee });
  const name = t(`change.${what}`);
  const where = kind ? t(`kind.${kind}`, { defaultValue: kind }) : '';
  return t('change.from', {
    what: [fee, where, name].filter(Boolean).join(' '),
    before: before ?? t('change.nothing'),
    now: now ?? t('change.nothing'),
  });
}

function FeeTable({ fees }: { fees: readonly Fee[] }) {
  const t = useWords('billing');
  return (
    <DataTable<Fee>
      label={t('schedule.fees')}
      rowKey="code"
      columns={[
        textColumn(t('fee'), ({ name }) => <strong>{name}</strong>),
        textColumn(t('schedule.method'), ({ method, shareBy }) =>
          [t(`method.${method}`), shareBy && t(`shareBy.${shareBy}`)].filter(Boolean).join('，'),
        ),
        textColumn(t('schedule.prices'), (fee) =>
          fee.prices.map((price) => (
            <div key={price.kind}>
              {t(`kind.${price.kind}`, { defaultValue: price.kind })}{' '}
              {price.price &&
                t(`unitOf.${fee.method}`, { price: price.price, measure: fee.measure })}
            </div>
          )),
        ),
        textColumn(t('schedule.vacantRate'), ({ vacantRate }) => vacantRate),
        textColumn(t('schedule.developerRate'), ({ developerRate }) => developerRate),
        textColumn(t('schedule.fund'), ({ fund }) => t(`fund.${fund}`)),
      ]}
      rows={fees}
      empty={t('schedule.none')}
    />
  );
}
