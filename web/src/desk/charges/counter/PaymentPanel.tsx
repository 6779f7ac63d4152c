import { Button, type InputRef } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { Notice } from '../../ui/Notice';
import { ProblemList } from '../../ui/ProblemList';
import { useAct } from '../../ui/useAct';
import type { Fee, Household, Receipt } from '../types';
import { BillsToPay } from './BillsToPay';
import styles from './Counter.module.css';
import { bodyOf, METHODS, needsSecondLook, openBillsOf, planOf } from './payment';
import type { PaymentDraft, Plan } from './payment';
import { PaymentFields } from './PaymentFields';
import { useDraft, type DraftActs } from './useDraft';

/** A receipt just made, with what the printed slip says. */
export interface Taken {
  receipt: Receipt;
  draft: PaymentDraft;
  plan: Plan;
  label: string;
}

interface Props {
  household: Household;
  fees: readonly Fee[];
  onTaken: (taken: Taken) => void;
}

/** One household's payment: the amount stands ready, Enter takes it. */
export function PaymentPanel({ household, fees, onTaken }: Props) {
  const acts = useDraft(household.bills, fees[0]?.code ?? '');
  const bills = openBillsOf(household.bills);
  const plan = planOf(acts.draft, bills);
  const amountField = useRef<InputRef>(null);
  useEffect(() => amountField.current?.select(), []);
  const { take, isTaking, error, isAsking } = useTaking({ household, acts, plan, onTaken });
  useMethodKeys(acts, take);
  return (
    <form
      className={styles.payment}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <div>
        <BillsToPay bills={bills} plan={plan} skipped={acts.draft.skipped} onToggle={acts.toggle} />
      </div>
      <div className={styles.side}>
        <PaymentFields acts={acts} plan={plan} fees={fees} amountField={amountField} />
        <ProblemList error={error} />
        <Sentence plan={plan} draft={acts.draft} label={household.label} isAsking={isAsking} />
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          disabled={!plan}
          loading={isTaking}
        >
          <TakeWords isAsking={isAsking} />
        </Button>
      </div>
    </form>
  );
}

interface Taking {
  household: Household;
  acts: DraftActs;
  plan: Plan | null;
  onTaken: (taken: Taken) => void;
}

/** Sends it once; what leaves more over than the bills take is asked about first. */
function useTaking({ household, acts: { draft }, plan, onTaken }: Taking) {
  const here = useHere();
  const act = useAct(
    ({ plan: planned }: { plan: Plan }) =>
      api.post<Receipt>(
        here.api(draft.purpose === 'deposit' ? '/deposits' : '/receipts'),
        bodyOf(draft, household.unitId, planned),
        { once: true },
      ),
    (receipt) => plan && onTaken({ receipt, draft, plan, label: household.label }),
  );
  const [asked, setAsked] = useState<string | null>(null);
  const isAsking = plan !== null && asked === draft.amount && needsSecondLook(plan);
  const take = () => {
    if (!plan || act.isPending) return;
    if (needsSecondLook(plan) && !isAsking) setAsked(draft.amount);
    else act.mutate({ plan });
  };
  return { take, isTaking: act.isPending, error: act.error, isAsking };
}

/** Alt+1 现金, Alt+2 转账, Alt+3 POS; F2 takes, wherever the cursor is. */
function useMethodKeys(acts: DraftActs, take: () => void): void {
  const latest = useRef({ acts, take });
  latest.current = { acts, take };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const method = event.altKey
        ? METHODS[Number(event.code.replace('Digit', '')) - 1]
        : undefined;
      if (method) latest.current.acts.setMethod(method);
      else if (event.key === 'F2') latest.current.take();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function TakeWords({ isAsking }: { isAsking: boolean }): ReactNode {
  const t = useWords('counter');
  return t(isAsking ? 'takeAnyway' : 'take');
}

interface SentenceProps {
  plan: Plan | null;
  draft: PaymentDraft;
  label: string;
  isAsking: boolean;
}

/** What will happen, before it happens. */
function Sentence({ plan, draft, label, isAsking }: SentenceProps) {
  const t = useWords('counter');
  const dates = useDates();
  if (!plan) return <Notice tone="quiet">{t('will.noAmount')}</Notice>;
  const values = {
    unit: label,
    method: t(`method.${draft.method}`),
    amount: formatYuan(draft.amount),
    bills: plan.parts.length,
    advance: formatYuan(plan.advance),
    day: dates.dayShort(draft.receivedOn),
  };
  const what = draft.purpose === 'deposit' ? 'deposit' : plan.parts.length > 0 ? 'pays' : 'ahead';
  return (
    <Notice tone={isAsking ? 'attention' : 'quiet'}>
      {t(`will.${what}`, values)}
      {what === 'pays' && plan.advance !== '0.00' && t('will.rest', values)}
      {isAsking && <strong> {t('will.secondLook', values)}</strong>}
    </Notice>
  );
}
