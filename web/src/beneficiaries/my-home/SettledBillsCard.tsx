import type { Household, HouseholdBill } from '../../shared/api/types';
import { MoneyText } from '../../shared/components/MoneyText';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { Newest } from '../parts/Newest';
import { Rows } from '../parts/Rows';
import { BillLine } from './BillLine';
import { settledMonths } from './household';

/** What is paid, one month behind the other; each unfolds to its bills. */
export function SettledBillsCard({ home }: { home: Household }) {
  const t = useWords();
  const dates = useDates();
  const months = settledMonths(home);
  if (home.bills.length === 0) return null;
  return (
    <Card title={t('my-home:settled.title')}>
      {months.length === 0 && <p className="quiet">{t('my-home:settled.empty')}</p>}
      <Newest
        of={months}
        olderTitle={(count) => t('my-home:settled.older', { count })}
        show={({ period, bills, amount }) => (
          <Fold key={period} summary={`${dates.period(period)} · ${formatYuan(amount)}`}>
            <Rows>
              {bills.map((bill) => (
                <SettledBill key={bill.id} bill={bill} />
              ))}
            </Rows>
          </Fold>
        )}
      />
    </Card>
  );
}

function SettledBill({ bill }: { bill: HouseholdBill }) {
  const t = useWords();
  return (
    <BillLine bill={bill} amount={<MoneyText amount={bill.amount} />}>
      {bill.payer === 'developer' && (
        <p className="quiet small">{t('my-home:settled.developer')}</p>
      )}
    </BillLine>
  );
}
