import { Button } from 'antd';
import { useState } from 'react';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { DayField } from '../ui/DayField';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { Filter, Toolbar } from '../ui/Toolbar';
import type { OfAccount } from './BankPage';
import styles from './ReconciliationTab.module.css';
import type { OpenItem, Reconciliation } from './types';

/** 余额调节表: both balances of a day, what only one side has, and what is left unexplained. */
export function ReconciliationTab({ account }: OfAccount) {
  const t = useWords('bank');
  const [day, setDay] = useState('');
  const table = useHereGet<Reconciliation>(
    `/bank-accounts/${account.id}/reconciliation`,
    day === '' ? {} : { day },
    { keepLast: true },
  );
  return (
    <>
      <Toolbar end={<Button onClick={() => window.print()}>{t('table.print')}</Button>}>
        <Filter name={t('table.day')}>
          <DayField allowClear value={day || (table.data?.day ?? '')} onChange={setDay} />
        </Filter>
      </Toolbar>
      <Loaded of={table}>{(data) => <Sheet account={account} table={data} />}</Loaded>
    </>
  );
}

function Sheet({ account, table }: OfAccount & { table: Reconciliation }) {
  const t = useWords('bank');
  const here = useHere();
  const dates = useDates();
  const of = (items: OpenItem[], sign: 1 | -1) =>
    items.filter(({ amount }) => amount.startsWith('-') === (sign === -1));
  return (
    <article className={styles.sheet}>
      <h2>{t('table.title')}</h2>
      <p className="quiet">
        {[
          here.membership.name,
          t('accountOption', { name: account.name, tail: account.accountTail }),
          dates.day(table.day),
        ].join('　')}
      </p>
      <div className={styles.sides}>
        <Side
          title={t('table.bank')}
          rows={[
            [t('table.bankBalance'), table.bankBalance, []],
            [t('table.bookInOnly'), table.bookInOnly, of(table.bookOnly, 1)],
            [t('table.bookOutOnly'), table.bookOutOnly, of(table.bookOnly, -1)],
          ]}
          total={[t('table.adjusted'), table.bankAdjusted]}
        />
        <Side
          title={t('table.book')}
          rows={[
            [t('table.bookBalance'), table.bookBalance, []],
            [t('table.bankInOnly'), table.bankInOnly, of(table.bankOnly, 1)],
            [t('table.bankOutOnly'), table.bankOutOnly, of(table.bankOnly, -1)],
          ]}
          total={[t('table.adjusted'), table.bookAdjusted]}
        />
      </div>
      <Notice tone={isZeroYuan(table.difference) ? 'good' : 'broken'} standing>
        {t('table.difference', { amount: formatYuan(table.difference) })}
      </Notice>
    </article>
  );
}

interface SideProps {
  title: string;
  rows: readonly (readonly [name: string, amount: string, items: OpenItem[]])[];
  total: readonly [name: string, amount: string];
}

function Side({ title, rows, total }: SideProps) {
  const dates = useDates();
  return (
    <table className={styles.side}>
      <caption>{title}</caption>
      <tbody>
        {rows.map(([name, amount, items]) => [
          <tr key={name} className={styles.sum ?? ''}>
            <th scope="row">{name}</th>
            <td className="amount">{formatYuan(amount)}</td>
          </tr>,
          ...items.map(({ id, on, what, amount: each }) => (
            <tr key={id} className={styles.item ?? ''}>
              <td>
                {dates.day(on)} {what}
              </td>
              <td className="amount">{formatYuan(each)}</td>
            </tr>
          )),
        ])}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{total[0]}</th>
          <td className="amount">{formatYuan(total[1])}</td>
        </tr>
      </tfoot>
    </table>
  );
}
