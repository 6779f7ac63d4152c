import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { FollowButton } from './FollowButton';
import type { FollowKind } from './types';
import './words';

interface Props {
  kind: FollowKind;
  target?: string;
  name: string;
}

/** 关注, with what it is good for. */
export function FollowCard(props: Props) {
  const t = useWords();
  return (
    <Card title={t('notices:button.title')} aside={<FollowButton {...props} />}>
      <p className="quiet small">{t('notices:button.hint')}</p>
    </Card>
  );
}
