import { Button, type InputRef } from 'antd';
import { useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { EmptyState } from '../../../shared/components/EmptyState';
import { formatYuan } from '../../../shared/format/yuan';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Facts } from '../../ui/Facts';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import { FindHousehold } from '../counter/FindHousehold';
import type { Household } from '../types';
import { HouseholdBills } from './HouseholdBills';
import { HouseholdReceipts } from './HouseholdReceipts';
import { KeptMoneyPanel } from './KeptMoneyPanel';
import { SentReminders } from './SentReminders';
import { SettlementPanel } from './SettlementPanel';

/** 一户的账: one household at a time, found by what it says of itself; there is no list of them. */
export function HouseholdTab() {
  const t = useWords('household');
  const here = useHere();
  const navigate = useNavigate();
  const { id } = useParams();
  const field = useRef<InputRef>(null);
  return (
    <>
      <div className="no-print" style={{ maxWidth: 640, marginBottom: 24 }}>
        <FindHousehold
          field={field}
          autoFocus={!id}
          onChoose={({ unitId }) => void navigate(here.to(`charges/household/${unitId}`))}
        />
      </div>
      {id ? (
        <Account key={id} unitId={id} />
      ) : (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      )}
    </>
  );
}

function Account({ unitId }: { unitId: string }) {
  const t = useWords('household');
  const here = useHere();
  const navigate = useNavigate();
  const account = useHereGet<Household>(`/households/${unitId}/charges`);
  return (
    <Loaded of={account} lines={10}>
      {(household) => (
        <>
          <Panel
            title={household.label}
            extra={
              <span className="links no-print">
                {here.may('charges.receive') && (
                  <Button
                    type="primary"
                    onClick={() => void navigate(here.to(`charges/counter?unit=${unitId}`))}
                  >
                    {t('toCounter')}
                  </Button>
                )}
                <Button onClick={() => window.print()}>{t('print')}</Button>
              </span>
            }
          >
            <Facts facts={factsOf(household, t)} />
          </Panel>
          <Panel title={t('bills.title')}>
            <HouseholdBills household={household} />
          </Panel>
          <KeptMoneyPanel household={household} />
          <Panel title={t('receipts.title')}>
            <HouseholdReceipts receipts={household.receipts} />
          </Panel>
          <SentReminders unitId={unitId} />
          <SettlementPanel unitId={unitId} label={household.label} />
        </>
      )}
    </Loaded>
  );
}

function factsOf({ owed, kept, bills }: Household, t: ReturnType<typeof useWords>) {
  const open = bills.filter(({ amount, settled }) => amount !== settled).length;
  return [
    [t('owed'), t('owedValue', { amount: formatYuan(owed), count: open })],
    ...kept.map(({ name, amount }) => [name, formatYuan(amount)] as const),
  ] as const;
}
