import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { SandboxOrder } from '../../shared/api/types';
import { formatYuan, typedYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useArrival } from '../layout/Page';
import { Fold } from '../parts/Fold';
import { Button, Choice, Field, Form } from '../parts/form';
import { Load } from '../parts/Load';
import styles from './SandboxPage.module.css';
import '../my-home/words';

/** Where the payer would be at the payment firm: its sandbox, that behaves like it and moves no money. */
export default function SandboxPage() {
  const t = useWords();
  const { outTradeNo = '' } = useParams();
  const heading = useArrival(t('my-home:sandbox.title'));
  const order = useGet<SandboxOrder>(`/sandbox/wechat/pay/${outTradeNo}`);
  return (
    <main className={styles.page}>
      <p className={styles.notice}>{t('my-home:sandbox.notice')}</p>
      <h1 ref={heading} tabIndex={-1}>
        {t('my-home:sandbox.title')}
      </h1>
      <Load query={order}>{(found) => <Order order={found} />}</Load>
    </main>
  );
}

function Order({ order }: { order: SandboxOrder }) {
  const t = useWords();
  return (
    <section className={styles.paper}>
      <p>{order.description}</p>
      <p className={styles.amount}>{formatYuan(order.amount)}</p>
      {order.state === 'NOTPAY' ? (
        <PayForm order={order} />
      ) : (
        <p>{t(`my-home:sandbox.${order.state === 'SUCCESS' ? 'paid' : 'closed'}`)}</p>
      )}
      <p className={styles.back}>
        <Link to={backOf(order)}>{t('my-home:sandbox.back')}</Link>
      </p>
    </section>
  );
}

/** Back by the name of the server one came by: a log-in is of one name. */
const backOf = ({ returnUrl }: SandboxOrder): string =>
  new URL(returnUrl, window.location.origin).pathname;

/** What shall go wrong; each is one of the things a payment firm is known to do. */
const TRICKS = {
  none: {},
  replay: { replay: 2 },
  delay: { delaySeconds: 8 },
  probe: { probe: true },
  tampered: { tampered: true },
} as const;
type Trick = keyof typeof TRICKS;

function PayForm({ order }: { order: SandboxOrder }) {
  const t = useWords();
  const navigate = useNavigate();
  const [trick, setTrick] = useState<Trick>('none');
  const [typed, setTyped] = useState('');
  const amount = typed.trim() === '' ? undefined : typedYuan(typed);
  const pay = useMutation<unknown, Error, void>({
    mutationFn: () =>
      api.post(`/sandbox/wechat/pay/${order.outTradeNo}`, { ...TRICKS[trick], amount }),
    onSuccess: () => void navigate(backOf(order), { replace: true }),
  });
  const problem = amount === null ? t('my-home:pay.badAmount') : undefined;
  return (
    <Form error={pay.error} onSubmit={() => problem === undefined && pay.mutate()}>
      <Button busy={pay.isPending}>{t('my-home:sandbox.pay')}</Button>
      <Fold summary={t('my-home:sandbox.tricks')}>
        <div className={styles.tricks}>
          <Choice
            label={t('my-home:sandbox.trick')}
            value={trick}
            onValue={(value) => setTrick(value as Trick)}
            options={Object.keys(TRICKS).map((value) => ({
              value,
              label: t(`my-home:sandbox.${value}`),
            }))}
          />
          <Field
            label={t('my-home:sandbox.amount')}
            hint={t('my-home:sandbox.amountHint')}
            problem={problem}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onValue={setTyped}
          />
        </div>
      </Fold>
    </Form>
  );
}
