import { bundleOf, leafLine, rootOf, type Bundle } from './bundle';
import { Signer } from './signer';
import { inflate, ORIGIN, raise, SIGNED_AT, type Spoil, type World } from './world';

/** The file is altered after signing. */
const file = (
  [name, exit, code]: [string, number, string],
  alter: (bundle: Bundle, world: World) => void,
): Spoil => ({
  name,
  exit,
  code,
  spoil: (world) => {
    const bundle = world.signed();
    alter(bundle, world);
    return { bundle };
  },
});

const renumber = (bundle: Bundle) => {
  bundle.leaves.forEach((leaf, i) => (leaf.leaf = i));
  bundle.tail.at(-1)!['end'] = bundle.leaves.length;
};

export const FILES: Spoil[] = [
  file(['an amount in the file', 2, 'tree.differs'], ({ leaves }, w) => {
    const leaf = w.pick(leaves.filter(({ body }) => body.includes('"kind":"receipt"')));
    leaf.body = leaf.body.replace(/"total":"/, '"total":"1');
  }),
  file(['a leaf left out and the rest renumbered', 2, 'tree.differs'], (bundle, w) => {
    bundle.leaves.splice(1 + w.roll(bundle.leaves.length - 1), 1);
    renumber(bundle);
  }),
  file(['the end cut off and the count put right', 2, 'tree.differs'], (bundle, w) => {
    bundle.leaves.splice(-1 - w.roll(5));
    renumber(bundle);
  }),
  file(['a leaf put in', 2, 'tree.differs'], (bundle) => {
    bundle.leaves.push({ ...bundle.leaves.at(-1)! });
    renumber(bundle);
  }),
  file(['two leaves exchanged', 2, 'tree.differs'], (bundle, w) => {
    const at = 1 + w.roll(bundle.leaves.length - 2);
    const [one, other] = [bundle.leaves[at]!, bundle.leaves[at + 1]!];
    [bundle.leaves[at], bundle.leaves[at + 1]] = [other, one];
    renumber(bundle);
  }),
  file(['a leaf written in another order of keys', 2, 'leaf.malformed'], ({ leaves }, w) => {
    const leaf = w.pick(leaves);
    leaf.body = leaf.body.replace(/^\{(.*),"v":1\}$/, '{"v":1,$1}');
  }),
  file(['half a character', 2, 'leaf.malformed'], ({ leaves }) => {
    leaves[0]!.body = leaves[0]!.body.replace('🏠', '\ud83c');
  }),
  file(['another text shown than was booked', 1, 'leaf.opening-differs'], ({ leaves }, w) => {
    const { openings } = w.pick(leaves.filter((leaf) => leaf.openings.length > 0));
    openings[0]!.value += '（改）';
  }),
  file(['a text shown for what has none', 1, 'leaf.opening-differs'], ({ leaves }, w) => {
    const { openings } = w.pick(leaves.filter((leaf) => leaf.openings.length > 0));
    openings.push({ ...openings[0]!, path: 'row.seq' });
  }),
  file(['a balance that is not the sum', 1, 'balances.differ'], ({ tail }, w) => {
    const balances = tail[0]!['balances'] as Record<string, string>[];
    const balance = w.pick(balances);
    balance['credit'] = raise(balance['credit']!);
  }),
  file(['a balance left out', 1, 'balances.missing'], ({ tail }) => {
    (tail[0]!['balances'] as unknown[]).pop();
  }),
  file(['a download broken off', 1, 'bundle.truncated'], (bundle, w) => {
    bundle.leaves.splice(w.roll(bundle.leaves.length));
    bundle.tail = [];
  }),
  file(['a line missing', 1, 'bundle.leaf-missing'], (bundle, w) => {
    bundle.leaves.splice(w.roll(bundle.leaves.length - 1), 1);
  }),
  file(['an end that counts otherwise', 1, 'bundle.end-differs'], ({ tail }) => {
    tail.at(-1)!['end'] = 3;
  }),
  file(['a signature with one character changed', 3, 'note.bad-signature'], ({ header }) => {
    header.checkpoint = header.checkpoint.replace(/.(?=.{12}\n.*\n$)/, (c) =>
      c === 'A' ? 'B' : 'A',
    );
  }),
  file(['a size changed in the head', 3, 'note.bad-signature'], ({ header }) => {
    header.checkpoint = header.checkpoint.replace(/\n(\d+)\n/, '\n1$1\n');
  }),
  file(['a head without signature', 3, 'note.malformed'], ({ header }) => {
    header.checkpoint = header.checkpoint.split('\n\n')[0]!;
  }),
  file(['a time changed in the head', 3, 'head.bad-clock'], ({ header }, w) => {
    const later = w.signer.cosign('other\n0\n\n', SIGNED_AT, `${ORIGIN}/clock`);
    header.checkpoint = header.checkpoint.split('\n').slice(0, -2).join('\n') + `\n${later}`;
  }),
  file(['an origin that is not the head’s', 3, 'note.other-origin'], ({ header }) => {
    header.origin = 'trust.example/c/8/log/1';
  }),
  file(['no time at all', 5, 'head.no-time'], ({ header }) => {
    header.checkpoint = header.checkpoint.split('\n').slice(0, -2).join('\n') + '\n';
  }),
];

export const HEADS: Spoil[] = [
  {
    name: 'an old entry rewritten, tree and all, and signed again',
    exit: 4,
    code: 'kept.contradicts',
    spoil: (w) => {
      const size = w.facts.length - 1 - w.roll(20);
      const kept = [w.kept(size)];
      inflate(w.pick(w.facts.slice(0, size).filter(({ row }) => row['kind'] === 'receipt')));
      return { bundle: w.signed(), options: { kept } };
    },
  },
  {
    name: 'two roots for one size',
    exit: 4,
    code: 'kept.contradicts',
    spoil: (w) => {
      const kept = [w.kept(w.facts.length)];
      inflate(w.pick(w.entries('receipt')));
      return { bundle: w.signed(), options: { kept } };
    },
  },
  {
    name: 'a log that became shorter',
    exit: 4,
    code: 'kept.shrunk',
    spoil: (w) => ({
      bundle: w.signed(w.facts.slice(0, -1)),
      options: { kept: [w.kept(w.facts.length)] },
    }),
  },
  {
    name: 'a rewritten log against a head on paper',
    exit: 4,
    code: 'kept.contradicts',
    spoil: (w) => {
      const size = 30;
      const root = Buffer.from(rootOf(w.facts.slice(0, size).map(leafLine))).toString('hex');
      w.facts[12]!.row['name'] = '改过';
      const kept = [{ label: '公示表', text: `${size}：${root.slice(0, 16)}` }];
      return { bundle: w.signed(), options: { kept } };
    },
  },
  {
    name: 'an old file shown again',
    exit: 5,
    code: 'kept.newer',
    spoil: (w) => ({
      bundle: w.signed(w.facts.slice(0, -1), SIGNED_AT - 86_400),
      options: { kept: [w.kept(w.facts.length, SIGNED_AT)] },
    }),
  },
  {
    name: 'another key',
    exit: 3,
    code: 'kept.other-key',
    spoil: (w) => ({
      bundle: bundleOf(w.facts, new Signer(ORIGIN), SIGNED_AT),
      options: { kept: [w.kept(20)] },
    }),
  },
  {
    name: 'another key than the one on the notice board',
    exit: 3,
    code: 'note.not-signed',
    spoil: (w) => ({ bundle: w.signed(), options: { vkey: new Signer(ORIGIN).vkey } }),
  },
  {
    name: 'a witness whose line is missing',
    exit: 3,
    code: 'cosignature.missing',
    spoil: (w) => ({
      bundle: w.signed(),
      options: { witnesses: [new Signer('office.example').witnessVkey] },
    }),
  },
  {
    name: 'a head three days old',
    exit: 5,
    code: 'head.stale',
    spoil: (w) => ({ bundle: w.signed(w.facts, SIGNED_AT - 3 * 86_400) }),
  },
  {
    name: 'a head of tomorrow',
    exit: 5,
    code: 'head.from-the-future',
    spoil: (w) => ({ bundle: w.signed(w.facts, SIGNED_AT + 86_400) }),
  },
];
