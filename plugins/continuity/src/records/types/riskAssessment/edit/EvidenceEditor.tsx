import { Button, ButtonIcon, TextAreaField, TextField } from '@backstage/ui';
import { RiAddLine, RiDeleteBinLine } from '@remixicon/react';
import { formatDay, useContinuityTranslation } from '../../../../components';
import { textForms } from '../../../edit/fields/parsing';
import { useDraft } from '../../../edit/form/DraftContext';
import { fieldId } from '../../../edit/form/fieldId';
import { newItem } from '../../../edit/form/newItem';
import { useFieldMessage } from '../../../edit/form/useFieldMessage';
import { valueAt } from '../../../place';
import type { CustomFieldProps } from '../../registry';
import styles from '../riskAssessment.module.css';

type Piece = Record<string, unknown>;

/** A text of a piece of evidence, which may be half typed. */
function PieceField(props: {
  name: 'title' | 'url' | 'note';
  path: string;
  piece: Piece;
  isDisabled: boolean;
  onChange: (value: unknown) => void;
}) {
  const { t } = useContinuityTranslation();
  const { name, piece, isDisabled, onChange } = props;
  const path = `${props.path}.${name}`;
  const message = useFieldMessage(path);
  const shared = {
    label: t(`risks.evidence.${name}`),
    description: message,
    isInvalid: message !== undefined,
    isDisabled,
    value: String(piece[name] ?? ''),
  };
  return (
    <div id={fieldId(path)}>
      {name === 'note' ? (
        <TextAreaField {...shared} rows={2} onChange={onChange} />
      ) : (
        <TextField
          {...shared}
          type={name === 'url' ? 'url' : 'text'}
          placeholder={name === 'url' ? 'https://' : undefined}
          onChange={text =>
            onChange(name === 'url' ? textForms.url.read(text) : text)
          }
        />
      )}
    </div>
  );
}

/** What shows that a measure is in place: a link or a note, dated when added. */
export function EvidenceEditor(props: CustomFieldProps) {
  const { t } = useContinuityTranslation();
  const { type } = useDraft();
  const { path, value, content, isDisabled, onChange } = props;
  const pieces: Piece[] = Array.isArray(value) ? value : [];
  const change = (index: number, some: Piece) =>
    onChange(
      pieces.map((piece, at) => (at === index ? { ...piece, ...some } : piece)),
    );
  const add = () =>
    onChange([
      ...pieces,
      {
        ...newItem(type, content, path),
        addedOn: new Date().toISOString().slice(0, 10),
      },
    ]);
  return (
    <div className={styles.evidence}>
      {pieces.length === 0 && (
        <p className={styles.secondary}>{t('risks.evidence.none')}</p>
      )}
      {pieces.map((piece, index) => {
        const number = String(index + 1);
        const addedOn = valueAt(piece, 'addedOn');
        return (
          <div
            key={String(piece.id)}
            role="group"
            aria-label={t('risks.evidence.item', { number })}
            className={styles.piece}
          >
            {(['title', 'url', 'note'] as const).map(name => (
              <PieceField
                key={name}
                name={name}
                path={`${path}.${index}`}
                piece={piece}
                isDisabled={isDisabled}
                onChange={next => change(index, { [name]: next })}
              />
            ))}
            <div className={styles.pieceEnd}>
              <span className={styles.secondary}>
                {typeof addedOn === 'string' &&
                  `${t('risks.evidence.addedOn')} ${formatDay(addedOn)}`}
              </span>
              {!isDisabled && (
                <ButtonIcon
                  size="small"
                  variant="tertiary"
                  icon={<RiDeleteBinLine />}
                  aria-label={t('risks.evidence.remove', { number })}
                  onPress={() =>
                    onChange(pieces.filter((_, at) => at !== index))
                  }
                />
              )}
            </div>
          </div>
        );
      })}
      {!isDisabled && (
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiAddLine />}
          onPress={add}
        >
          {t('risks.evidence.add')}
        </Button>
      )}
    </div>
  );
}
