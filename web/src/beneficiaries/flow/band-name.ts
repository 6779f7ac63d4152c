import { useWords, type Words } from '../../shared/i18n/i18n';
import type { Band } from './sides';

/** What a band is called in the picture. */
export function useBandName(): (band: Band) => string {
  const t = useWords();
  return (band) => {
    const name = plainName(band, t);
    return band.refund ? t('flow:refundOf', { name }) : name;
  };
}

function plainName(band: Band, t: Words): string {
  if (band.part === 'drawn') return t('flow:drawn');
  if (band.part === 'saved') return t('flow:saved');
  if (band.part === 'others') return t('flow:others', { count: band.count });
  return band.name;
}
