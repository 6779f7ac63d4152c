import type { ExploredItem } from '../../shared/api/types';
import { fenOf, formatYuan } from '../../shared/format/yuan';
import { useWidth } from '../flow/useWidth';
import styles from './explore.module.css';
import { treemap, type Tile } from './treemap';

const NARROW = 560;
const LETTER = 15;
const LINE = 22;

/** Each item as large as its amount. The same figures are in the table below. */
export function Treemap({ items, label }: { items: readonly ExploredItem[]; label: string }) {
  const [frame, width] = useWidth(NARROW);
  const height = width >= NARROW ? 300 : 280;
  const sizes = items.map(({ amount }) => fenOf(amount));
  const tiles = treemap(sizes, { x: 0, y: 0, width, height });
  return (
    <figure ref={frame} className={styles.figure}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={label}
      >
        {tiles.map((tile) => (
          <Area key={items[tile.index]?.key} tile={tile} item={items[tile.index]} />
        ))}
      </svg>
    </figure>
  );
}

/** Words only where there is room for them. */
function Area({ tile, item }: { tile: Tile; item: ExploredItem | undefined }) {
  if (!item) return null;
  const { index, x, y, width, height } = tile;
  const letters = Math.floor((width - 16) / LETTER);
  const amount = formatYuan(item.amount);
  const name = item.name.length > letters ? `${item.name.slice(0, letters - 1)}…` : item.name;
  return (
    <g className={styles[`tone${Math.min(index, 4)}`]}>
      <rect
        x={x + 1}
        y={y + 1}
        width={Math.max(width - 2, 1)}
        height={Math.max(height - 2, 1)}
        rx={3}
      />
      {letters >= 3 && height > LINE + 8 && (
        <text x={x + 9} y={y + LINE}>
          {name}
        </text>
      )}
      {amount.length * 9 < width - 16 && height > 2 * LINE + 8 && (
        <text x={x + 9} y={y + 2 * LINE} className={styles.small}>
          {amount}
        </text>
      )}
    </g>
  );
}
