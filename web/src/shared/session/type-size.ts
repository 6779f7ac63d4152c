import { useState } from 'react';

export type TypeSize = 'normal' | 'large';

const KEPT_AS = 'type-size';

function kept(): TypeSize {
  try {
    return localStorage.getItem(KEPT_AS) === 'large' ? 'large' : 'normal';
  } catch {
    return 'normal';
  }
}

function apply(size: TypeSize): void {
  document.documentElement.dataset['type'] = size;
}

/** Before the first paint, so that 大字版 does not flash small. */
export function applyKeptTypeSize(): void {
  apply(kept());
}

/** 大字版: larger type for the whole page, remembered on this device. */
export function useTypeSize(): [TypeSize, (size: TypeSize) => void] {
  const [size, setSize] = useState(kept);
  const change = (next: TypeSize) => {
    apply(next);
    setSize(next);
    try {
      localStorage.setItem(KEPT_AS, next);
    } catch {
      // no storage: it holds for this visit
    }
  };
  return [size, change];
}
