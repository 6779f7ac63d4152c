import { useNear } from './useNear';

/**
 * A photo fetched when it is about to be seen. The browsers' own lazy loading starts thousands of
 * pixels ahead: on a slow line the photos would come before the figures.
 */
export function LazyPhoto({ url, className }: { url: string; className: string | undefined }) {
  const [image, near] = useNear<HTMLImageElement>();
  return <img ref={image} className={className} src={near ? url : undefined} alt="" />;
}
