import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { formatYuan, percentOf } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import type { BillRun } from '../types';

/** What was billed for the month; the reviewer may take a whole run back while nobody has paid. */
export function RunList({ period }: { period: string }) {
  const t = useWords('billing');
  const here = useHere();
  const dates = useDates();
  const [open, setOpen] = useState<BillRun | null>(null);
  const list = useHereGet<{ items: BillRun[] }>('/bill-runs', { period });
  return (
    <>
      <DataTable<BillRun>
        label={t('runs.title')}
        rowKey="id"
        columns={[
          textColumn(t('fee'), ({ feeName }) => <strong>{feeName}</strong>),
          textColumn(t('runs.version'), ({ scheduleVersion }) =>
            t('runs.versionValue', { version: scheduleVersion }),
          ),
          textColumn(t('runs.bookedOn'), ({ bookedOn }) => dates.day(bookedOn)),
          textColumn(t('runs.count'), ({ billCount }) => billCount),
          amountColumn(t('runs.total'), ({ total }) => total),
          amountColumn(t('runs.settled'), ({ settled }) => settled),
          textColumn(t('runs.rate'), ({ settled, total }) => percentOf(settled, total) || '—'),
          textColumn(t('runs.root'), ({ linesRoot }) => (
            <span className="code" title={linesRoot}>
              {linesRoot.slice(0, 12)}
            </span>
          )),
          textColumn(t('runs.state'), ({ cancelledAt }) =>
            cancelledAt ? <Badge tone="broken">{t('runs.cancelled')}</Badge> : '',
          ),
          ...(here.may('charges.cancel')
            ? [
                textColumn<BillRun>(t('list.acts'), (run) =>
                  run.cancelledAt ? null : (
                    <Button danger onClick={() => setOpen(run)}>
                      {t('cancel.begin')}
                    </Button>
                  ),
                ),
              ]
            : []),
        ]}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('runs.none', { period: dates.period(period) })} />}
      />
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={t('cancel.title')}
        size={480}
        destroyOnHidden
      >
        {open && <CancelRun run={open} onDone={() => setOpen(null)} />}
      </Drawer>
    </>
  );
}

function CancelRun({ run, onDone }: { run: BillRun; onDone: () => void }) {
  const t = useWords('billing');
  const here = useHere();
  const dates = useDates();
  const values = {
    period: dates.period(run.period),
    fee: run.feeName,
    count: run.billCount,
    amount: formatYuan(run.total),
  };
  return (
    <>
      <Facts
        facts={[
          [t('runs.count'), run.billCount],
          [t('runs.total'), formatYuan(run.total)],
          [t('runs.settled'), formatYuan(run.settled)],
        ]}
      />
      <ActBox
        sentence={t('cancel.will', values)}
        word={t('cancel.confirm')}
        danger
        secondFactor
        reason="must"
        send={({ code, reason }) =>
          api.post(
            here.api(`/bill-runs/${run.id}/cancellation`),
            { reason },
            { once: true, secondFactor: code },
          )
        }
        onDone={onDone}
        onCancel={onDone}
      />
    </>
  );
}
