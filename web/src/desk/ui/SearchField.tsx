import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useIsPhone } from '../app/media';
import { useWords } from '../app/words';
import { useSlash } from './useSlash';

interface Props {
  value: string;
  onChange: (text: string) => void;
  placeholder: string;
}

const PAUSE_MS = 300;

/** Searches when the typing pauses, not at each stroke; `/` jumps here. */
export function SearchField({ value, onChange, placeholder }: Props) {
  const t = useWords();
  const phone = useIsPhone();
  const field = useRef<InputRef>(null);
  const [typed, setTyped] = useState(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  useSlash(field);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = window.setTimeout(() => latest.current(typed.trim()), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed, value]);
  return (
    <Input
      ref={field}
      type="search"
      allowClear
      aria-label={placeholder}
      placeholder={phone ? placeholder : `${placeholder}${t('list.slash')}`}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      style={{ maxWidth: 320 }}
    />
  );
}
