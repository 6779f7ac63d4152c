import { apiUrl } from '../../shared/api/client';

export type Shared = 'shared' | 'saved' | 'given-up';

interface Picture {
  url: string;
  fileName: string;
  title: string;
}

/**
 * Hands the picture to the telephone's own sharing, so that it lands in the group chat; where there is
 * none (many browsers of computers, WeChat's own) the picture is saved instead. Closing the sheet again
 * is no failure.
 * @throws Error when the picture cannot be fetched.
 */
export async function sharePicture({ url, fileName, title }: Picture): Promise<Shared> {
  const answer = await fetch(url, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`picture: ${answer.status}`);
  const file = new File([await answer.blob()], fileName, { type: 'image/png' });
  const data = { files: [file], title };
  if (!('canShare' in navigator) || !navigator.canShare(data)) {
    save(file);
    return 'saved';
  }
  try {
    await navigator.share(data);
    return 'shared';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'given-up';
    save(file);
    return 'saved';
  }
}

function save(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Address of the picture or the paper of a home's months; the room is on it only when asked for. */
export function paperUrl(
  base: string,
  { unitId, from, to, named }: { unitId: string; from: string; to: string; named: boolean },
): string {
  return apiUrl(base, { unitId, from, to, name: named ? 1 : undefined });
}
