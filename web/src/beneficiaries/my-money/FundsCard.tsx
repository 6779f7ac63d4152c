import { formatAmount, sumYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import figures from '../parts/figures.module.css';
import styles from './my-money.module.css';
import type { MoneyFund, MyMoney } from '../../shared/api/types';

const COLUMNS = ['opening', 'paid', 'income', 'uses', 'closing'] as const;

/** The same money by fund: each is kept apart from the others. */
export function FundsCard({ money: { funds } }: { money: MyMoney }) {
  const t = useWords();
  if (funds.length === 0) return null;
  return (
    <Card title={t('my-money:funds.title')}>
      <p className="quiet small">{t('my-money:funds.hint')}</p>
      <Fold summary={t('my-money:funds.show', { count: funds.length })}>
        <Table funds={funds} />
      </Fold>
    </Card>
  );
}

function Table({ funds }: { funds: MoneyFund[] }) {
  const t = useWords();
  return (
    <div
      className={figures.scroll}
      tabIndex={0}
      role="group"
      aria-label={t('my-money:funds.title')}
    >
      <table className={`${figures.table} ${styles.figures}`}>
        <thead>
          <tr>
            <th scope="col">{t('my-money:funds.fund')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`my-money:funds.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {funds.map((fund) => (
            <tr key={fund.fund}>
              <th scope="row">{fund.fundName}</th>
              {COLUMNS.map((column) => (
                <td key={column}>{formatAmount(fund[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('my-money:funds.sum')}</th>
            {COLUMNS.map((column) => (
              <td key={column}>{formatAmount(sumYuan(funds.map((fund) => fund[column])))}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
