import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Badge, type Tone } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { today } from '../../../shared/format/dates';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { openOf } from '../counter/payment';
import type { Household, HouseholdBill } from '../types';
import { AskRelief } from './AskRelief';

/** Every bill with how it came about; what is open can be asked to be forgiven. */
export function HouseholdBills({ household }: { household: Household }) {
  const t = useWords('household');
  const here = useHere();
  const dates = useDates();
  const [asked, setAsked] = useState<HouseholdBill | null>(null);
  const mayAsk = here.may('charges.relieve');
  return (
    <>
      <DataTable<HouseholdBill>
        label={t('bills.title')}
        rowKey="id"
        columns={[
          textColumn(t('bills.period'), ({ period }) => dates.period(period), 104),
          textColumn(t('bills.what'), ({ feeName, explanation, payer }) => (
            <>
              <strong>{feeName}</strong>{' '}
              {payer === 'developer' && <Badge>{t('bills.developer')}</Badge>}
              <div className="quiet" style={{ maxWidth: '42ch', whiteSpace: 'normal' }}>
                {explanation}
              </div>
            </>
          )),
          textColumn(t('bills.due'), ({ dueOn }) => dates.day(dueOn), 128),
          amountColumn(t('bills.amount'), ({ amount }) => amount),
          amountColumn(t('bills.settled'), ({ settled }) => settled),
          amountColumn(t('bills.open'), (bill) => openOf(bill).toString()),
          textColumn(t('bills.state'), (bill) => <BillState bill={bill} />),
          ...(mayAsk
            ? [
                textColumn<HouseholdBill>(t('list.acts'), (bill) =>
                  bill.amount === bill.settled ? null : (
                    <Button onClick={() => setAsked(bill)}>{t('relief.begin')}</Button>
                  ),
                ),
              ]
            : []),
        ]}
        rows={household.bills}
        empty={<EmptyState title={t('bills.none')}>{t('bills.noneHint')}</EmptyState>}
      />
      <Drawer
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t('relief.title')}
        size={480}
        destroyOnHidden
      >
        {asked && <AskRelief bill={asked} label={household.label} onDone={() => setAsked(null)} />}
      </Drawer>
    </>
  );
}

const LIMITS: Record<string, Tone> = { soon: 'attention', passed: 'broken' };

function BillState({ bill }: { bill: HouseholdBill }) {
  const t = useWords('household');
  const dates = useDates();
  const { amount, settled, dueOn, limitation, limitationEndsOn } = bill;
  if (amount === settled) return <Badge tone="good">{t('state.paid')}</Badge>;
  const tone = LIMITS[limitation ?? ''];
  if (tone) {
    const day = limitationEndsOn ? dates.day(limitationEndsOn) : '';
    return <Badge tone={tone}>{t(`state.${limitation}`, { day })}</Badge>;
  }
  const isLate = dueOn < today();
  return (
    <Badge tone={isLate ? 'attention' : 'quiet'}>{t(isLate ? 'state.late' : 'state.open')}</Badge>
  );
}
