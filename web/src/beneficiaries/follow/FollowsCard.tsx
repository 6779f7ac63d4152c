import { useState } from 'react';
import { ErrorState } from '../../shared/components/ErrorState';
import { typedYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { Button, Field, Form } from '../parts/form';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import type { Follow } from './types';
import { useFollowAct, useFollows } from './use-follows';
import styles from './follow.module.css';

/** 我关注的: each can be taken back; what has no page of its own is added here. */
export function FollowsCard() {
  const t = useWords();
  const { page } = useCommunity();
  const follows = useFollows();
  return (
    <Card title={t('notices:follows.title')}>
      <Load query={follows}>{({ items }) => <List items={items} />}</Load>
      <p className="quiet small">{t('notices:follows.hint')}</p>
      <MoreLink to={page('/inquiries?show=following')}>{t('notices:follows.questions')}</MoreLink>
      <Fold summary={t('notices:follows.add')}>
        <Add known={follows.data?.items ?? []} />
      </Fold>
    </Card>
  );
}

function List({ items }: { items: readonly Follow[] }) {
  const t = useWords();
  const act = useFollowAct();
  if (items.length === 0) return <p className="quiet">{t('notices:follows.none')}</p>;
  return (
    <>
      {act.error && <ErrorState error={act.error} />}
      <Rows>
        {items.map(({ id, name }) => (
          <div key={id} className={styles.wish}>
            <span>{name}</span>
            <button
              type="button"
              className={styles.stop}
              disabled={act.isPending}
              aria-label={t('notices:follows.stopSpoken', { name })}
              onClick={() => act.mutate({ drop: id })}
            >
              {t('notices:follows.stop')}
            </button>
          </div>
        ))}
      </Rows>
    </>
  );
}

const WHOLE_KINDS = ['report', 'everything'] as const;

function Add({ known }: { known: readonly Follow[] }) {
  const t = useWords();
  const act = useFollowAct();
  const unfollowed = WHOLE_KINDS.filter((kind) => !known.some((one) => one.kind === kind));
  return (
    <div className={styles.add}>
      <AddAmount />
      {act.error && <ErrorState error={act.error} />}
      {unfollowed.map((kind) => (
        <Button key={kind} kind="plain" busy={act.isPending} onClick={() => act.mutate({ kind })}>
          {t(`notices:follows.${kind}`)}
        </Button>
      ))}
    </div>
  );
}

function AddAmount() {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const act = useFollowAct();
  const limit = typedYuan(typed);
  const submit = () => {
    setTried(true);
    if (limit === null) return;
    act.mutate({ kind: 'amount', limit }, { onSuccess: () => (setTyped(''), setTried(false)) });
  };
  return (
    <Form onSubmit={submit} error={act.error}>
      <Field
        label={t('notices:follows.amount')}
        hint={t('notices:follows.amountHint')}
        problem={tried && limit === null ? t('notices:follows.amountBad') : undefined}
        inputMode="decimal"
        value={typed}
        onValue={setTyped}
      />
      <Button kind="plain" busy={act.isPending}>
        {t('notices:follows.addAmount')}
      </Button>
    </Form>
  );
}
