import { Button, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { formatAmount, formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useSession } from '../../../shared/session/session';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { inWords } from '../../ui/inWords';
import { Notice } from '../../ui/Notice';
import type { Taken } from './PaymentPanel';
import styles from './Slip.module.css';

const KEPT_AS = 'counter:print';

/** 收款收据: on the screen what happened, on paper the slip the payer takes home. */
export function Slip({ taken, children }: { taken: Taken; children?: React.ReactNode }) {
  const t = useWords('counter');
  const [isAuto, setAuto] = useState(localStorage.getItem(KEPT_AS) !== 'no');
  const { receipt, draft, label } = taken;
  useEffect(() => {
    if (localStorage.getItem(KEPT_AS) !== 'no') window.print();
  }, [receipt.id]);
  return (
    <section aria-label={t('slip.title')} className={styles.done}>
      <div className="no-print">
        <Notice tone="good">
          {t('slip.done', {
            unit: label,
            amount: formatYuan(draft.amount),
            number: receipt.number,
          })}
        </Notice>
        <p className={styles.acts}>
          <Button onClick={() => window.print()}>{t('slip.print')}</Button>
          {children}
          <Checkbox
            checked={isAuto}
            onChange={({ target }) => {
              localStorage.setItem(KEPT_AS, target.checked ? 'yes' : 'no');
              setAuto(target.checked);
            }}
          >
            {t('slip.auto')}
          </Checkbox>
        </p>
      </div>
      <Paper taken={taken} />
    </section>
  );
}

function Paper({ taken: { receipt, draft, plan, label } }: { taken: Taken }) {
  const t = useWords('counter');
  const here = useHere();
  const dates = useDates();
  const cashier = useSession().data?.person.name ?? '';
  const what =
    draft.purpose === 'deposit'
      ? [{ name: t(`deposit.${draft.depositAccount}`), amount: draft.amount }]
      : plan.parts.map(({ bill, amount }) => ({
          name: `${dates.period(bill.period)} ${bill.feeName}`,
          amount,
        }));
  const kept = plan.advance === '0.00' ? [] : [{ name: t('slip.advance'), amount: plan.advance }];
  return (
    <div className={styles.paper}>
      <h2 className={styles.title}>{t('slip.title')}</h2>
      <p className={styles.head}>
        <span>{here.membership.name}</span>
        <span>{dates.day(draft.receivedOn)}</span>
        <span>No. {receipt.number}</span>
      </p>
      <p>
        {t('slip.from')} <strong>{label}</strong>
      </p>
      <table className={styles.items}>
        <tbody>
          {[...what, ...kept].map(({ name, amount }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className="amount">{formatAmount(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{inWords(draft.amount)}</th>
            <th className="amount">{formatYuan(draft.amount)}</th>
          </tr>
        </tfoot>
      </table>
      <p className={styles.head}>
        <span>
          {t('slip.method')} {t(`method.${draft.method}`)} {draft.reference}
        </span>
        <span>
          {t('slip.cashier')} {cashier}
        </span>
        <span>{t('slip.seal')}</span>
      </p>
    </div>
  );
}
