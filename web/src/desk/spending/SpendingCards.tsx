import { Button } from 'antd';
import { Link } from 'react-router';
import { MoneyText } from '../../shared/components/MoneyText';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { StateTag } from '../ui/StateTag';
import type { Pages } from '../ui/usePages';
import styles from './SpendingCards.module.css';
import type { Spending } from './types';

/** The list on a phone: a whole row to tap, the amount where the eye ends. */
export function SpendingCards({ items, list }: { items: Spending[]; list: Pages<Spending> }) {
  const t = useWords('spending');
  const here = useHere();
  return (
    <>
      <ul className={styles.cards}>
        {items.map(({ id, number, state, stateName, reason, payee, amount, waitingFor }) => (
          <li key={id}>
            <Link className={styles.card} to={here.to(`spending/${id}`)}>
              <span className={styles.head}>
                <span className="quiet">{number}</span>
                <StateTag state={state} name={t(`state.${state}`, { defaultValue: stateName })} />
              </span>
              <span className={styles.reason}>{reason}</span>
              <span className={styles.foot}>
                <span className="quiet">
                  {payee.name}
                  {waitingFor && waitingFor.who.length > 0 && (
                    <> · {t('waits', { who: waitingFor.who.join('、') })}</>
                  )}
                </span>
                <MoneyText amount={amount} strong />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button block onClick={list.more} loading={list.isReadingMore}>
          {t('loadMore')}
        </Button>
      )}
    </>
  );
}
