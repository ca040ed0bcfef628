import type { RecordImportRow } from '@backstage-continuity/plugin-continuity-common';
import { ButtonIcon, ButtonLink, Flex } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { useState } from 'react';
import {
  ConfirmDialog,
  DateText,
  QueryState,
  useContinuityMutation,
  useContinuityQuery,
  useContinuityTranslation,
  useToast,
} from '../../../components';
import styles from '../import.module.css';
import { useImportPage } from '../useImportPage';
import { useTypeTitle } from '../useTypeTitle';

function RecentImport(props: { row: RecordImportRow; onDelete: () => void }) {
  const { t } = useContinuityTranslation();
  const { hrefOf } = useImportPage();
  const titleOf = useTypeTitle();
  const { row, onDelete } = props;
  const name = row.fileName;
  const isOver = row.state === 'applied';
  return (
    <li className={styles.recent}>
      <span className={styles.grow}>
        <strong>{row.sheet === null ? name : `${name}: ${row.sheet}`}</strong>
        <span className={styles.secondary}>{titleOf(row.type)}</span>
      </span>
      <span>
        {t(
          row.interrupted
            ? 'recordImport.state.interrupted'
            : `recordImport.state.${row.state}`,
        )}
        <span className={styles.secondary}>
          <DateText value={row.updatedAt} />
        </span>
      </span>
      <Flex gap="2" align="center">
        <ButtonLink
          size="small"
          variant="secondary"
          href={hrefOf(row.id)}
          aria-label={t(
            isOver
              ? 'recordImport.recent.seeNamed'
              : 'recordImport.recent.continueNamed',
            { name },
          )}
        >
          {t(
            isOver ? 'recordImport.recent.see' : 'recordImport.recent.continue',
          )}
        </ButtonLink>
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiDeleteBinLine />}
          aria-label={t('recordImport.recent.delete', { name })}
          onPress={onDelete}
        />
      </Flex>
    </li>
  );
}

/** The person's own imports, to go on with or to forget. */
export function RecentImports() {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const query = useContinuityQuery('listRecordImports', {});
  const remove = useContinuityMutation('deleteRecordImport');
  const [deleting, setDeleting] = useState<RecordImportRow>();
  const confirm = () =>
    deleting &&
    remove.mutate(
      { params: { id: deleting.id } },
      {
        onError: toast.failed,
        onSuccess: () => toast.done(t('recordImport.recent.deleted')),
        onSettled: () => setDeleting(undefined),
      },
    );
  return (
    <section aria-labelledby="recent-imports">
      <h4 id="recent-imports" className={styles.subheading}>
        {t('recordImport.recent.title')}
      </h4>
      <p className={styles.prose}>{t('recordImport.recent.hint')}</p>
      <QueryState operation="listRecordImports" query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.prose}>{t('recordImport.recent.none')}</p>
          ) : (
            <ul className={styles.plainList}>
              {items.map(row => (
                <RecentImport
                  key={row.id}
                  row={row}
                  onDelete={() => setDeleting(row)}
                />
              ))}
            </ul>
          )
        }
      </QueryState>
      <ConfirmDialog
        title={t('recordImport.recent.deleteTitle')}
        confirmLabel={t('recordImport.recent.deleteConfirm')}
        isPending={remove.isPending}
        isOpen={deleting !== undefined}
        onOpenChange={isOpen => !isOpen && setDeleting(undefined)}
        onConfirm={confirm}
      >
        {t('recordImport.recent.deleteBody', {
          name: deleting?.fileName ?? '',
        })}
      </ConfirmDialog>
    </section>
  );
}
