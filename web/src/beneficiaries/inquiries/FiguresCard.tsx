import type { InquiryFigures } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import styles from './inquiries.module.css';

/** How questions have been answered so far; the title states the finding. */
export function FiguresCard({ figures }: { figures: InquiryFigures }) {
  const t = useWords();
  const { asked, answered, overdue, medianDays } = figures;
  const facts: [string, string | number][] = [
    [t('inquiries:figures.asked'), asked],
    [t('inquiries:figures.answered'), answered],
    [t('inquiries:figures.overdue'), overdue],
    [
      t('inquiries:figures.median'),
      medianDays === null
        ? t('inquiries:figures.noMedian')
        : t('inquiries:figures.days', { days: medianDays }),
    ],
  ];
  return (
    <Card title={useFinding(figures)}>
      <dl className={styles.figures}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function useFinding({ asked, answered, overdue }: InquiryFigures): string {
  const t = useWords();
  if (asked === 0) return t('inquiries:finding.none');
  if (overdue > 0) return t('inquiries:finding.overdue', { asked, overdue });
  if (answered >= asked) return t('inquiries:finding.allAnswered', { asked });
  return t('inquiries:finding.waiting', { asked, open: asked - answered });
}
