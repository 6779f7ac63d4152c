import { Input, Select } from 'antd';
import { useWords } from '../app/words';
import { AccountSelect } from '../ui/AccountSelect';
import type { Account } from '../ui/accounts';
import { MoneyField } from '../ui/MoneyField';
import { Filter, Toolbar } from '../ui/Toolbar';
import { ACCOUNT_OF, METHODS, type Method, type WayDraft } from './ways';

interface Props {
  value: WayDraft;
  onChange: (way: WayDraft) => void;
  /** Of a day's sum the method stands for the row; of a payment it is chosen. */
  fixed?: boolean;
}

/** 维修资金户 holds money of another law. */
const isTrustBank = ({ code }: Account) => /^1002(01|02)(\d{2})*$/.test(code);

/** Which way, how much, to which account, under which reference. */
export function WayFields({ value, onChange, fixed = false }: Props) {
  const t = useWords('income');
  const { method, amount, moneyAccount, reference } = value;
  const named = (label: string) => (fixed ? `${t(`method.${method}`)} ${label}` : label);
  return (
    <Toolbar>
      {!fixed && (
        <Filter name={t('col.method')}>
          <Select
            aria-label={t('col.method')}
            style={{ width: 120 }}
            value={method}
            options={METHODS.map((each) => ({ value: each, label: t(`method.${each}`) }))}
            onChange={(next: Method) =>
              onChange({ ...value, method: next, moneyAccount: ACCOUNT_OF[next] })
            }
          />
        </Filter>
      )}
      <Filter name={named(t('col.amount'))}>
        <MoneyField
          aria-label={named(t('col.amount'))}
          value={amount}
          onChange={(next) => onChange({ ...value, amount: next })}
        />
      </Filter>
      {method === 'transfer' && (
        <Filter name={t('form.moneyAccount')}>
          <AccountSelect
            aria-label={t('form.moneyAccount')}
            only={isTrustBank}
            value={moneyAccount}
            onChange={(code) => onChange({ ...value, moneyAccount: code })}
          />
        </Filter>
      )}
      {method !== 'cash' && (
        <Filter name={named(t('form.reference'))}>
          <Input
            aria-label={named(t('form.reference'))}
            maxLength={100}
            value={reference}
            onChange={(event) => onChange({ ...value, reference: event.target.value })}
          />
        </Filter>
      )}
    </Toolbar>
  );
}
