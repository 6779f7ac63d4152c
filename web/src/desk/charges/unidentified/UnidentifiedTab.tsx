import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../../shared/components/EmptyState';
import { formatYuan, sumYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Notice } from '../../ui/Notice';
import type { UnclaimedMoney } from '../types';
import { Claim } from './Claim';
import { RegisterUnidentified } from './RegisterUnidentified';

/** 待查款: the cashier books it on its day, the accountant finds whose it is. */
export function UnidentifiedTab() {
  const here = useHere();
  return (
    <>
      {here.may('charges.match') && <Unclaimed />}
      {here.may('charges.receive') && <RegisterUnidentified />}
    </>
  );
}

function Unclaimed() {
  const t = useWords('unidentified');
  const dates = useDates();
  const [claimed, setClaimed] = useState<UnclaimedMoney | null>(null);
  const [done, setDone] = useState('');
  const list = useHereGet<{ items: UnclaimedMoney[] }>('/unidentified-money');
  const items = list.data?.items ?? null;
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      {items && items.length > 0 && (
        <p style={{ marginBottom: 12 }}>
          {t('sum', {
            count: items.length,
            amount: formatYuan(sumYuan(items.map(({ left }) => left))),
          })}
        </p>
      )}
      <DataTable<UnclaimedMoney>
        label={t('title')}
        rowKey="id"
        columns={[
          textColumn(t('day'), ({ receivedOn }) => dates.day(receivedOn), 128),
          textColumn(t('number'), ({ number }) => <span className="code">{number}</span>, 136),
          textColumn(t('reference'), ({ reference }) => reference),
          amountColumn(t('amount'), ({ amount }) => amount),
          amountColumn(t('left'), ({ left }) => left),
          textColumn(t('list.acts'), (money) => (
            <Button onClick={() => setClaimed(money)}>{t('claim.begin')}</Button>
          )),
        ]}
        rows={items}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
      />
      <Drawer
        open={claimed !== null}
        onClose={() => setClaimed(null)}
        title={t('claim.title')}
        size={560}
        destroyOnHidden
      >
        {claimed && (
          <Claim
            money={claimed}
            onDone={(sentence) => {
              setClaimed(null);
              setDone(sentence);
            }}
          />
        )}
      </Drawer>
    </>
  );
}
