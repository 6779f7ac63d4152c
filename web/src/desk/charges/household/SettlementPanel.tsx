import { useState } from 'react';
import { today } from '../../../shared/format/dates';
import { useDates } from '../../../shared/i18n/useDates';
import { useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { useAccounts } from '../../ui/accounts';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { DayField } from '../../ui/DayField';
import { Panel } from '../../ui/Panel';
import { Filter } from '../../ui/Toolbar';
import type { Settlement } from '../types';

interface Props {
  unitId: string;
  label: string;
}

/** 过户结算: what seller and buyer owe as of a day, and what of the advance goes back. */
export function SettlementPanel({ unitId, label }: Props) {
  const t = useWords('household');
  const dates = useDates();
  const [soldOn, setSoldOn] = useState('');
  return (
    <Panel title={t('settlement.title')}>
      <div className="no-print" style={{ maxWidth: 320, marginBottom: 12 }}>
        <Filter name={t('settlement.soldOn')}>
          <span>
            <DayField
              aria-label={t('settlement.soldOn')}
              value={soldOn}
              onChange={setSoldOn}
              allowClear
            />
          </span>
        </Filter>
      </div>
      {soldOn === '' ? (
        <p className="quiet">{t('settlement.hint')}</p>
      ) : (
        <>
          <p style={{ marginBottom: 8 }}>
            {t('settlement.of', { unit: label, day: dates.day(soldOn) })}
          </p>
          <Sheet unitId={unitId} soldOn={soldOn || today()} />
        </>
      )}
    </Panel>
  );
}

function Sheet({ unitId, soldOn }: { unitId: string; soldOn: string }) {
  const t = useWords('household');
  const accounts = useAccounts().data?.items ?? [];
  const sheet = useHereGet<{ items: Settlement[] }>(`/households/${unitId}/settlement`, { soldOn });
  const nameOf = (code: string) => accounts.find((one) => one.code === code)?.name ?? code;
  return (
    <DataTable<Settlement>
      label={t('settlement.title')}
      rowKey="account"
      columns={[
        textColumn(t('settlement.fee'), ({ account }) => nameOf(account)),
        amountColumn(t('settlement.sellerOwes'), ({ sellerOwes }) => sellerOwes),
        amountColumn(t('settlement.buyerOwes'), ({ buyerOwes }) => buyerOwes),
        amountColumn(t('settlement.advanceUsed'), ({ advanceUsed }) => advanceUsed),
        amountColumn(t('settlement.due'), ({ due }) => due),
        amountColumn(t('settlement.refund'), ({ refund }) => refund),
      ]}
      rows={sheet.data?.items ?? null}
      error={sheet.error}
      empty={t('settlement.none')}
    />
  );
}
