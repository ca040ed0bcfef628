import { SearchField } from '@backstage/ui';
import { useEffect, useState } from 'react';

/** Milliseconds without a key after which the text counts. */
const TYPING_PAUSE = 300;

/** A text to search for; it counts once the reader stops typing. */
export function SearchText(props: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}) {
  const { value, onChange, ...field } = props;
  const [text, setText] = useState(value);
  // What changes otherwise, by a link or "Clear filters", shows.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <SearchField {...field} size="small" value={text} onChange={setText} />
  );
}
