import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { FlowPicture } from '../flow/FlowPicture';
import { Card } from '../parts/Card';
import { flowOfHome } from './money';
import type { MyMoney } from '../../shared/api/types';

/** The home's own flow: what came on the left, what it went for and what was kept on the right. */
export function PictureCard({ money }: { money: MyMoney }) {
  const t = useWords();
  const flow = flowOfHome(money, t('my-money:picture.paid'));
  if (flow.sources.length === 0 && isZeroYuan(money.uses.total)) return null;
  return (
    <Card title={t('my-money:picture.title')}>
      <FlowPicture flow={flow} label={t('my-money:picture.label')} />
      <p className="quiet small">
        {t('flow:held', {
          opening: formatYuan(money.opening),
          closing: formatYuan(money.held),
        })}
      </p>
    </Card>
  );
}
