import { useLayoutEffect, useRef, useState } from 'react';

/** Whether the element that the reference is given to has less room than asked for. */
export function useIsNarrow(width: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [isNarrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(entries =>
      entries.forEach(entry => setNarrow(entry.contentRect.width < width)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);
  return { ref, isNarrow };
}
