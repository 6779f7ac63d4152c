import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import { formatAmount, isZeroYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import figures from '../parts/figures.module.css';
import { Choice } from '../parts/form';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import styles from './my-money.module.css';
import type { MoneyCheck } from './types';

/** Line by line: what all homes have together, and what the books say. For everybody. */
export function CheckPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const [params, setParams] = useSearchParams();
  const check = useGet<MoneyCheck>(
    path('/my-money/check'),
    { period: params.get('period') },
    { keepLast: true },
  );
  const choose = (period: string) => setParams({ period }, { replace: true });
  return (
    <Page
      title={t('my-money:checked.title')}
      lead={t('my-money:checked.lead')}
      back={{ to: page('/my-money'), word: t('my-money:title') }}
    >
      <Load query={check} lines={8}>
        {(found) => (
          <div className={styles.stack} aria-busy={check.isPlaceholderData}>
            <Verdict check={found} onPeriod={choose} />
            <Lines check={found} />
            <Held check={found} />
          </div>
        )}
      </Load>
    </Page>
  );
}

function Verdict({ check, onPeriod }: { check: MoneyCheck; onPeriod: (period: string) => void }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const { period, periods, households, difference, ok } = check;
  const months = page(`/statement?from=${period}&to=${period}`);
  return (
    <Card>
      <div className={`${styles.month} no-print`}>
        <Choice
          label={t('my-money:checked.month')}
          value={period}
          onValue={onPeriod}
          options={periods.map((each) => ({ value: each, label: dates.period(each) }))}
        />
      </div>
      <p className={ok ? styles.agrees : styles.differs} role="status">
        {t('my-money:check.sum', { count: households, difference: formatAmount(difference) })}
        {ok ? ' ✓' : ' !'}
      </p>
      <p>
        {t(ok ? 'my-money:checked.ok' : 'my-money:checked.notOk', {
          period: dates.period(period),
          count: check.lines.length,
        })}
      </p>
      <MoreLink to={months}>{t('my-money:checked.statement')}</MoreLink>
    </Card>
  );
}

interface Row {
  key: string;
  name: string;
  fundName: string;
  ledger: string;
  households: string;
  difference: string;
}

function Lines({ check }: { check: MoneyCheck }) {
  const t = useWords();
  return (['handover', 'source', 'use', 'owed'] as const).map((side) => {
    const rows = check.lines
      .filter((line) => line.side === side)
      .map((line) => ({ ...line, key: String(line.no) }));
    if (rows.length === 0) return null;
    return <Figures key={side} title={t(`my-money:checked.${side}`)} rows={rows} />;
  });
}

function Held({ check }: { check: MoneyCheck }) {
  const t = useWords();
  const rows = check.held.map((fund) => ({ ...fund, key: fund.fund, name: fund.fundName }));
  return <Figures title={t('my-money:checked.held')} rows={rows} />;
}

function Figures({ title, rows }: { title: string; rows: Row[] }) {
  const t = useWords();
  return (
    <Card title={title}>
      <div className={figures.scroll} tabIndex={0} role="group" aria-label={title}>
        <table className={`${figures.table} ${styles.figures}`}>
          <thead>
            <tr>
              <th scope="col">{t('my-money:checked.line')}</th>
              <th scope="col">{t('my-money:checked.ledger')}</th>
              <th scope="col">{t('my-money:checked.households')}</th>
              <th scope="col">{t('my-money:checked.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className={isZeroYuan(row.difference) ? undefined : styles.wrong}>
                <th scope="row">
                  {row.name}
                  {row.fundName !== row.name && (
                    <span className={styles.whole}>{row.fundName}</span>
                  )}
                </th>
                <td>{formatAmount(row.ledger)}</td>
                <td>{formatAmount(row.households)}</td>
                <td>
                  {formatAmount(row.difference)}
                  {isZeroYuan(row.difference) ? ' ✓' : ' !'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
