import { useWords } from '../i18n/i18n';
import { MarkedBar } from './MarkedBar';
import { isEnough, MEASURES, measureOf, plainArea, quorumOf } from './shares';
import type { Resolution } from './types';

type Shown = Pick<Resolution, 'participation' | 'missingToQuorum'>;

/** 还差 412 ㎡ / 9 户: how many take part, by area and by heads, and the line of two thirds. */
export function Participation({ of: { participation, missingToQuorum } }: { of: Shown }) {
  const t = useWords();
  const whole = { area: participation.totalArea, heads: participation.totalHeads };
  return (
    <>
      {MEASURES.map((measure) => (
        <MarkedBar
          key={measure}
          name={t(`tally:by.${measure}`)}
          words={t(`tally:part.${measure}`, {
            part: sayOf(participation, measure),
            whole: sayOf(whole, measure),
          })}
          bar={quorumOf(measureOf(participation, measure), measureOf(whole, measure))}
        />
      ))}
      <p className="quiet small">
        {isEnough(missingToQuorum) ? t('tally:markMet') : t('tally:mark')}
      </p>
    </>
  );
}

/** The finding as one sentence, for a heading. */
export function useQuorumFinding({ missingToQuorum }: Pick<Shown, 'missingToQuorum'>): string {
  const t = useWords();
  if (isEnough(missingToQuorum)) return t('tally:quorum');
  return t('tally:missing', {
    area: plainArea(missingToQuorum.area),
    heads: missingToQuorum.heads,
  });
}

function sayOf(of: { area: string; heads: number }, measure: 'area' | 'heads'): string {
  return measure === 'area' ? plainArea(of.area) : String(of.heads);
}
