import {
  Alert,
  Avatar,
  Box,
  List,
  ListRow,
  SearchField,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import styles from './PersonPicker.module.css';
import { SignInFrame } from './SignInFrame';
import { useDemoPeople, type DemoPerson } from './useDemoPeople';

export function PersonPicker(props: { onChoose: (entityRef: string) => void }) {
  const { people, error } = useDemoPeople();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLDivElement>(null);
  // The page exists for this field alone.
  useEffect(() => field.current?.querySelector('input')?.focus(), []);
  const sorted = useMemo(
    () => people && [...people].sort(byRarityOfRole(people)),
    [people],
  );
  const found = (sorted ?? []).filter(person => matches(person, search));

  return (
    <SignInFrame>
      <SearchField
        aria-label="Search people"
        placeholder="Name, role or group"
        size="medium"
        ref={field}
        value={search}
        onChange={setSearch}
        onSubmit={() => found[0] && props.onChoose(found[0].entityRef)}
      />
      {error && <NobodyToBe error={error} />}
      {!error && !people?.length && <Loading catalogIsEmpty={!!people} />}
      {!error && !!people?.length && (
        <Box bg="neutral" className={styles.list}>
          <List
            aria-label="People"
            items={found}
            onAction={key => props.onChoose(String(key))}
            renderEmptyState={() => (
              <Text as="p" color="secondary" className={styles.nobody}>
                Nobody matches “{search}”
              </Text>
            )}
          >
            {person => (
              <ListRow
                id={person.entityRef}
                textValue={person.name}
                icon={<Avatar src="" name={person.name} purpose="decoration" />}
                description={describe(person)}
              >
                {person.name}
              </ListRow>
            )}
          </List>
        </Box>
      )}
    </SignInFrame>
  );
}

function Loading(props: { catalogIsEmpty: boolean }) {
  return (
    <div role="status" className={styles.loading}>
      <Text color="secondary">
        {props.catalogIsEmpty
          ? 'The catalog is still reading its people …'
          : 'Looking for people …'}
      </Text>
      {[1, 2, 3, 4, 5].map(row => (
        <Skeleton key={row} width="100%" height={48} />
      ))}
    </div>
  );
}

function NobodyToBe(props: { error: Error }) {
  // A backend without the demonstration has no such route.
  return 'statusCode' in props.error && props.error.statusCode === 404 ? (
    <Alert
      status="info"
      title="No way to sign in is set up here"
      description="The people of the example are there in development only. Elsewhere, set up an auth provider and its sign-in page."
    />
  ) : (
    <Alert
      status="danger"
      title="The backend does not answer, trying again"
      description={props.error.message}
    />
  );
}

/** The rarer somebody's role, the more it matters to the example's story. */
function byRarityOfRole(people: DemoPerson[]) {
  const holders = new Map<string | null, number>();
  for (const { role } of people) {
    holders.set(role, (holders.get(role) ?? 0) + 1);
  }
  const weight = ({ role }: DemoPerson) =>
    role === null ? Infinity : holders.get(role) ?? 0;
  return (a: DemoPerson, b: DemoPerson): number =>
    weight(a) === weight(b)
      ? (a.role ?? '').localeCompare(b.role ?? '') ||
        a.name.localeCompare(b.name)
      : weight(a) - weight(b);
}

function describe(person: DemoPerson): string {
  return [person.role, ...person.groups.map(group => group.title)]
    .filter(Boolean)
    .join(' · ');
}

function matches(person: DemoPerson, search: string): boolean {
  const text = `${person.name} ${describe(person)}`.toLocaleLowerCase('en-US');
  return search
    .toLocaleLowerCase('en-US')
    .split(' ')
    .every(word => text.includes(word));
}
