import { useWords } from '../i18n/i18n';
import styles from './audit.module.css';
import type { Sample } from './types';

/** 重抽办法: the numbers the draw rests on, and what to do with them. */
export function HowToRedraw({ sample: { card, samplingNumber, recipe } }: { sample: Sample }) {
  const t = useWords('audit');
  const numbers = [
    [t('redraw.number'), samplingNumber],
    [t('redraw.head'), t('redraw.headOf', { size: card.headSize })],
    [t('redraw.root'), card.headRoot],
    [t('redraw.seed'), card.seed],
    [t('redraw.population'), card.populationRoot],
    [t('redraw.items'), card.itemsRoot],
  ] as const;
  return (
    <details className={styles.redraw}>
      <summary>{t('redraw.title')}</summary>
      <p>{t('redraw.lead')}</p>
      <pre className={styles.command}>node verify.mjs {t('redraw.file')}</pre>
      <dl className={styles.numbers}>
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="code">{value}</dd>
          </div>
        ))}
      </dl>
      <ol>
        {recipe.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}
