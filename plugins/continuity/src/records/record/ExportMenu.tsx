import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useContinuityTranslation } from '../../components';
import { nameOfRef } from '../../pickers';
import { useRecordLink } from '../useRecordLink';
import { useRecordDownload } from './useRecordDownload';
import { useRecordPage } from './useRecordPage';

const formats = ['pdf', 'markdown', 'json'] as const;

/** The revision in view as a file. */
export function ExportMenu(props: { record: RecordDetail }) {
  const { t } = useContinuityTranslation();
  const { record } = props;
  const { id, approvedRevision, open, revisions, type, subjectRef } = record;
  const { view, revision: asked } = useRecordPage(id);
  const { download, isPending } = useRecordDownload();
  const links = useRecordLink();
  const isWriting = view === 'edit' || view === 'review';
  const revision =
    (isWriting ? open?.revision : asked) ??
    approvedRevision ??
    revisions.at(-1)?.revision;
  if (revision === undefined) return null;
  const printHref = links.record(id, 'print', revision);
  const fileName = `${type}-${nameOfRef(subjectRef)}-${revision}`;
  return (
    <MenuTrigger>
      <Button
        variant="secondary"
        iconStart={<RiDownloadLine />}
        isPending={isPending}
      >
        {t('records.action.export')}
      </Button>
      <Menu>
        {formats.map(format => (
          <MenuItem
            key={format}
            onAction={() => download({ id, revision }, format, fileName)}
          >
            {t(`records.action.${format}`)}
          </MenuItem>
        ))}
        {printHref && (
          <MenuItem href={printHref}>{t('records.action.print')}</MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
