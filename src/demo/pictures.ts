import sharp from 'sharp';
import { chanceOf, type Chance } from './seeded.rules';

/**
 * Photos for the demonstration, drawn rather than taken: nothing in them belongs to anybody.
 * No lettering, because a bare machine has no Chinese font for pictures.
 */
export async function photoOf(caption: string, seed: number): Promise<Buffer> {
  const chance = chanceOf(seed);
  const [, draw] = SCENES.find(([words]) => words.some((word) => caption.includes(word))) ?? [
    [],
    room,
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="800" height="600">
    ${draw(chance)}${grain(chance)}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}

type Scene = (chance: Chance) => string;

type Box = readonly [x: number, y: number, width: number, height: number];
type Disc = readonly [x: number, y: number, radius: number];

const box = ([x, y, w, h]: Box, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;
const dot = ([x, y, r]: Disc, fill: string, more = ''): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('');

const wallAndFloor = (wall: string, floor: string): string =>
  box([0, 0, 800, 430], wall) + box([0, 430, 800, 170], floor) + box([0, 426, 800, 6], '#00000022');

const outdoors = (ground: string): string =>
  `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#9cc4de"/><stop offset="1" stop-color="#e4eef0"/></linearGradient></defs>
   ${box([0, 0, 800, 330], 'url(#sky)')}${box([0, 330, 800, 270], ground)}`;

/** Uneven light and a little noise, so that it reads as a snapshot. */
const grain = (chance: Chance): string =>
  times(60, () =>
    dot(
      [chance.between(0, 800), chance.between(0, 600), chance.between(1, 3)],
      '#ffffff',
      'opacity=".10"',
    ),
  ) + box([0, 0, 800, 600], '#201a10', `opacity=".0${chance.between(3, 9)}"`);

const building = (x: number, width: number, tone: string): string =>
  box([x, 70, width, 300], tone) +
  times(5, (row) =>
    times(Math.floor(width / 46), (column) =>
      box([x + 12 + column * 44, 92 + row * 52, 24, 30], '#5b7182'),
    ),
  );

const room: Scene = () => wallAndFloor('#cfd3cb', '#9a958a') + box([300, 150, 200, 280], '#7f8b86');
const glassDoor: Scene = () =>
  wallAndFloor('#b9b2a4', '#8d8678') +
  box([230, 90, 340, 345], '#3f4b50') +
  times(
    2,
    (i) =>
      box([246 + i * 158, 106, 148, 326], '#a9cdd6') + box([i ? 412 : 372, 250, 10, 60], '#e6e6e0'),
  ) +
  `<path d="M260 420 380 110h40L300 420z" fill="#ffffff" opacity=".22"/>`;
const lamp: Scene = (chance) =>
  wallAndFloor('#565a58', '#3d403f') +
  times(
    4,
    (i) =>
      box([80 + i * 175, 60 + i * 4, 130, 20], '#fffbe6') +
      `<path d="M${80 + i * 175} 80h130l60 ${330 + chance.between(0, 20)}H${20 + i * 175}z" fill="#fff6cf" opacity=".16"/>`,
  );
const garden: Scene = (chance) =>
  outdoors('#7d9a5d') +
  building(40, 230, '#d8cdbb') +
  building(560, 200, '#cfc6b6') +
  times(26, () =>
    dot(
      [chance.between(20, 780), chance.between(360, 560), chance.between(14, 42)],
      chance.pick(['#4f7a3a', '#5f8a45', '#6f9a50']),
    ),
  );
const lift: Scene = () =>
  wallAndFloor('#a8acae', '#77797a') +
  box([220, 60, 360, 380], '#d5d8d9') +
  box([398, 60, 4, 380], '#8a8d8f') +
  box([620, 190, 70, 170], '#c9ccce') +
  times(6, (i) =>
    dot(
      [642 + (i % 2) * 26, 220 + Math.floor(i / 2) * 46, 11],
      '#f4c95d',
      'stroke="#6b6f71" stroke-width="3"',
    ),
  );
const gate: Scene = () =>
  outdoors('#9b9a92') +
  building(520, 240, '#d7cbb6') +
  box([90, 170, 40, 260], '#8b4a3c') +
  box([430, 170, 40, 260], '#8b4a3c') +
  box([70, 140, 420, 46], '#a5382c') +
  times(
    4,
    (i) =>
      `<ellipse cx="${150 + i * 88}" cy="226" rx="24" ry="30" fill="#c8251f"/>` +
      box([146 + i * 88, 186, 8, 14], '#e3b94f'),
  );
const facade: Scene = (chance) =>
  outdoors('#8f8c84') +
  box([120, 40, 560, 460], '#cdbfa7') +
  times(7, (row) =>
    times(8, (column) =>
      box(
        [122 + column * 70, 42 + row * 66, 66, 62],
        chance.pick(['#cbbca3', '#c3b498', '#d3c6b0']),
      ),
    ),
  ) +
  box([332, 240, 136, 128], '#7d7468');
const drain: Scene = () =>
  box([0, 0, 800, 600], '#a7a49b') +
  box([0, 250, 800, 130], '#4a4d4d') +
  times(
    16,
    (i) =>
      box([4 + i * 50, 252, 42, 126], '#6f7677') +
      times(4, (k) => box([10 + i * 50, 266 + k * 28, 30, 10], '#2d3030')),
  );
const tank: Scene = () =>
  wallAndFloor('#c5ced2', '#8fa0a6') +
  `<ellipse cx="400" cy="430" rx="290" ry="90" fill="#3c6f86"/><ellipse cx="400" cy="420" rx="270" ry="76" fill="#5f9db5"/>` +
  box([640, 120, 14, 330], '#d8dadb');
const extinguisher: Scene = () =>
  wallAndFloor('#d7d3c8', '#98948a') +
  times(
    4,
    (i) =>
      box([160 + i * 130, 250, 70, 190], '#c0261d', 'rx="26"') +
      box([180 + i * 130, 222, 30, 34], '#2b2b2b') +
      box([172 + i * 130, 310, 46, 50], '#f2efe6'),
  );
const cabinet: Scene = () =>
  wallAndFloor('#dfe2dd', '#a9a18f') +
  box([170, 110, 460, 130], '#f4f5f3', 'rx="12"') +
  box([190, 205, 420, 14], '#c8cdcc') +
  dot([600, 135, 6], '#3aa675');
const crowd: Scene = (chance) =>
  outdoors('#b3ac97') +
  building(60, 200, '#d8cdbb') +
  box([250, 150, 300, 60], '#b23a2e') +
  times(22, (i) => {
    const x = 60 + (i % 11) * 66 + chance.between(-10, 10);
    const y = 400 + Math.floor(i / 11) * 80;
    return (
      box(
        [x - 16, y, 32, 60],
        chance.pick(['#3f5f7a', '#7a4f3f', '#4f7a5a', '#8a7a3f']),
        'rx="10"',
      ) + dot([x, y - 12, 15], '#e3c1a0')
    );
  });

const SCENES: readonly (readonly [readonly string[], Scene])[] = [
  [['大门'], gate],
  [['玻璃门'], glassDoor],
  [['灯'], lamp],
  [['绿地', '花池'], garden],
  [['电梯'], lift],
  [['石材'], facade],
  [['盖板', '化粪池'], drain],
  [['水池'], tank],
  [['灭火器'], extinguisher],
  [['空调', '值班室'], cabinet],
  [['现场', '活动', '设施'], crowd],
];
