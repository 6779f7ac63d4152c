import { setEd25519 } from '../../../../verifier/lib/bytes.mjs';

let ready: Promise<boolean> | undefined;

/**
 * Whether this browser can check at all: hashes need a secure page (https). Signatures come from the
 * browser, or where it has none (older WeChat) from a library that is fetched only then.
 */
export function cryptoReady(): Promise<boolean> {
  ready ??= prepare();
  return ready;
}

async function prepare(): Promise<boolean> {
  if (!globalThis.crypto?.subtle) return false;
  if (!(await knowsEd25519())) {
    const { verifyAsync } = await import('@noble/ed25519');
    setEd25519((publicKey, message, signature) =>
      verifyAsync(signature, message, publicKey).catch(() => false),
    );
  }
  return true;
}

async function knowsEd25519(): Promise<boolean> {
  try {
    // any 32 bytes that are a point: the basepoint of RFC 8032
    const point = new Uint8Array(32).fill(0x66);
    point[0] = 0x58;
    await crypto.subtle.importKey('raw', point, { name: 'Ed25519' }, false, ['verify']);
    return true;
  } catch {
    return false;
  }
}
