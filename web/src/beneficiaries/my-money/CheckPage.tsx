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
import type { MoneyCheck } from '../../shared/api/types';

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
  ledger: string;
  households: string;
  difference: string;
}

interface Group {
  /** Over its rows; '' where the rows are the funds themselves. */
  name: string;
  rows: Row[];
}

function Lines({ check }: { check: MoneyCheck }) {
  const t = useWords();
  return (['handover', 'source', 'use', 'owed'] as const).map((side) => {
    const lines = check.lines.filter((line) => line.side === side);
    if (lines.length === 0) return null;
    const funds = [...new Set(lines.map(({ fundName }) => fundName))];
    const groups = funds.map((name) => ({
      name,
      rows: lines
        .filter(({ fundName }) => fundName === name)
        .map((line) => ({ ...line, key: String(line.no) })),
    }));
    return <Figures key={side} title={t(`my-money:checked.${side}`)} groups={groups} />;
  });
}

function Held({ check }: { check: MoneyCheck }) {
  const t = useWords();
  const rows = check.held.map((fund) => ({ ...fund, key: fund.fund, name: fund.fundName }));
  return <Figures title={t('my-money:checked.held')} groups={[{ name: '', rows }]} />;
}

function Figures({ title, groups }: { title: string; groups: Group[] }) {
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
          {groups.map((group) => (
            <tbody key={group.name}>
              {group.name && (
                <tr>
                  <th scope="rowgroup" colSpan={4} className={styles.fund}>
                    {group.name}
                  </th>
                </tr>
              )}
              {group.rows.map((row) => (
                <FigureRow key={row.key} row={row} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  );
}

function FigureRow({ row }: { row: Row }) {
  const agrees = isZeroYuan(row.difference);
  return (
    <tr className={agrees ? undefined : styles.wrong}>
      <th scope="row">{row.name}</th>
      <td>{formatAmount(row.ledger)}</td>
      <td>{formatAmount(row.households)}</td>
      <td>
        {formatAmount(row.difference)}
        {agrees ? ' ✓' : ' !'}
      </td>
    </tr>
  );
}
