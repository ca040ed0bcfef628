import {
  formatPeriod,
  testAreas,
  testTypes,
  type EntityPosture,
} from '@backstage-continuity/plugin-continuity-common';
import { DateText, useContinuityTranslation } from '../../components';
import styles from '../entity.module.css';

/** The tests that the tier asks for, and until when each is covered. */
export function TestRequirements(props: {
  requirements: EntityPosture['tests']['requirements'];
}) {
  const { t } = useContinuityTranslation();
  if (props.requirements.length === 0) return null;
  return (
    <table className={`${styles.figures} ${styles.wide}`}>
      <thead>
        <tr>
          <th scope="col">{t('entity.tests.required')}</th>
          <th scope="col">{t('entity.tests.every')}</th>
          <th scope="col">{t('entity.tests.lastQualifying')}</th>
          <th scope="col">{t('entity.tests.dueAgain')}</th>
        </tr>
      </thead>
      <tbody>
        {props.requirements.map(requirement => {
          const area = testAreas.find(name => name === requirement.area);
          const type = testTypes.find(name => name === requirement.type);
          return (
            <tr key={`${requirement.area} ${requirement.type}`}>
              <th scope="row">
                {t('entity.tests.requirement', {
                  area: area ? t(`common.area.${area}`) : requirement.area,
                  type: type
                    ? t(`common.testType.${type}`).toLocaleLowerCase()
                    : requirement.type,
                })}
              </th>
              <td>{formatPeriod(requirement.every)}</td>
              <td>
                <DateText value={requirement.lastQualifyingAt} day />
              </td>
              <td>
                {requirement.dueAt === null ? (
                  t('entity.tests.now')
                ) : (
                  <DateText value={requirement.dueAt} due />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
