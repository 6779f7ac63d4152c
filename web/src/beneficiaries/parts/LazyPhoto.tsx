import { useEffect, useRef, useState } from 'react';

const NEAR = '120px';

/**
 * A photo fetched when it is about to be seen. The browsers' own lazy loading starts thousands of
 * pixels ahead: on a slow line the photos would come before the figures.
 */
export function LazyPhoto({ url, className }: { url: string; className: string | undefined }) {
  const image = useRef<HTMLImageElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!image.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: NEAR },
    );
    observer.observe(image.current);
    return () => observer.disconnect();
  }, []);
  return <img ref={image} className={className} src={near ? url : undefined} alt="" />;
}
