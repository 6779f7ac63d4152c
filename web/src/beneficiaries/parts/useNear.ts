import { useEffect, useRef, useState, type RefObject } from 'react';

const NEAR = '120px';

/** Whether a thing is, or has been, about to be seen: what is fetched for it can wait until then. */
export function useNear<E extends Element>(): [RefObject<E | null>, boolean] {
  const thing = useRef<E>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!thing.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: NEAR },
    );
    observer.observe(thing.current);
    return () => observer.disconnect();
  }, []);
  return [thing, near];
}
