import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import type { Household, HouseholdBill, MyPayment, PaymentChannel } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { openBills } from '../my-home/household';
import { Card } from '../parts/Card';
import { Button, Field, Form } from '../parts/form';
import { Segments } from '../parts/Segments';
import { BillChoice } from './BillChoice';
import { orderOf, START, type Choice, type PaymentOrder } from './choice';
import styles from './pay.module.css';

/** What to pay, ticked or typed, and the sum of it before anything happens. */
export function PayForm({ home, channel }: { home: Household; channel: PaymentChannel }) {
  const t = useWords();
  const open = openBills(home);
  const [choice, setChoice] = useState<Choice>(open.length > 0 ? START : AHEAD);
  const [tried, setTried] = useState(false);
  const place = usePlaceOrder(channel);
  const now = orderOf(choice, { unitId: home.unitId, open });
  const submit = () => {
    setTried(true);
    if (now) place.mutate(now.order);
  };
  return (
    <div className={styles.narrow}>
      <Card title={home.label}>
        <Form onSubmit={submit} error={place.error}>
          <What open={open} choice={choice} onChoice={setChoice} refused={tried && now === null} />
          <Sum sum={now?.sum ?? '0.00'} />
          <Button busy={place.isPending || place.isSuccess}>
            {now
              ? t('my-home:pay.submit', { amount: formatYuan(now.sum) })
              : t('my-home:pay.submitNothing')}
          </Button>
          <p className="quiet small">
            {t('my-home:pay.way', { channel: channel.title })} {t('my-home:pay.whereTo')}
          </p>
          {channel.sandbox && <p className={styles.sandbox}>{t('my-home:pay.sandbox')}</p>}
        </Form>
      </Card>
    </div>
  );
}

const AHEAD: Choice = { ...START, way: 'amount' };

function Sum({ sum }: { sum: string }) {
  const t = useWords();
  return (
    <p className={styles.sum} role="status">
      <span>{t('my-home:pay.sum')}</span>
      <b>{formatYuan(sum)}</b>
    </p>
  );
}

interface WhatProps extends ChoiceProps {
  open: readonly HouseholdBill[];
  refused: boolean;
}

function What({ open, choice, onChoice, refused }: WhatProps) {
  const t = useWords();
  return (
    <>
      {open.length > 0 ? (
        <Way choice={choice} onChoice={onChoice} />
      ) : (
        <p>{t('my-home:pay.nothing')}</p>
      )}
      {choice.way === 'bills' ? (
        <BillChoice open={open} choice={choice} onChoice={onChoice} />
      ) : (
        <Amount choice={choice} onChoice={onChoice} refused={refused} />
      )}
      {refused && choice.way === 'bills' && (
        <p className={styles.refused} role="alert">
          {t('my-home:pay.chooseSome')}
        </p>
      )}
    </>
  );
}

function usePlaceOrder(channel: PaymentChannel) {
  const { path, page } = useCommunity();
  const navigate = useNavigate();
  return useMutation<MyPayment, Error, PaymentOrder>({
    mutationFn: (order) => api.post(path('/my-charges/payments'), order, { once: true }),
    onSuccess: ({ paymentId, payUrl }) => {
      // Going back leads past this page: an order is not placed twice by it.
      const replace = { replace: true };
      if (!payUrl) return void navigate(page(`/payments/${paymentId}`), replace);
      // The sandbox is a page of our own: it is reached by the name of the server one came by.
      if (channel.sandbox) return void navigate(new URL(payUrl).pathname, replace);
      window.location.replace(payUrl);
    },
  });
}

interface ChoiceProps {
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

function Way({ choice, onChoice }: ChoiceProps) {
  const t = useWords();
  return (
    <Segments
      label={t('my-home:pay.how')}
      value={choice.way}
      onValue={(way) => onChoice({ ...choice, way })}
      options={[
        { value: 'bills', label: t('my-home:pay.byBills') },
        { value: 'amount', label: t('my-home:pay.byAmount') },
      ]}
    />
  );
}

function Amount({ choice, onChoice, refused }: ChoiceProps & { refused: boolean }) {
  const t = useWords();
  return (
    <Field
      label={t('my-home:pay.amount')}
      hint={t('my-home:pay.amountHint')}
      problem={refused ? t('my-home:pay.badAmount') : undefined}
      inputMode="decimal"
      autoComplete="off"
      value={choice.typed}
      onValue={(typed) => onChoice({ ...choice, typed })}
    />
  );
}
