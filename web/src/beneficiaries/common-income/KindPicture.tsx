import type { IncomeItem } from '../../shared/api/types';
import { fenOf, formatAmount, sumYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import figures from '../parts/figures.module.css';
import { longestOf, SIDES, sumsByKind, type KindSums } from './income';
import styles from './KindPicture.module.css';

/** Due, received and overdue side by side for each kind, on one scale; then the same as a table. */
export function KindPicture({ items }: { items: readonly IncomeItem[] }) {
  const sums = sumsByKind(items);
  return (
    <>
      <Bars sums={sums} />
      <Table sums={sums} />
    </>
  );
}

const FULL = 100;

function Bars({ sums }: { sums: readonly KindSums[] }) {
  const t = useWords();
  const longest = longestOf(sums);
  return (
    <div aria-hidden>
      <p className={styles.legend}>
        {SIDES.map((side) => (
          <span key={side} className={styles.said}>
            <span className={styles[side]} /> {t(`common-income:${side}`)}
          </span>
        ))}
      </p>
      <div className={styles.bars}>
        {sums.map((each) => (
          <div key={each.kind} className={styles.kind}>
            <span>{each.name}</span>
            <span className={styles.group}>
              {SIDES.map((side) => (
                <span
                  key={side}
                  className={styles[side]}
                  style={{ width: `${(fenOf(each[side]) / longest) * FULL}%` }}
                />
              ))}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Table({ sums }: { sums: readonly KindSums[] }) {
  const t = useWords();
  const title = t('common-income:byKind');
  return (
    <div className={figures.scroll} tabIndex={0} role="group" aria-label={title}>
      <table className={figures.table}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {SIDES.map((side) => (
              <th key={side} scope="col">
                {t(`common-income:${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map((each) => (
            <tr key={each.kind}>
              <th scope="row">{each.name}</th>
              {SIDES.map((side) => (
                <td key={side}>{formatAmount(each[side])}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('common-income:sum')}</th>
            {SIDES.map((side) => (
              <td key={side}>{formatAmount(sumYuan(sums.map((each) => each[side])))}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
