import { ContinuityCard } from '../entity/ContinuityCard';
import { ContinuityContent } from '../entity/ContinuityContent';
import { ContinuityWarning } from '../entity/ContinuityWarning';
import { LegacyFrame } from './LegacyFrame';

export function LegacyCard() {
  return (
    <LegacyFrame>
      <ContinuityCard />
    </LegacyFrame>
  );
}

export function LegacyWarning() {
  return (
    <LegacyFrame>
      <ContinuityWarning />
    </LegacyFrame>
  );
}

export function LegacyContent() {
  return (
    <LegacyFrame>
      <ContinuityContent />
    </LegacyFrame>
  );
}
