import { MoneyText } from '../../shared/components/MoneyText';
import { formatAmount, sumYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import figures from '../parts/figures.module.css';
import { MonthFigures } from '../parts/MonthFigures';
import { Rows } from '../parts/Rows';
import styles from '../take-away/take-away.module.css';
import type { PublicPage } from '../take-away/types';

interface Props {
  page: PublicPage;
}

export function FlowCard({ page }: Props) {
  const t = useWords();
  const { sources, uses } = page.flow;
  const total = (lines: typeof sources) => formatAmount(sumYuan(lines.map((l) => l.amount)));
  return (
    <Card title={t('open-data:public.flow', { in: total(sources), out: total(uses) })}>
      <h3>{t('open-data:public.from')}</h3>
      <Lines lines={sources} />
      <h3 className={styles.gap}>{t('open-data:public.to')}</h3>
      <Lines lines={uses} />
    </Card>
  );
}

function Lines({ lines }: { lines: PublicPage['flow']['sources'] }) {
  return (
    <Rows>
      {lines.map(({ key, name, amount }) => (
        <p key={key} className={styles.line}>
          <span>{name}</span>
          <MoneyText amount={amount} />
        </p>
      ))}
    </Rows>
  );
}

export function MonthsCard({ page }: Props) {
  const t = useWords();
  const title = t('open-data:public.months');
  return (
    <Card title={title}>
      <MonthFigures
        label={title}
        heads={['month', 'in', 'out', 'closing'].map((key) => t(`open-data:public.${key}`))}
        months={page.flow.byMonth.map((month) => ({
          period: month.period,
          figures: [month.in, month.out, month.closing],
        }))}
      />
    </Card>
  );
}

export function PaymentsCard({ page }: Props) {
  const t = useWords();
  const dates = useDates();
  return (
    <Card title={t('open-data:public.payments')}>
      {page.payments.length === 0 ? (
        <p>{t('open-data:public.noPayments')}</p>
      ) : (
        <Rows>
          {page.payments.map((entry) => (
            <div key={entry.seq}>
              <p className={styles.line}>
                <b>{entry.title}</b>
                <MoneyText amount={entry.amount} />
              </p>
              <p className="quiet small">
                {[dates.day(entry.bookedOn), entry.summary, entry.approvedBy]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          ))}
        </Rows>
      )}
    </Card>
  );
}

export function BudgetCard({ page }: Props) {
  const t = useWords();
  const [first] = page.budgets;
  if (!first) return null;
  const title = t('open-data:public.budget', { year: first.year });
  return (
    <Card title={title}>
      <div className={figures.scroll} tabIndex={0} role="group" aria-label={title}>
        <table className={figures.table}>
          <thead>
            <tr>
              <th scope="col">{t('open-data:public.fund')}</th>
              <th scope="col">{t('open-data:public.approved')}</th>
              <th scope="col">{t('open-data:public.spent')}</th>
              <th scope="col">{t('open-data:public.left')}</th>
            </tr>
          </thead>
          <tbody>
            {page.budgets.map((budget) => (
              <tr key={budget.fund}>
                <th scope="row">{budget.fundName}</th>
                <td>{formatAmount(budget.approved)}</td>
                <td>{formatAmount(budget.spent)}</td>
                <td>{formatAmount(budget.available)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

export function ReportsCard({ page }: Props) {
  const t = useWords();
  return (
    <Card title={t('open-data:public.reports')}>
      {page.reports.length === 0 ? (
        <p>{t('open-data:public.noReports')}</p>
      ) : (
        <>
          <Rows>
            {page.reports.map((report) => (
              <div key={report.id}>
                <p>{report.title}</p>
                <p className={`quiet ${styles.hash}`}>
                  <code>{report.sha256}</code>
                </p>
              </div>
            ))}
          </Rows>
          <p className="quiet small">{t('open-data:public.reportsHint')}</p>
        </>
      )}
    </Card>
  );
}
