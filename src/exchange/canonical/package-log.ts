import { openCheckpoint } from '../../proof/checkpoint.rules';
import { parseVkey } from '../../proof/note.rules';
import { CompactRange, leafHash } from '../../proof/tree.rules';
import { DomainError } from '../../shared/domain-error';
import type { SignedState } from './manifest.rules';
import type { PackageReader } from './package-reader';
import { packageErrors } from './package.errors';

/**
 * The log of a package by itself, before anything is written: every leaf hashed anew, the tree grown from
 * them, its root and the signed head's compared with what the manifest states.
 * @throws DomainError invalid `exchange.leaf-changed`, `exchange.root-differs`, `exchange.head-wrong`.
 */
export async function checkPackageLog(reader: PackageReader): Promise<void> {
  const { tables, log, head, community } = reader.manifest;
  const leaves = tables.find(({ table }) => table === 'log_leaf');
  if (!leaves) throw packageErrors.parts('leaves.jsonl', '缺少');
  const tree = CompactRange.empty();
  let signedRoot = rootAt(tree, head);
  for await (const { row } of reader.rows(leaves)) {
    const hash = leafHash(Buffer.from(row['body'] ?? '', 'utf8'));
    const isNext = row['leaf_index'] === `${tree.size}`;
    if (!isNext || row['hash'] !== `\\x${hash.toString('hex')}`)
      throw packageErrors.leaf(tree.size);
    tree.append(hash);
    signedRoot ??= rootAt(tree, head);
  }
  const root = tree.root().toString('hex');
  if (log.root !== root || log.size !== `${tree.size}`) throw packageErrors.root(log.root, root);
  if (head !== '') checkHead(head, signedRoot, community.id);
}

/** The root where the tree has just reached the head's size; null elsewhere. */
function rootAt(tree: CompactRange, head: SignedState | ''): string | null {
  if (head === '' || `${tree.size}` !== head.size) return null;
  return tree.root().toString('hex');
}

const OF_COMMUNITY = /\/c\/([1-9][0-9]*)\/log\/[1-9][0-9]*$/;

function checkHead(head: SignedState, root: string | null, communityId: string): void {
  const checkpoint = opened(head);
  if (OF_COMMUNITY.exec(checkpoint.origin)?.[1] !== communityId) {
    throw packageErrors.head(`它是 ${checkpoint.origin} 的`);
  }
  const stated = checkpoint.root.toString('hex');
  if (root !== stated) throw packageErrors.root(stated, root ?? '（日志没有这么长）');
}

function opened(head: SignedState) {
  try {
    return openCheckpoint(head.note, parseVkey(head.vkey));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw packageErrors.head(error.message);
  }
}
