import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { exactYuan } from '../../ui/exactYuan';
import { isAmount } from '../../ui/isAmount';
import { MoneyField } from '../../ui/MoneyField';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Filter } from '../../ui/Toolbar';
import { useSchedules } from '../fees';
import type { Household, KeptMoney } from '../types';

/** 预存 and 押金: whose money it stays until a bill takes it, or it goes back. */
export function KeptMoneyPanel({ household }: { household: Household }) {
  const t = useWords('household');
  const here = useHere();
  const [given, setGiven] = useState<KeptMoney | null>(null);
  const [done, setDone] = useState('');
  return (
    <Panel title={t('kept.title')}>
      {done && <Notice tone="good">{done}</Notice>}
      <DataTable<KeptMoney>
        label={t('kept.title')}
        rowKey="account"
        columns={[
          textColumn(t('kept.what'), ({ name }) => name),
          textColumn(t('kept.kind'), ({ kind }) => t(`kept.${kind}`)),
          amountColumn(t('kept.amount'), ({ amount }) => amount),
          ...(here.may('charges.refund')
            ? [
                textColumn<KeptMoney>(t('list.acts'), (kept) => (
                  <Button onClick={() => setGiven(kept)}>{t('refund.begin')}</Button>
                )),
              ]
            : []),
        ]}
        rows={household.kept}
        empty={<p className="quiet">{t('kept.none')}</p>}
      />
      <Drawer
        open={given !== null}
        onClose={() => setGiven(null)}
        title={t('refund.title')}
        size={480}
        destroyOnHidden
      >
        {given && (
          <Refund
            household={household}
            kept={given}
            onDone={(amount) => {
              setGiven(null);
              setDone(t('refund.done', { amount }));
            }}
          />
        )}
      </Drawer>
    </Panel>
  );
}

interface RefundProps {
  household: Household;
  kept: KeptMoney;
  onDone: (amount: string) => void;
}

function Refund({ household, kept, onDone }: RefundProps) {
  const t = useWords('household');
  const here = useHere();
  const [amount, setAmount] = useState(kept.amount);
  const feeCode = useFeeOf(kept.account);
  const what = kept.kind === 'deposit' ? { account: kept.account } : { feeCode };
  return (
    <ActBox
      sentence={t('refund.will', {
        unit: household.label,
        what: kept.name,
        amount: formatYuan(amount),
      })}
      word={t('refund.confirm')}
      reason="must"
      ready={isAmount(amount)}
      send={({ reason }) =>
        api.post(
          here.api(`/households/${household.unitId}/refunds`),
          { ...what, amount: exactYuan(amount), reason },
          { once: true },
        )
      }
      onDone={() => onDone(formatYuan(amount))}
    >
      <Filter name={t('refund.amount', { most: formatYuan(kept.amount) })}>
        <MoneyField aria-label={t('refund.title')} value={amount} onChange={setAmount} />
      </Filter>
    </ActBox>
  );
}

/** The fee whose advances stand on this account. */
function useFeeOf(account: string): string | undefined {
  const schedules = useSchedules().data?.items ?? [];
  return schedules.flatMap(({ fees }) => fees).find(({ advance }) => advance === account)?.code;
}
