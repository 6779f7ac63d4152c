import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Household, MyCharges } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import {
  absYuan,
  formatAmount,
  formatYuan,
  isNegativeYuan,
  isZeroYuan,
} from '../../shared/format/yuan';
import { useWords, type Words } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Button } from '../parts/form';
import { Load } from '../parts/Load';
import { statementOf, type HouseholdStatement, type StatementRow } from './household';
import styles from './HouseholdStatementPage.module.css';
import './words';

/** 往来明细: what one household was billed and what it paid, line by line, to keep or to print. */
export default function HouseholdStatementPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const [params] = useSearchParams();
  const charges = useGet<MyCharges>(path('/my-charges'));
  const homes = charges.data?.homes ?? [];
  const home = homes.find(({ unitId }) => unitId === params.get('unit')) ?? homes[0];
  return (
    <Page
      title={t('my-home:statement.title')}
      back={{ to: page('/my-home'), word: t('my-home:statement.back') }}
      lead={home && t('my-home:statement.lead', { label: home.label })}
    >
      <Load query={charges} lines={8}>
        {() => (home ? <Statement home={home} /> : <EmptyState title={t('my-home:none')} />)}
      </Load>
    </Page>
  );
}

function Statement({ home }: { home: Household }) {
  const t = useWords();
  const statement = statementOf(home);
  if (statement.rows.length === 0) return <EmptyState title={t('my-home:statement.empty')} />;
  return (
    <Card title={findingOf(t, statement)}>
      <div
        className={styles.scroll}
        tabIndex={0}
        role="group"
        aria-label={t('my-home:statement.title')}
      >
        <Table statement={statement} />
      </div>
      <p className="quiet small">{t('my-home:statement.how')}</p>
      <div className={`${styles.print} no-print`}>
        <Button kind="plain" onClick={() => window.print()}>
          {t('my-home:statement.print')}
        </Button>
      </div>
    </Card>
  );
}

function findingOf(t: Words, { balance }: HouseholdStatement): string {
  if (isZeroYuan(balance)) return t('my-home:statement.finding.even');
  const amount = formatYuan(absYuan(balance));
  return t(`my-home:statement.finding.${isNegativeYuan(balance) ? 'kept' : 'owed'}`, { amount });
}

const COLUMNS = ['what', 'billed', 'paid', 'balance'] as const;

function Table({ statement }: { statement: HouseholdStatement }) {
  const t = useWords();
  const { rows, billed, paid, other, balance } = statement;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {t(`my-home:statement.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('my-home:statement.sum')}</th>
          <td>{formatAmount(billed)}</td>
          <td>{formatAmount(paid)}</td>
          <td>{isZeroYuan(other) ? formatAmount(balance) : ''}</td>
        </tr>
        {!isZeroYuan(other) && <Other other={other} balance={balance} />}
      </tfoot>
    </table>
  );
}

function Other({ other, balance }: Pick<HouseholdStatement, 'other' | 'balance'>) {
  const t = useWords();
  return (
    <>
      <tr>
        <th scope="row" colSpan={3}>
          {t('my-home:statement.other')}
        </th>
        <td>{formatAmount(other)}</td>
      </tr>
      <tr>
        <th scope="row" colSpan={3}>
          {t('my-home:statement.result')}
        </th>
        <td>{formatAmount(balance)}</td>
      </tr>
    </>
  );
}

function Row({ row: { bill, receipt, balance } }: { row: StatementRow }) {
  const t = useWords();
  const dates = useDates();
  return (
    <tr>
      <th scope="row">
        {bill?.feeName ?? receiptWords(t, receipt)}
        <span className={styles.on}>
          {bill ? dates.period(bill.period) : dates.day(receipt?.receivedOn ?? '')}
        </span>
      </th>
      <td>{bill && formatAmount(bill.amount)}</td>
      <td>{receipt && formatAmount(receipt.amount)}</td>
      <td>{formatAmount(balance)}</td>
    </tr>
  );
}

function receiptWords(t: Words, receipt: StatementRow['receipt']): string {
  return t('my-home:statement.receipt', { method: receipt?.method, number: receipt?.number });
}
