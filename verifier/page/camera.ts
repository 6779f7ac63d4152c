import { byId } from './elements';
import { pictureOf, readCode } from './reading';

const EVERY_MS = 200;
const WIDTH_MAX = 1600;

let stream: MediaStream | null = null;

/**
 * Shows what the camera sees and hands over each code it reads, once.
 * @throws Error where there is no camera or it is not allowed.
 */
export async function startCamera(onCode: (text: string) => void): Promise<void> {
  stopCamera();
  const wanted = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } };
  stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  const video = byId('video', HTMLVideoElement);
  video.srcObject = stream;
  byId('camera', HTMLElement).hidden = false;
  await video.play();
  const seen = new Set<string>();
  const look = () => {
    if (!stream) return;
    const found = codeIn(video);
    if (found && !seen.has(found)) {
      seen.add(found);
      onCode(found);
    }
    setTimeout(look, EVERY_MS);
  };
  look();
}

export function stopCamera(): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  byId('camera', HTMLElement).hidden = true;
}

function codeIn(video: HTMLVideoElement): string | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const part = Math.min(1, WIDTH_MAX / videoWidth);
  return readCode(pictureOf(video, Math.round(videoWidth * part), Math.round(videoHeight * part)));
}
