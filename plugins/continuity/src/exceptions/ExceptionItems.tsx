import { Flex, Text } from '@backstage/ui';
import { EntityLink, useContinuityTranslation } from '../components';
import type { ExceptionItem } from './RequestExceptionDialog';

const SHOWN = 8;

/** The checks that a request is about; of very many, the first. */
export function ExceptionItems(props: { items: ExceptionItem[] }) {
  const { t } = useContinuityTranslation();
  const { items } = props;
  return (
    <Flex direction="column" gap="1">
      <Text as="p">
        {t('entity.exceptions.request.intro', { count: items.length })}
      </Text>
      <ul>
        {items.slice(0, SHOWN).map(item => (
          <li key={`${item.entityRef} ${item.check} ${item.subject}`}>
            <EntityLink entityRef={item.entityRef} />:{' '}
            {t(`common.check.${item.check}`)}
            {item.subject !== null && ` (${item.subject})`}
          </li>
        ))}
        {items.length > SHOWN && (
          <li>
            {t('entity.exceptions.request.more', {
              number: String(items.length - SHOWN),
            })}
          </li>
        )}
      </ul>
    </Flex>
  );
}
