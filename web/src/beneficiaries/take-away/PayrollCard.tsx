import { useGet } from '../../shared/api/queries';
import { formatAmount, isZeroYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import figures from '../parts/figures.module.css';
import type { Payroll } from './types';
import './words';

/** 岗位工资: beside an entry that paid or booked pay; nothing beside any other. */
export default function PayrollCard({ seq }: { seq: string }) {
  const t = useWords();
  const { path } = useCommunity();
  const { data } = useGet<Payroll>(path(`/account/entries/${encodeURIComponent(seq)}/payroll`));
  if (!data || isZeroYuan(data.booked)) return null;
  return (
    <Card title={t('open-data:payroll.title')}>
      {data.sheet ? <Sheet sheet={data.sheet} /> : <p>{t('open-data:payroll.none')}</p>}
    </Card>
  );
}

function Sheet({ sheet }: { sheet: NonNullable<Payroll['sheet']> }) {
  const t = useWords();
  const dates = useDates();
  return (
    <>
      <p>{t('open-data:payroll.lead', { total: formatAmount(sheet.total) })}</p>
      <div
        className={figures.scroll}
        tabIndex={0}
        role="group"
        aria-label={t('open-data:payroll.title')}
      >
        <table className={figures.table}>
          <thead>
            <tr>
              <th scope="col">{t('open-data:payroll.post')}</th>
              <th scope="col">{t('open-data:payroll.heads')}</th>
              <th scope="col">{t('open-data:payroll.gross')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.posts.map(({ post, headcount, gross }) => (
              <tr key={post}>
                <th scope="row">{post}</th>
                <td>{headcount}</td>
                <td>{formatAmount(gross)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('open-data:payroll.sum')}</th>
              <td>{sheet.headcount}</td>
              <td>{formatAmount(sheet.total)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="quiet small">{t('open-data:payroll.singles')}</p>
      {sheet.version > 1 && (
        <p className="quiet small">
          {t('open-data:payroll.corrected', {
            version: sheet.version,
            day: dates.day(sheet.madeOn),
          })}
        </p>
      )}
    </>
  );
}
