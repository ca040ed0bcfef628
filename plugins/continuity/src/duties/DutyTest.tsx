import { Link, Text } from '@backstage/ui';
import { DateText, type OperationOutput } from '../components';
import styles from '../entity/entity.module.css';

type Test = OperationOutput<'getDuties'>['tests'][number];

/** One test that the reader has to run or whose outcome is missing. */
export function DutyTest(props: { test: Test; href?: string }) {
  const { test, href } = props;
  return (
    <li className={styles.finding}>
      {href ? (
        <Link href={`${href}?test=${encodeURIComponent(test.id)}`}>
          {test.title}
        </Link>
      ) : (
        <Text>{test.title}</Text>
      )}
      <Text variant="body-small">
        <DateText value={test.plannedAt} due />
      </Text>
    </li>
  );
}
