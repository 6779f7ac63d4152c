import { Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { today } from '../../../shared/format/dates';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { DayField } from '../../ui/DayField';
import { exactYuan } from '../../ui/exactYuan';
import { isAmount } from '../../ui/isAmount';
import { MoneyField } from '../../ui/MoneyField';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Filter } from '../../ui/Toolbar';
import { TrustAccount } from '../counter/PaymentFields';
import type { Receipt } from '../types';

const FRESH = { moneyAccount: '100201', amount: '', reference: '' };

/** Money stands on the trust's account and nobody knows whose it is: in the books on its day. */
export function RegisterUnidentified() {
  const t = useWords('unidentified');
  const here = useHere();
  const dates = useDates();
  const [money, setMoney] = useState({ ...FRESH, receivedOn: today() });
  const [done, setDone] = useState('');
  const change = (part: Partial<typeof money>) => setMoney((now) => ({ ...now, ...part }));
  const values = { amount: formatYuan(money.amount || '0'), day: dates.day(money.receivedOn) };
  return (
    <Panel title={t('register.title')}>
      {done && <Notice tone="good">{done}</Notice>}
      <ActBox<Receipt>
        sentence={t('register.will', values)}
        word={t('register.confirm')}
        ready={isAmount(money.amount) && money.reference.trim() !== ''}
        send={() =>
          api.post(
            here.api('/unidentified-money'),
            { ...money, method: 'transfer', amount: exactYuan(money.amount) },
            { once: true },
          )
        }
        onDone={({ number }) => {
          setDone(t('register.done', { ...values, number }));
          change(FRESH);
        }}
      >
        <Filter name={t('register.account')}>
          <TrustAccount
            value={money.moneyAccount}
            onChange={(moneyAccount) => change({ moneyAccount })}
          />
        </Filter>
        <Filter name={t('day')}>
          <span>
            <DayField
              aria-label={t('day')}
              value={money.receivedOn}
              max={today()}
              onChange={(receivedOn) => change({ receivedOn })}
            />
          </span>
        </Filter>
        <Filter name={t('amount')}>
          <MoneyField
            aria-label={t('amount')}
            value={money.amount}
            onChange={(amount) => change({ amount })}
          />
        </Filter>
        <Filter name={t('register.reference')}>
          <Input
            aria-label={t('register.reference')}
            maxLength={100}
            value={money.reference}
            onChange={(event) => change({ reference: event.target.value })}
          />
        </Filter>
      </ActBox>
    </Panel>
  );
}
