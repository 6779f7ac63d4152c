import type { Budget } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { FlowPicture } from '../flow/FlowPicture';
import { Card } from '../parts/Card';
import { flowOf, largestUses } from './story';

/** Sources → trust → uses, as planned; the lines below are the same figures. */
export function PictureCard({ budget }: { budget: Budget }) {
  const t = useWords();
  const [first] = largestUses(budget.lines, 1);
  if (!first) return null;
  return (
    <Card title={t('budget:picture.title', { name: first.name, amount: formatYuan(first.amount) })}>
      <FlowPicture
        flow={flowOf(budget)}
        label={t('budget:picture.label')}
        saved={t('budget:picture.saved')}
      />
    </Card>
  );
}
