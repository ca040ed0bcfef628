import {
  recordTypes,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { createContext, useContext } from 'react';

/** The types of record that the views know; all there are unless a test says so. */
export const RecordTypesContext =
  createContext<readonly RecordType[]>(recordTypes);

export function useRecordTypes(): readonly RecordType[] {
  return useContext(RecordTypesContext);
}

export function useRecordType(name: string): RecordType | undefined {
  return useRecordTypes().find(type => type.name === name);
}
