import { useCallback, useRef, useState } from 'react';
import type { FileView } from '../../shared/api/types';
import { useHere } from '../app/here';
import { uploadFile } from '../app/upload';

/** A file on its way to the server, or refused by it. */
export interface Incoming {
  key: number;
  name: string;
  percent: number;
  error: Error | null;
}

/** Files of a form: those the server has (`value`), and those still on their way. */
export function useFiles(value: FileView[], onChange: (files: FileView[]) => void) {
  const path = useHere().api('/files');
  const [incoming, setIncoming] = useState<Incoming[]>([]);
  const nextKey = useRef(0);
  // Several files finish while the form's state of this render is old.
  const latest = useRef(value);
  latest.current = value;
  const change = useCallback(
    (key: number, part: Partial<Incoming>) =>
      setIncoming((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one))),
    [],
  );
  const drop = useCallback(
    (key: number) => setIncoming((all) => all.filter((one) => one.key !== key)),
    [],
  );
  const addOne = async (file: File) => {
    const key = nextKey.current++;
    setIncoming((all) => [...all, { key, name: file.name, percent: 0, error: null }]);
    try {
      const view = await uploadFile(path, file, (percent) => change(key, { percent })).done;
      drop(key);
      if (!latest.current.some(({ id }) => id === view.id)) {
        latest.current = [...latest.current, view];
        onChange(latest.current);
      }
    } catch (error) {
      change(key, { error: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  return {
    incoming,
    add: (files: Iterable<File>) => {
      for (const file of files) void addOne(file);
    },
    dismiss: drop,
    remove: (id: string) => {
      latest.current = latest.current.filter((file) => file.id !== id);
      onChange(latest.current);
    },
  };
}
