import type { TableColumnsType } from 'antd';
import { Badge } from '../../shared/components/Badge';
import { isZeroYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import type { Instalment } from './types';

/** 各期应收: money pays the oldest first. */
export function Instalments({ instalments }: { instalments: Instalment[] }) {
  const t = useWords('income');
  const dates = useDates();
  if (instalments.length === 0) return null;
  const columns: TableColumnsType<Instalment> = [
    textColumn(t('col.dueOn'), ({ dueOn }) => dates.day(dueOn)),
    amountColumn(t('col.due'), ({ amount }) => amount),
    amountColumn(t('col.received'), ({ paid }) => paid),
    amountColumn(t('col.open'), ({ open }) => open),
    textColumn(t('col.state'), ({ open, overdue }) => {
      if (isZeroYuan(open)) return <Badge tone="good">{t('paid')}</Badge>;
      return overdue ? <Badge tone="broken">{t('state.late')}</Badge> : t('notYet');
    }),
  ];
  return (
    <>
      <h3 className="section">{t('instalments')}</h3>
      <DataTable
        label={t('instalments')}
        rowKey="dueOn"
        columns={columns}
        rows={instalments}
        empty={t('instalmentsEmpty')}
      />
    </>
  );
}
