import { useTranslation } from 'react-i18next';

/** `t` of one area; words every page uses (desk, common) need no prefix. */
export function useWords(area: string = 'desk') {
  return useTranslation([area, 'desk', 'common']).t;
}

export type Words = ReturnType<typeof useWords>;
