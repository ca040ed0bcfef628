import { useEffect, useRef, type RefObject } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

/** New values of some search parameters; an empty or absent one is removed. */
export type UrlChanges = Record<string, string | readonly string[] | undefined>;

function changed(params: URLSearchParams, changes: UrlChanges) {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const item of [value ?? []].flat()) {
      if (item !== '') next.append(name, item);
    }
  }
  return next;
}

/** The view's whole state in the address: several values changed as one. */
export function useUrlQuery() {
  const [params, setParams] = useSearchParams();
  const { pathname } = useLocation();
  return {
    params,
    change: (changes: UrlChanges) =>
      setParams(current => changed(current, changes), {
        replace: true,
        preventScrollReset: true,
      }),
    /** Address of this view with some values changed, at one of its sections. */
    hrefWith: (changes: UrlChanges, section?: string) => {
      const search = changed(params, changes).toString();
      return `${pathname}${search && `?${search}`}${
        section ? `#${section}` : ''
      }`;
    },
  };
}

/**
 * Brings a section into view, and the focus to it, whenever a link leads there.
 */
export function useSectionTarget(section: string): RefObject<HTMLElement> {
  const ref = useRef<HTMLElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash !== `#${section}`) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView?.({ block: 'start' });
  }, [hash, key, section]);
  return ref;
}
