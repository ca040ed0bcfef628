import type {
  FunctionDetail,
  SinglePoint,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex, Text } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { useState } from 'react';
import {
  EmptyState,
  EntityLink,
  statusClass,
  TierBadge,
  useContinuityTranslation,
} from '../../components';
import { StepLink } from '../../recovery/StepLink';
import { spanText } from '../../recovery/words';
import styles from '../entity.module.css';
import { Section } from '../Section';

/** Points shown at first. */
const SHOWN = 10;

function Row(props: { point: SinglePoint }) {
  const { t } = useContinuityTranslation();
  const { point } = props;
  return (
    <tr>
      <th scope="row">
        <StepLink entityRef={point.entityRef} title={point.title} />
        {point.ownerRef && (
          <small className={styles.source}>
            <EntityLink entityRef={point.ownerRef} />
          </small>
        )}
      </th>
      <td>{spanText(point.forecast.seconds, point.forecast.lowerBound, t)}</td>
      <td>
        <TierBadge tier={point.tier} />
      </td>
      <td>
        {point.redundancyRequired ? (
          <span className={`${styles.verdict} ${statusClass('gap')}`}>
            <RiErrorWarningLine aria-hidden />
            {t('functionDetail.single.required')}
          </span>
        ) : (
          t('functionDetail.single.notRequired')
        )}
      </td>
    </tr>
  );
}

function Points(props: { detail: FunctionDetail }) {
  const { t } = useContinuityTranslation();
  const { singlePoints, singlePointsTotal } = props.detail;
  const [all, setAll] = useState(false);
  const shown = all ? singlePoints : singlePoints.slice(0, SHOWN);
  const more = singlePoints.length - shown.length;
  return (
    <>
      <Text as="p">{t('functionDetail.single.intro')}</Text>
      <table
        className={`${styles.figures} ${styles.wide}`}
        aria-label={t('functionDetail.single.caption')}
      >
        <thead>
          <tr>
            <th scope="col">{t('functionDetail.single.entity')}</th>
            <th scope="col">{t('functionDetail.single.down')}</th>
            <th scope="col">{t('functionDetail.single.tier')}</th>
            <th scope="col">{t('functionDetail.single.redundancy')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(point => (
            <Row key={point.entityRef} point={point} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <div>
          <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
            {t('functionDetail.single.more', { count: more })}
          </Button>
        </div>
      )}
      {more === 0 && singlePointsTotal > singlePoints.length && (
        <Text as="p" color="secondary">
          {t('functionDetail.single.shown', {
            shown: String(singlePoints.length),
            total: String(singlePointsTotal),
          })}
        </Text>
      )}
    </>
  );
}

/** What alone takes the function down: entities, and places as a whole. */
export function SinglePoints(props: { detail: FunctionDetail }) {
  const { t } = useContinuityTranslation();
  const { singlePoints, singlePointsComplete, locations } = props.detail;
  return (
    <Section title={t('functionDetail.single.title')}>
      <Flex direction="column" gap="3">
        {singlePoints.length > 0 ? (
          <Points detail={props.detail} />
        ) : (
          <EmptyState
            title={t('functionDetail.single.none')}
            description={t('functionDetail.single.noneBody')}
          />
        )}
        {!singlePointsComplete && (
          <Text as="p" color="secondary">
            {t('functionDetail.single.incomplete')}
          </Text>
        )}
        {locations.length > 0 && (
          <div>
            <h3 className={styles.subheading}>
              {t('functionDetail.single.locations')}
            </h3>
            <Text as="p">{t('functionDetail.single.locationsBody')}</Text>
            <ul className={styles.changes}>
              {locations.map(({ location, entities }) => (
                <li key={location}>
                  {t('functionDetail.single.location', {
                    location,
                    count: entities,
                  })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Flex>
    </Section>
  );
}
