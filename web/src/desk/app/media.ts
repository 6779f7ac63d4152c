import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds now, and again when it changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

export const useIsPhone = () => useMedia('(max-width: 767px)');
export const usePrefersDark = () => useMedia('(prefers-color-scheme: dark)');
