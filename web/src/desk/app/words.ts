import { useWords as useWordsOf, type Words } from '../../shared/i18n/i18n';

export type { Words };

/** `t` of one area; words every page uses (desk, common) need no prefix. */
export function useWords(area: string = 'desk') {
  return useWordsOf(area, 'desk', 'common');
}
