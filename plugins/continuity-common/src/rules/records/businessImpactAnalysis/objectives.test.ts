import fc from 'fast-check';
import {
  analysisContent,
  impactsWith,
  ratingRows,
  type RatingRow,
} from '../../__testUtils__/analysis';
import { HOUR, MINUTE } from '../../__testUtils__/facts';
import { businessImpactAnalysis } from './businessImpactAnalysis';
import {
  adjustedObjectives,
  finalObjectives,
  proposedObjectives,
} from './objectives';

const DAY = 24 * HOUR;

/** Intolerable from this band on. */
function badFrom(band: number): RatingRow {
  return Array.from({ length: 7 }, (_, at) =>
    at < band ? 'negligible' : 'major',
  );
}

const contentWith = (
  band: number,
  wrt: number | null,
  objectives: Parameters<typeof analysisContent>[0] = {},
) =>
  analysisContent({
    impacts: impactsWith({ financial: badFrom(band) }),
    workRecovery: { duration: wrt },
    ...objectives,
  });

describe('proposed objectives', () => {
  it.each([
    // MTPD, WRT, RTO: the last band start that leaves the work its time.
    [8 * HOUR, HOUR, 4 * HOUR],
    [8 * HOUR, null, 4 * HOUR],
    [8 * HOUR, 0, 4 * HOUR],
    [8 * HOUR, 4 * HOUR, 4 * HOUR],
    [8 * HOUR, 4 * HOUR + 1, HOUR],
    [7 * DAY, 0, 3 * DAY],
    // Too little for any band: half of it, in whole minutes where it has some.
    [HOUR, 0, 30 * MINUTE],
    [HOUR, 15 * MINUTE, 22 * MINUTE],
    [HOUR, HOUR - 90, 45],
    [HOUR, HOUR, 0],
    [HOUR, 2 * HOUR, 0],
    [0, null, 0],
    [null, HOUR, null],
  ])(
    'of an MTPD of %p s and a WRT of %p s: an RTO of %p s',
    (mtpd, wrt, rto) => {
      const { scale } = analysisContent();
      const band = mtpd === null ? 7 : scale.bands.indexOf(mtpd);
      expect(proposedObjectives(contentWith(band, wrt))).toMatchObject({
        mtpd,
        wrt,
        rto,
      });
    },
  );

  it('take the RPO from the data that can be lost, none at all included', () => {
    const rpo = (tolerated: number | null) =>
      proposedObjectives(analysisContent({ dataLoss: { tolerated } })).rpo;
    expect([rpo(null), rpo(0), rpo(2 * DAY)]).toEqual([null, 0, 2 * DAY]);
  });

  it('leave room below the MTPD, whatever is rated', () => {
    const wrts = fc.option(fc.integer({ min: 0, max: 8 * DAY }));
    fc.assert(
      fc.property(ratingRows, wrts, (rows, wrt) => {
        const content = analysisContent({
          impacts: impactsWith(rows),
          workRecovery: { duration: wrt },
        });
        const { mtpd, rto } = proposedObjectives(content);
        const room = Math.max(0, (mtpd ?? 0) - (wrt ?? 0));
        expect(rto === null).toBe(mtpd === null);
        expect(rto ?? 0).toBeGreaterThanOrEqual(0);
        expect(rto ?? 0).toBeLessThanOrEqual(room);
        expect(!mtpd || (rto ?? 0) < mtpd).toBe(true);
      }),
    );
  });
});

describe('final objectives', () => {
  it('are the adjusted figures, and 0 is one', () => {
    const content = contentWith(3, HOUR, {
      objectives: {
        rto: { adjusted: 0, reason: 'Promised to customers' },
        rpo: { adjusted: null },
      },
    });
    expect(finalObjectives(content)).toEqual({
      mtpd: 8 * HOUR,
      wrt: HOUR,
      rto: 0,
      rpo: 15 * MINUTE,
    });
    expect(adjustedObjectives(content)).toEqual(['rto']);
  });

  it('let a proposal follow from what was adjusted before it', () => {
    const content = contentWith(3, HOUR, {
      objectives: { mtpd: { adjusted: 4 * HOUR }, wrt: { adjusted: 0 } },
    });
    expect(proposedObjectives(content)).toMatchObject({
      mtpd: 8 * HOUR,
      wrt: HOUR,
      rto: HOUR,
    });
    expect(finalObjectives(content).rto).toBe(HOUR);
  });

  it('need no reason where nothing else was proposed', () => {
    const content = contentWith(7, null, {
      objectives: {
        mtpd: { adjusted: 28 * DAY },
        rto: { adjusted: 3 * DAY },
      },
    });
    expect(finalObjectives(content)).toMatchObject({ mtpd: 28 * DAY });
    // The MTPD given, its RTO has a proposal again.
    expect(proposedObjectives(content).rto).toBe(7 * DAY);
    expect(adjustedObjectives(content)).toEqual(['rto']);
  });

  it('are what the approved analysis requires of its subject', () => {
    expect(businessImpactAnalysis.figures(analysisContent())).toEqual({
      objectives: { rto: 4 * HOUR, rpo: 15 * MINUTE, mtpd: 8 * HOUR },
      recovery: null,
    });
  });
});
