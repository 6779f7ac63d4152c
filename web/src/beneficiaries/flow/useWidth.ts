import { useEffect, useRef, useState } from 'react';

/** The width of an element in pixels, kept up with the window's. */
export function useWidth(first: number) {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const measure = () => setWidth(Math.round(frame.current?.clientWidth ?? first));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [first]);
  return [frame, width] as const;
}
