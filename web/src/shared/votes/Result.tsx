import { useWords } from '../i18n/i18n';
import { MarkedBar } from './MarkedBar';
import styles from './Result.module.css';
import { consentOf, MEASURES, measureOf, plainArea, takingPart } from './shares';
import type { Choice, Resolution, Tally } from './types';

const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

interface Props {
  kind: Resolution['kind'];
  tally: Tally;
}

/** 双计票: consent by area and by heads, each with its line; then the figures as a table. */
export function Result({ kind, tally }: Props) {
  const t = useWords();
  return (
    <>
      {MEASURES.map((measure) => {
        const bar = consentOf(measureOf(tally.for, measure), takingPart(tally, measure), kind);
        return (
          <MarkedBar
            key={measure}
            name={t(`tally:consent.${measure}`)}
            words={t(bar.isReached ? 'tally:reached' : 'tally:notReached')}
            bar={bar}
          />
        );
      })}
      <p className="quiet small">{t(`tally:line.${kind}`)}</p>
      <Figures tally={tally} />
    </>
  );
}

function Figures({ tally }: { tally: Tally }) {
  const t = useWords();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('tally:choice')}</th>
          <th scope="col">{t('tally:areaUnit')}</th>
          <th scope="col">{t('tally:headsUnit')}</th>
        </tr>
      </thead>
      <tbody>
        {CHOICES.map((choice) => (
          <tr key={choice}>
            <th scope="row">{t(`tally:choices.${choice}`)}</th>
            <td>{plainArea(tally[choice].area)}</td>
            <td>{tally[choice].heads}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
