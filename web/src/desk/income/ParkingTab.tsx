import { Select } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../shared/components/EmptyState';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { Filter, Toolbar } from '../ui/Toolbar';
import { ReceiptList } from './ReceiptList';
import { SettleDay } from './SettleDay';
import type { IncomeContract, IncomeContractDetail } from './types';

/** 临停日结: what transient parking brought on a day, once for each day. */
export function ParkingTab() {
  const t = useWords('income');
  const list = useHereGet<{ items: IncomeContract[] }>('/income-contracts');
  const [chosen, setChosen] = useState<string>();
  return (
    <Loaded of={list}>
      {({ items }) => {
        const daily = items.filter(({ schedule }) => schedule === 'daily');
        const one = daily.find(({ id }) => id === chosen) ?? daily[0];
        if (!one) return <EmptyState title={t('parking.none')}>{t('parking.noneHint')}</EmptyState>;
        return (
          <>
            {daily.length > 1 && <Which daily={daily} id={one.id} onId={setChosen} />}
            <Place key={one.id} id={one.id} />
          </>
        );
      }}
    </Loaded>
  );
}

interface WhichProps {
  daily: IncomeContract[];
  id: string;
  onId: (id: string) => void;
}

function Which({ daily, id, onId }: WhichProps) {
  const t = useWords('income');
  return (
    <Toolbar>
      <Filter name={t('col.place')}>
        <Select
          aria-label={t('col.place')}
          style={{ minWidth: 240 }}
          value={id}
          onChange={onId}
          options={daily.map((each) => ({ value: each.id, label: each.place }))}
        />
      </Filter>
    </Toolbar>
  );
}

function Place({ id }: { id: string }) {
  const t = useWords('income');
  const here = useHere();
  const contract = useHereGet<IncomeContractDetail>(`/income-contracts/${id}`);
  return (
    <Loaded of={contract}>
      {(found) => (
        <>
          {found.missingDays > 0 && (
            <Notice tone="broken" standing>
              {t('parking.missing', { days: found.missingDays })}
            </Notice>
          )}
          {here.may('income.receive') && <SettleDay contract={found} />}
          <Panel>
            <ReceiptList receipts={found.receipts} />
          </Panel>
        </>
      )}
    </Loaded>
  );
}
