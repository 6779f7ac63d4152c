import { Link } from 'react-router';
import type { Explored, ExploredItem } from '../../shared/api/types';
import { fenOf, formatAmount } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import figures from '../parts/figures.module.css';
import styles from './explore.module.css';
import { entriesOf } from './links';

const FULL = 100;
const amountOf = (amount: string | null) => (amount === null ? '—' : formatAmount(amount));

/** Every item to the fen, beside the months before, last year, and what it is for a home. */
export function ExploreTable({ explored }: { explored: Explored }) {
  const t = useWords();
  const title = t(`explore:explore.by`);
  const most = Math.max(1, ...explored.items.map(({ amount }) => fenOf(amount)));
  const columns = ['amount', 'share', 'last', 'year', 'household', 'area', 'entries'];
  return (
    <div className={figures.scroll} tabIndex={0} role="group" aria-label={title}>
      <table className={`${figures.table} ${styles.table}`}>
        <thead>
          <tr>
            {['name', ...columns].map((column) => (
              <th key={column} scope="col">
                {t(`explore:explore.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {explored.items.map((item) => (
            <tr key={item.key}>
              <th scope="row">
                <Name item={item} explored={explored} share={fenOf(item.amount) / most} />
              </th>
              <td>{formatAmount(item.amount)}</td>
              <td>{shareOf(item.share)}</td>
              <td>{amountOf(item.lastSpan)}</td>
              <td>{amountOf(item.lastYear)}</td>
              <td>{amountOf(item.perHousehold)}</td>
              <td>{amountOf(item.perSquareMetre)}</td>
              <td>{item.entries}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('explore:explore.total')}</th>
            <td>{formatAmount(explored.total)}</td>
            <td>{explored.items.length > 0 ? '100%' : ''}</td>
            <td />
            <td />
            <td>{amountOf(explored.perHousehold)}</td>
            <td>{amountOf(explored.perSquareMetre)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** "0.5723" → "57.2%". */
export const shareOf = (share: string) => `${(Number(share) * FULL).toFixed(1)}%`;

interface NameProps {
  item: ExploredItem;
  explored: Explored;
  share: number;
}

function Name({ item, explored, share }: NameProps) {
  const { page } = useCommunity();
  const { from, to, side, fund } = explored;
  const entries = entriesOf(item, { range: { from, to }, side, fund: fund ?? '' });
  return (
    <span className={styles.name}>
      {entries ? <Link to={page(entries)}>{item.name}</Link> : item.name}
      <span className={styles.bar} style={{ width: `${Math.max(0, share) * FULL}%` }} aria-hidden />
    </span>
  );
}
