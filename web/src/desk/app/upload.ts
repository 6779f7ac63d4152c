import { ApiProblem } from '../../shared/api/problem';
import type { FileView } from '../../shared/api/types';

interface Upload {
  done: Promise<FileView>;
  cancel: () => void;
}

/**
 * One file with its progress in percent. XMLHttpRequest, because fetch cannot tell how much of a
 * body has gone out.
 */
export function uploadFile(
  path: string,
  file: File,
  onProgress: (percent: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<FileView>((resolve, reject) => {
    request.open('POST', `/api${path}`);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.floor((loaded * 100) / total));
    request.onerror = () => reject(ApiProblem.offline());
    request.onabort = () => reject(ApiProblem.offline());
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status < 300) resolve(body as FileView);
      else reject(new ApiProblem(request.status, (body ?? {}) as { detail?: string }));
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
