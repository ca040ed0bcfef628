import type {
  RecoveryOption,
  SupplierCommitment,
} from '../../../model/records/continuityStrategy';
import { formatDuration } from '../../duration';
import { millis } from '../../instants';
import { endOfPlanned } from '../../period';
import { bandOf, recoveryBandInfo } from './bands';

/** Something about an option to look at before it is relied on. @public */
export interface OptionWarning {
  kind:
    | 'outside-band'
    | 'commitment-not-contractual'
    | 'commitment-expired'
    | 'commitment-weaker';
  /** Of the supplier concerned; null: the option itself. */
  supplierId: string | null;
  /** A sentence with the figures. */
  text: string;
}

function bandWarnings({ band, rto }: RecoveryOption): OptionWarning[] {
  if (band === null || rto === null || recoveryBandInfo[band].fits(rto)) {
    return [];
  }
  const { title, range } = recoveryBandInfo[band];
  const usual = recoveryBandInfo[bandOf(rto)].title;
  return [
    {
      kind: 'outside-band',
      supplierId: null,
      text: `An RTO of ${formatDuration(
        rto,
      )} contradicts ${title}, which takes ${range}; it is typical of ${usual}.`,
    },
  ];
}

function supplierWarnings(
  supplier: SupplierCommitment,
  option: RecoveryOption,
  now: string,
): OptionWarning[] {
  const name = supplier.name.trim() || 'A supplier without a name';
  const { rto, validUntil, contractual, id: supplierId } = supplier;
  const warnings: OptionWarning[] = [];
  const warn = (kind: OptionWarning['kind'], text: string) =>
    warnings.push({ kind, supplierId, text: `${name}: ${text}.` });
  if (!contractual) {
    warn(
      'commitment-not-contractual',
      'the commitment is not part of a contract',
    );
  }
  if (validUntil !== null && millis(now) > millis(endOfPlanned(validUntil))) {
    warn('commitment-expired', `the commitment ended on ${validUntil}`);
  }
  if (rto !== null && option.rto !== null && rto > option.rto) {
    const [committed, relied] = [rto, option.rto].map(formatDuration);
    warn(
      'commitment-weaker',
      `commits itself to ${committed}, longer than the RTO of ${relied} that the option relies on`,
    );
  }
  return warnings;
}

/**
 * What speaks against relying on an option: an RTO that its band does not know,
 * and commitments of suppliers that do not bear it.
 *
 * @public
 */
export function optionWarnings(
  option: RecoveryOption,
  now: string,
): OptionWarning[] {
  return [
    ...bandWarnings(option),
    ...option.suppliers.flatMap(supplier =>
      supplierWarnings(supplier, option, now),
    ),
  ];
}
