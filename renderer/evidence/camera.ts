import { useEffect, useRef, useState } from 'react';

export type CameraState = 'starting' | 'ready' | 'missing' | 'refused';

/** The camera of this computer, for as long as the calling part is on screen: its picture in a video, photos from it. */
export function useCamera() {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');

  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    const start = async () => {
      // pages that did not come over a safe way have no cameras at all
      if (!navigator.mediaDevices?.getUserMedia) return setState('missing');
      try {
        const wanted = { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1440 } };
        stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
        if (isOver || !video.current) return stopAll(stream);
        video.current.srcObject = stream;
        await video.current.play();
        if (!isOver) setState('ready');
      } catch (fault) {
        if (!isOver)
          setState((fault as { name?: string }).name === 'NotAllowedError' ? 'refused' : 'missing');
      }
    };
    void start();
    return () => {
      isOver = true;
      if (stream) stopAll(stream);
    };
  }, []);

  /** What the camera sees now, as a JPEG; null where nothing came of it. */
  const take = (): Promise<Blob | null> => {
    const seen = video.current;
    if (!seen || seen.videoWidth === 0) return Promise.resolve(null);
    const canvas = document.createElement('canvas');
    canvas.width = seen.videoWidth;
    canvas.height = seen.videoHeight;
    canvas.getContext('2d')?.drawImage(seen, 0, 0);
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  };
  return { video, state, take };
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
