import type { OperationId } from '@backstage-continuity/plugin-continuity-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { ButtonLink, Flex, Skeleton } from '@backstage/ui';
import { RiFlashlightLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import {
  QueryState,
  useContinuityPageLink,
  useContinuityTranslation,
  useSectionTarget,
} from '../components';
import { Section } from '../entity/Section';
import { entityParamsOf } from '../entity/useEntityPosture';
import styles from './recovery.module.css';
import { RecoveryHeadline } from './RecoveryHeadline';
import { RecoveryView } from './RecoveryView';
import { useRecovery } from './useRecovery';

/** Where links to an entity's recovery lead. */
export const RECOVERY_SECTION = 'recovery';

export function RecoverySkeleton() {
  return (
    <Flex direction="column" gap="3">
      <Skeleton width="55%" height={28} />
      <Skeleton width="40%" height={16} />
      <Skeleton width="100%" height={220} />
    </Flex>
  );
}

function useForecast(entityRef: string) {
  const isFunction =
    parseEntityRef(entityRef).kind.toLocaleLowerCase('en-US') ===
    'vitalbusinessfunction';
  const operation: OperationId = isFunction
    ? 'getFunctionForecast'
    : 'getForecast';
  const { query, ...rest } = useRecovery(
    [operation, entityRef],
    (api, page, options) => {
      const { kind, namespace, name } = entityParamsOf(entityRef);
      return isFunction
        ? api.getFunctionForecast(
            { params: { namespace, name }, query: page },
            options,
          )
        : api.getForecast(
            { params: { kind, namespace, name }, query: page },
            options,
          );
    },
  );
  return { operation, query, isFunction, ...rest };
}

/** A titled part of the page that links lead to by `#recovery`. */
function Frame(props: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useContinuityTranslation();
  const target = useSectionTarget(RECOVERY_SECTION);
  return (
    <section
      id={RECOVERY_SECTION}
      ref={target}
      tabIndex={-1}
      className={styles.target}
      aria-label={t('recovery.title')}
    >
      <Section title={t('recovery.title')} actions={props.actions}>
        {props.children}
      </Section>
    </section>
  );
}

/** How a service or function comes back when all that it needs is lost. */
export function RecoverySection(props: { entityRef: string }) {
  const { t } = useContinuityTranslation();
  const pageLink = useContinuityPageLink();
  const { entityRef } = props;
  const forecast = useForecast(entityRef);
  const whatIf = pageLink('what-if', { entity: entityRef });
  return (
    <Frame
      actions={
        !forecast.isFunction &&
        whatIf !== undefined && (
          <ButtonLink
            size="small"
            variant="secondary"
            href={whatIf}
            iconStart={<RiFlashlightLine />}
          >
            {t('recovery.whatIf')}
          </ButtonLink>
        )
      }
    >
      <QueryState
        operation={forecast.operation}
        query={forecast.query}
        skeleton={<RecoverySkeleton />}
      >
        {recovery => (
          <RecoveryView
            recovery={recovery}
            targets={recovery}
            paging={forecast.paging}
            headline={<RecoveryHeadline forecast={recovery} />}
            fileName="continuity-recovery"
          />
        )}
      </QueryState>
    </Frame>
  );
}
