import { useSentence } from '../../shared/components/ErrorState';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Button } from '../parts/form';
import type { FollowKind } from './types';
import { useFollowAct, useFollows } from './use-follows';
import './words';

interface Props {
  kind: FollowKind;
  target?: string;
  /** What it is called, for those who only hear the button. */
  name: string;
}

/** 关注 on the page of a thing; pressed again it is taken back. */
export function FollowButton({ kind, target, name }: Props) {
  const t = useWords();
  const { may } = useCommunity();
  const { data } = useFollows({ kind, ...(target ? { target } : {}) });
  const act = useFollowAct();
  const sorry = useSentence(act.error);
  // Until it is known whether it is followed there is nothing to press.
  if (!data || !may('account.query')) return null;
  const [mine] = data.items;
  return (
    <>
      <Button
        kind="plain"
        busy={act.isPending}
        onClick={() => act.mutate(mine ? { drop: mine.id } : { kind, ...(target && { target }) })}
        spoken={t(mine ? 'notices:button.stopSpoken' : 'notices:button.spoken', { name })}
      >
        {t(mine ? 'notices:button.following' : 'notices:button.follow')}
        {mine && ' ✓'}
      </Button>
      {act.error && (
        <p className="small" role="alert">
          {sorry}
        </p>
      )}
    </>
  );
}
