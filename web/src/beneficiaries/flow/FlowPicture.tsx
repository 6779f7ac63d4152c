import type { Flow } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useBandName } from './band-name';
import styles from './FlowPicture.module.css';
import { pictureOf, type PlacedBand } from './picture';
import { sidesOf } from './sides';
import { useWidth } from './useWidth';

const NARROW = 560;
const BAR_WIDTH = 12;

interface Props {
  flow: Flow;
  /** For those who hear the page; and what is left over, where it is not money that is there already. */
  label?: string;
  saved?: string;
}

/** Sources → trust → uses and what is left. The same figures follow as a table. */
export function FlowPicture({ flow, label, saved }: Props) {
  const t = useWords();
  const [frame, width] = useWidth(NARROW);
  const roomy = width >= NARROW;
  const picture = pictureOf(sidesOf(flow), {
    width,
    barHeight: roomy ? 300 : 240,
    slotHeight: roomy ? 52 : 56,
    barWidth: BAR_WIDTH,
  });
  return (
    <figure ref={frame} className={styles.figure}>
      <svg
        viewBox={`0 0 ${width} ${picture.height}`}
        width={width}
        height={picture.height}
        role="img"
        aria-label={label ?? t('flow:picture')}
      >
        {[...picture.left, ...picture.right].map((placed) => (
          <Band key={`${placed.x}-${placed.band.part}-${placed.band.key}`} placed={placed} />
        ))}
        <rect {...picture.trust} className={styles.trust} rx={2} />
        {[...picture.left, ...picture.right].map((placed) => (
          <Words
            key={`${placed.x}-${placed.band.part}-${placed.band.key}`}
            placed={placed}
            width={width}
            saved={saved}
          />
        ))}
      </svg>
    </figure>
  );
}

const COLOURS = {
  drawn: styles.still,
  saved: styles.still,
  source: styles.in,
  use: styles.out,
  others: styles.out,
};

function Band({ placed }: { placed: PlacedBand }) {
  const { band, x, y, height, ribbon } = placed;
  const isIncome = band.part === 'others' && x === 0;
  return (
    <g className={isIncome ? styles.in : COLOURS[band.part]}>
      <path d={ribbon} className={styles.ribbon} />
      <rect x={x} y={y} width={BAR_WIDTH} height={Math.max(height, 1)} rx={2} />
    </g>
  );
}

interface WordsProps {
  placed: PlacedBand;
  width: number;
  saved: string | undefined;
}

function Words({ placed, width, saved }: WordsProps) {
  const { band, x, middle } = placed;
  const nameOf = useBandName();
  const isLeft = x === 0;
  const at = { x: isLeft ? BAR_WIDTH + 8 : width - BAR_WIDTH - 8 };
  return (
    <g className={styles.words} textAnchor={isLeft ? 'start' : 'end'}>
      <text {...at} y={middle - 4}>
        {band.part === 'saved' && saved ? saved : nameOf(band)}
      </text>
      <text {...at} y={middle + 16} className={styles.amount}>
        {formatYuan(band.amount)}
      </text>
    </g>
  );
}
