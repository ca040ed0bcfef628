import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import { ButtonLink, Container, Flex, Header, Link } from '@backstage/ui';
import {
  useEffect,
  useRef,
  useState,
  type MutableRefObject,
  type ReactNode,
} from 'react';
import {
  EmptyState,
  QueryState,
  refusalOf,
  useContinuityQuery,
  useContinuityRefresh,
  useContinuityTranslation,
} from '../../components';
import { useRecordLink } from '../useRecordLink';
import { CheckStep } from './check/CheckStep';
import { ColumnsStep } from './columns/ColumnsStep';
import { FileStep } from './file/FileStep';
import styles from './import.module.css';
import { ResultStep } from './result/ResultStep';
import { StepList } from './StepList';
import {
  canBeMapped,
  importSteps,
  isUnderWay,
  stepOf,
  type ImportStep,
} from './steps';
import { useImportPage } from './useImportPage';

/** A file that was uploaded, as long as the page is open. */
type Upload = { id: string; file: File };

/** The heading of a step, which the focus goes to when the step begins. */
function StepHeading(props: {
  step: ImportStep;
  /** The step that was shown before, also if nothing was in between. */
  shown: MutableRefObject<ImportStep | undefined>;
}) {
  const { t } = useContinuityTranslation();
  const { step, shown } = props;
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What the page opens with takes no focus from where it is.
    if (shown.current !== undefined && shown.current !== step) {
      ref.current?.focus();
    }
    shown.current = step;
  }, [step, shown]);
  return (
    <h3 ref={ref} tabIndex={-1} className={styles.heading}>
      <small>
        {t('recordImport.stepOf', {
          number: importSteps.indexOf(step) + 1,
          total: importSteps.length,
        })}
      </small>
      {t(`recordImport.step.${step}`)}
    </h3>
  );
}

/** An import, asked for again and again while something is under way. */
function useImport(id: string | null) {
  const query = useContinuityQuery(
    'getRecordImport',
    { params: { id: id ?? '' } },
    { enabled: id !== null, pollWhile: isUnderWay },
  );
  // What it wrote is new to every list that is kept.
  const refresh = useContinuityRefresh();
  const before = useRef<string>();
  const state = query.data?.state;
  useEffect(() => {
    if (before.current === 'applying' && state === 'applied') refresh();
    before.current = state;
  }, [state, refresh]);
  return query;
}

function Gone() {
  const { t } = useContinuityTranslation();
  const { hrefOfFile } = useImportPage();
  return (
    <EmptyState
      title={t('recordImport.gone.title')}
      description={t('recordImport.gone.body')}
      action={
        <ButtonLink variant="secondary" href={hrefOfFile}>
          {t('recordImport.gone.action')}
        </ButtonLink>
      }
    />
  );
}

/** Takes records up from a spreadsheet, step by step. */
export function ImportPage() {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const page = useImportPage();
  const query = useImport(page.id);
  const shown = useRef<ImportStep>();
  const [upload, setUpload] = useState<Upload>();
  const job = page.id === null ? undefined : query.data;
  const step = job ? stepOf(job, page.wantedStep) : 'file';
  const isGone =
    !job && query.error && refusalOf(query.error).name === 'NotFoundError';
  const library = links.library();

  const onUploaded = (uploaded: RecordImport, file: File) => {
    setUpload({ id: uploaded.id, file });
    page.open(uploaded.id);
  };
  const content = (): ReactNode => {
    if (page.id === null) return <FileStep onUploaded={onUploaded} />;
    if (isGone) return <Gone />;
    return (
      <QueryState operation="getRecordImport" query={query}>
        {answer =>
          ({
            file: null,
            columns: (
              <ColumnsStep
                key={answer.id}
                job={answer}
                file={upload?.id === answer.id ? upload.file : null}
                onUploaded={onUploaded}
              />
            ),
            check: <CheckStep job={answer} isLost={query.error !== null} />,
            import: <ResultStep job={answer} isLost={query.error !== null} />,
          }[step])
        }
      </QueryState>
    );
  };

  return (
    <main>
      {library && (
        <Container>
          <Link href={library} variant="body-small">
            {t('records.all')}
          </Link>
        </Container>
      )}
      <Header title={t('recordImport.title')} />
      <Container>
        <Flex direction="column" gap="5">
          <StepList
            current={step}
            isOver={job?.state === 'applied'}
            hrefs={{
              file: page.hrefOfFile,
              ...(job && canBeMapped(job) && { columns: page.hrefOfColumns }),
              ...(job?.state === 'checked' && { check: page.hrefOfCheck }),
            }}
          />
          <section className={styles.content}>
            {(page.id === null || job) && (
              <StepHeading step={step} shown={shown} />
            )}
            {content()}
          </section>
        </Flex>
      </Container>
    </main>
  );
}
