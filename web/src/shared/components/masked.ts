import { useWords } from '../i18n/i18n';

/** 已遮盖: one kind of personal data that a public copy hides, and in how many places. */
export interface MaskedKind {
  kind: string;
  name: string;
  count: number;
}

/** "已遮盖：手机号 2 处、姓名 1 处"; null where nothing is hidden. */
export function useMaskedWords(): (masked: readonly MaskedKind[] | undefined) => string | null {
  const t = useWords();
  return (masked = []) =>
    masked.length === 0
      ? null
      : t('evidence.masked', {
          kinds: masked
            .map(({ name, count }) => t('evidence.maskedKind', { name, count }))
            .join(t('listComma')),
        });
}
