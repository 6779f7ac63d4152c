import { Input, Select, type InputRef } from 'antd';
import { useState, type RefObject } from 'react';
import { today } from '../../../shared/format/dates';
import { formatYuan } from '../../../shared/format/yuan';
import { useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Chips } from '../../ui/Chips';
import { DayField } from '../../ui/DayField';
import { inWords } from '../../ui/inWords';
import { MoneyField } from '../../ui/MoneyField';
import { Filter } from '../../ui/Toolbar';
import type { BankAccount, Fee } from '../types';
import styles from './Counter.module.css';
import { changeOf, DEPOSITS, METHODS } from './payment';
import type { Plan } from './payment';
import type { DraftActs } from './useDraft';

interface Props {
  acts: DraftActs;
  plan: Plan | null;
  fees: readonly Fee[];
  amountField: RefObject<InputRef | null>;
}

/** How much, which way, on which day. */
export function PaymentFields({ acts, plan, fees, amountField }: Props) {
  const t = useWords('counter');
  const { draft, change, setMethod, setPurpose } = acts;
  const isCash = draft.method === 'cash';
  return (
    <div className={styles.fields}>
      <Chips
        label={t('purpose.label')}
        value={draft.purpose}
        options={(['fees', 'deposit'] as const).map((key) => ({ key, name: t(`purpose.${key}`) }))}
        onChange={setPurpose}
      />
      <Chips
        label={t('method.label')}
        value={draft.method}
        options={METHODS.map((key) => ({ key, name: t(`method.${key}`) }))}
        onChange={setMethod}
      />
      {draft.purpose === 'deposit' && <DepositKind acts={acts} />}
      <Filter name={t('amount')}>
        <MoneyField
          inputRef={amountField}
          aria-label={t('amount')}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
        />
      </Filter>
      <p className={styles.words}>{inWords(draft.amount) || ' '}</p>
      {isCash ? <Change amount={draft.amount} /> : <NotCash acts={acts} />}
      <Filter name={t('receivedOn')}>
        <span>
          <DayField
            aria-label={t('receivedOn')}
            value={draft.receivedOn}
            max={today()}
            onChange={(receivedOn) => change({ receivedOn })}
          />
        </span>
      </Filter>
      {plan && plan.advance !== '0.00' && (
        <Filter name={t('keepFor', { amount: formatYuan(plan.advance) })}>
          <Select
            aria-label={t('keepForLabel')}
            value={draft.keepFor}
            onChange={(keepFor: string) => change({ keepFor })}
            options={fees.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Filter>
      )}
    </div>
  );
}

function DepositKind({ acts: { draft, change } }: { acts: DraftActs }) {
  const t = useWords('counter');
  return (
    <Filter name={t('deposit.label')}>
      <Select
        aria-label={t('deposit.label')}
        value={draft.depositAccount}
        onChange={(depositAccount: string) => change({ depositAccount })}
        options={DEPOSITS.map((value) => ({ value, label: t(`deposit.${value}`) }))}
      />
    </Filter>
  );
}

/** 顾客给多少, 找零. Only a help: it is not kept. */
function Change({ amount }: { amount: string }) {
  const t = useWords('counter');
  const [given, setGiven] = useState('');
  const change = changeOf(given, amount);
  return (
    <Filter name={t('given')}>
      <MoneyField aria-label={t('given')} value={given} onChange={setGiven} />
      {given !== '' && (
        <span className={styles.change}>
          {change === null ? t('givenTooLittle') : t('change', { amount: formatYuan(change) })}
        </span>
      )}
    </Filter>
  );
}

function NotCash({ acts: { draft, change } }: { acts: DraftActs }) {
  const t = useWords('counter');
  return (
    <>
      {draft.method === 'transfer' && (
        <Filter name={t('account')}>
          <TrustAccount
            value={draft.moneyAccount}
            onChange={(moneyAccount) => change({ moneyAccount })}
          />
        </Filter>
      )}
      <Filter name={t('reference')}>
        <Input
          aria-label={t('reference')}
          maxLength={100}
          autoComplete="off"
          value={draft.reference}
          onChange={(event) => change({ reference: event.target.value })}
        />
      </Filter>
    </>
  );
}

interface AccountProps {
  value: string;
  onChange: (code: string) => void;
}

/** The trust's own bank accounts; the repair fund's takes no household's money. */
export function TrustAccount({ value, onChange }: AccountProps) {
  const t = useWords('counter');
  const accounts = useHereGet<{ items: BankAccount[] }>('/bank-accounts').data?.items ?? [];
  const fitting = accounts.filter(
    ({ accountCode, closedOn }) => closedOn === null && /^1002(01|02)/.test(accountCode),
  );
  return (
    <Select
      aria-label={t('account')}
      style={{ maxWidth: '100%' }}
      value={value}
      onChange={onChange}
      options={fitting.map(({ accountCode, name, accountTail }) => ({
        value: accountCode,
        label: `${name} ····${accountTail}`,
      }))}
    />
  );
}
