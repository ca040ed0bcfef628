import type { EntityPosture } from '@backstage-continuity/plugin-continuity-common';
import { Text } from '@backstage/ui';
import { DateText, useContinuityTranslation } from '../components';

/** The next planned test in one line; nothing where none is planned or asked for. */
export function NextTestText(props: { posture: EntityPosture }) {
  const { t } = useContinuityTranslation();
  const { next, requirements } = props.posture.tests;
  if (!next && requirements.length === 0) return null;
  return (
    <Text as="p" variant="body-medium">
      {next ? (
        <>
          {t('entity.tests.next', {
            type: t(`common.testType.${next.type}`).toLocaleLowerCase(),
          })}{' '}
          <DateText value={next.plannedAt} due />
        </>
      ) : (
        t('entity.tests.noneplanned')
      )}
    </Text>
  );
}
