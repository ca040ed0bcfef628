import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * One value of the view's state in the address, so that a link shows what its
 * sender saw. Absent from the address it is `fallback`. The one place that
 * knows how the app keeps search parameters.
 */
export function useUrlState<T extends string = string>(
  name: string,
  fallback: T,
): [T, (value: T) => void] {
  const [params, setParams] = useSearchParams();
  const value = (params.get(name) as T | null) ?? fallback;
  const setValue = useCallback(
    (next: T) =>
      setParams(
        current => {
          const changed = new URLSearchParams(current);
          if (next === fallback) changed.delete(name);
          else changed.set(name, next);
          return changed;
        },
        { replace: true },
      ),
    [setParams, name, fallback],
  );
  return [value, setValue];
}

/** Like {@link useUrlState} for a list, kept as repeated parameters. */
export function useUrlList(
  name: string,
): [string[], (values: readonly string[]) => void] {
  const [params, setParams] = useSearchParams();
  const setValues = useCallback(
    (values: readonly string[]) =>
      setParams(
        current => {
          const changed = new URLSearchParams(current);
          changed.delete(name);
          for (const value of values) changed.append(name, value);
          return changed;
        },
        { replace: true },
      ),
    [setParams, name],
  );
  return [params.getAll(name), setValues];
}
