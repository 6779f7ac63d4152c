import { useWords } from '../app/words';

/** "电话号码 2 处、姓名 1 处"; 已查看，无需遮盖 where nothing is hidden. */
export function useKindWords() {
  const t = useWords('masking');
  return (masked: readonly { kind: string; count: number }[]) =>
    masked.length === 0
      ? t('nothing')
      : masked
          .map(({ kind, count }) => t('count', { name: t(`kind.${kind}`), count }))
          .join(t('listComma'));
}
