import { Link } from 'react-router';
import { formatAmount, formatYuan } from '../../../shared/format/yuan';
import { today } from '../../../shared/format/dates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import type { CashierDay } from '../types';
import styles from './Counter.module.css';

const SHOWN = 8;

/** What I have taken today: the sums, and the last receipts. */
export function TodayTaken() {
  const t = useWords('counter');
  const here = useHere();
  const day = useHereGet<CashierDay>('/receipts', { on: today() });
  return (
    <Panel title={t('today.title')}>
      <Loaded of={day}>
        {({ receipts, totals }) => (
          <>
            {totals.length === 0 && <p className="quiet">{t('today.none')}</p>}
            <ul className={styles.today}>
              {totals.map(({ method, moneyAccount, count, amount }) => (
                <li key={moneyAccount}>
                  <strong>{t('today.total', { method, count })}</strong>
                  <strong className="amount">{formatYuan(amount)}</strong>
                </li>
              ))}
              {[...receipts]
                .reverse()
                .slice(0, SHOWN)
                .map(({ id, number, unitLabel, amount, cancelled }) => (
                  <li key={id} className={cancelled ? (styles.cancelled ?? '') : ''}>
                    <span title={number}>{unitLabel ?? t('today.unclaimed')}</span>
                    <span className="amount">{formatAmount(amount)}</span>
                  </li>
                ))}
            </ul>
            <p className="links" style={{ marginTop: 8 }}>
              <Link to={here.to('charges/receipts')}>{t('today.all')}</Link>
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
