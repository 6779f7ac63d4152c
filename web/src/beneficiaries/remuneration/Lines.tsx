import type { RemunerationMonth } from '../../shared/api/types';
import { formatYuan, sumYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import styles from './remuneration.module.css';

type Line = RemunerationMonth['lines'][number];

/** What counts, added up; then what does not, each with its reason. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <>
      <Part name="in" lines={lines.filter(({ counts }) => counts)} />
      <Part name="out" lines={lines.filter(({ counts }) => !counts)} />
    </>
  );
}

function Part({ name, lines }: { name: 'in' | 'out'; lines: readonly Line[] }) {
  const t = useWords();
  if (lines.length === 0) return null;
  const amount = formatYuan(sumYuan(lines.map((line) => line.amount)));
  return (
    <Card title={t(`remuneration:${name}`, { amount })}>
      <Rows>
        {lines.map((line) => (
          <div key={line.account} className={styles.line}>
            <p className={styles.head}>
              <span>{line.name}</span>
              <span>{formatYuan(line.amount)}</span>
            </p>
            {line.because && (
              <p className="quiet small">{t('remuneration:because', { because: line.because })}</p>
            )}
          </div>
        ))}
      </Rows>
    </Card>
  );
}
