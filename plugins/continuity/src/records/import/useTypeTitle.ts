import { useRecordTypes } from '../types';
import { useTypeWords } from '../words';

/** What types of record are called, by their name. */
export function useTypeTitle(): (name: string) => string {
  const types = useRecordTypes();
  const words = useTypeWords();
  return name => {
    const type = types.find(one => one.name === name);
    return type ? words.title(type) : name;
  };
}
