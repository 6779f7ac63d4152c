import { Radio } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { formatYuan } from '../../shared/format/yuan';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Loaded } from '../ui/Loaded';
import { sentenceOf } from './choices';
import { secondOf } from './DecisionPanel';
import type { BankAccount, Spending } from './types';

interface Props {
  spending: Spending;
  onDone: () => void;
}

/** 付款单: from which of the trust's accounts. Accounts of the request's own fund come first. */
export function OrderBox({ spending, onDone }: Props) {
  const banks = useHereGet<{ items: BankAccount[] }>('/bank-accounts');
  return (
    <Loaded of={banks} lines={2}>
      {({ items }) => (
        <Order spending={spending} onDone={onDone} banks={fitting(items, spending)} />
      )}
    </Loaded>
  );
}

/** 维修资金 is paid from its own account and from no other. */
function fitting(banks: BankAccount[], { fund }: Spending): BankAccount[] {
  const open = banks.filter((bank) => !bank.closedOn && (bank.fund === 'F3') === (fund === 'F3'));
  return [...open].sort((one, other) => Number(other.fund === fund) - Number(one.fund === fund));
}

function Order({ spending, onDone, banks }: Props & { banks: BankAccount[] }) {
  const t = useWords('spending');
  const here = useHere();
  const [chosen, setChosen] = useState(banks[0]?.id ?? '');
  const bank = banks.find(({ id }) => id === chosen);
  return (
    <ActBox
      sentence={
        bank
          ? t('will.orderFrom', {
              amount: formatYuan(spending.amount),
              payee: spending.payee.name,
              bank: bank.name,
              tail: bank.accountTail,
            })
          : sentenceOf(t, 'order', spending)
      }
      word={t('button.order')}
      secondFactor
      ready={bank !== undefined}
      send={(given) =>
        api.post(
          here.api(`/spending/${spending.id}/order`),
          { bankAccountId: chosen },
          { once: true, ...secondOf(given) },
        )
      }
      onDone={onDone}
    >
      {banks.length === 0 && <p>{t('order.noBank')}</p>}
      <Radio.Group
        vertical
        aria-label={t('order.from')}
        value={chosen}
        onChange={(event) => setChosen(String(event.target.value))}
        options={banks.map(({ id, name, accountTail, balance }) => ({
          value: id,
          label: t('order.bank', { name, tail: accountTail, balance: formatYuan(balance) }),
        }))}
      />
    </ActBox>
  );
}
