import { defaultPolicy } from '../../policy';
import { recordTypeOf } from '../recordTypes';
import { columnsOf } from './columns';
import { findHeaders } from './headers';
import { suggestMapping } from './suggest';

function columnsFor(type: string) {
  return columnsOf(recordTypeOf(type)!, defaultPolicy);
}

/** Target, and the unit if there is one, by header. */
function suggested(type: string, headers: string[]) {
  const { columns } = suggestMapping(headers, columnsFor(type));
  return Object.fromEntries(
    columns.map(({ column, target, unit }) => [
      headers[column],
      unit ? `${target} ${unit}` : target,
    ]),
  );
}

describe('suggestMapping of impact analyses', () => {
  it.each([
    ['Service', 'subject'],
    ['Application Name', 'subject'],
    ['Business Process', 'subject'],
    ['Vital business function', 'subject'],
    ['MTPD', 'objectives.mtpd.adjusted'],
    ['MTO (h)', 'objectives.mtpd.adjusted hours'],
    ['MTPoD', 'objectives.mtpd.adjusted'],
    ['Max outage', 'objectives.mtpd.adjusted'],
    ['Max. tolerable downtime', 'objectives.mtpd.adjusted'],
    ['Maximum Tolerable Period of Disruption', 'objectives.mtpd.adjusted'],
    ['RTO', 'objectives.rto.adjusted'],
    ['RTO (h)', 'objectives.rto.adjusted hours'],
    ['RTO [min]', 'objectives.rto.adjusted minutes'],
    ['RTO in days', 'objectives.rto.adjusted days'],
    ['Recovery Time Objective (hours)', 'objectives.rto.adjusted hours'],
    ['recovery_time_objective', 'objectives.rto.adjusted'],
    ['Recovery Time Objectve', 'objectives.rto.adjusted'],
    ['RPO hrs', 'objectives.rpo.adjusted hours'],
    ['Recovery Point Objective', 'objectives.rpo.adjusted'],
    ['WRT', 'objectives.wrt.adjusted'],
    ['Maximum data loss', 'dataLoss.tolerated'],
    ['MBCO', 'minimumService.description'],
    ['Minimum service level', 'minimumService.description'],
    ['Cost of downtime', 'costPerHour'],
    ['Cost / hour', 'costPerHour'],
    ['Manual workarounds', 'workarounds'],
    ['Workaround 1: Holds for', 'workarounds[1].holdsFor'],
    ['Assumptions', 'assumptions'],
    ['Financial after 4 h', 'impacts[#financial].levels[#PT4H].rating'],
    ['Financial impact 4h', 'impacts[#financial].levels[#PT4H].rating'],
    ['Financial - 24 hours', 'impacts[#financial].levels[#P1D].rating'],
    ['Financial loss after 1 day', 'impacts[#financial].levels[#P1D].amount'],
    ['Reputation 1 day', 'impacts[#reputation].levels[#P1D].rating'],
  ])('takes %p for %p', (header, target) => {
    expect(suggested('business-impact-analysis', [header])).toEqual({
      [header]: target,
    });
  });

  it.each(['Comments by audit', 'Row', 'Approved by', 'Version', '', '42'])(
    'leaves %p to a person',
    header => {
      expect(suggested('business-impact-analysis', [header])).toEqual({});
    },
  );

  it('takes a matrix by rows only where a column names the category', () => {
    const bands = ['Impact after 4 h', 'Impact after 1 day'];
    expect(suggested('business-impact-analysis', bands)).toEqual({});
    expect(
      suggested('business-impact-analysis', ['Impact category', ...bands]),
    ).toEqual({
      'Impact category': '@category',
      'Impact after 4 h': 'impacts[@category].levels[#PT4H].rating',
      'Impact after 1 day': 'impacts[@category].levels[#P1D].rating',
    });
  });

  it('takes each column and each place once, the best pair first', () => {
    expect(
      suggested('business-impact-analysis', [
        'Name',
        'Service',
        'RTO target',
        'RTO',
      ]),
    ).toEqual({
      Name: 'subject',
      RTO: 'objectives.rto.adjusted',
    });
  });
});

describe('suggestMapping of risk registers', () => {
  it('reads a row for each risk', () => {
    expect(
      suggested('risk-assessment', [
        'Asset',
        'Threat',
        'Vulnerability',
        'Existing controls',
        'Likelihood',
        'Impact',
        'Residual likelihood',
        'Treatment',
        'Action',
        'Action owner',
        'Due date',
      ]),
    ).toEqual({
      Asset: 'subject',
      Threat: 'risks[].title',
      Vulnerability: 'risks[].vulnerabilities',
      'Existing controls': 'risks[].controls',
      Likelihood: 'risks[].current.likelihood',
      Impact: 'risks[].current.impact',
      'Residual likelihood': 'risks[].residual.likelihood',
      Treatment: 'risks[].treatment',
      Action: 'risks[].measures[1].title',
      'Action owner': 'risks[].measures[1].owner',
      'Due date': 'risks[].measures[1].dueOn',
    });
  });
});

describe('findHeaders', () => {
  const columns = columnsFor('business-impact-analysis');

  it('passes over what stands above the table', () => {
    expect(
      findHeaders(
        [
          ['Business Impact Analysis', null, null],
          [null, null, null],
          ['As of', { date: '2026-01-01T00:00:00.000Z' }, null],
          ['Service', 'RTO', 'Remarks'],
          ['RTO', '4h', null],
        ],
        columns,
      ),
    ).toMatchObject({ row: 3, headers: ['Service', 'RTO', 'Remarks'] });
  });

  it('joins groups of columns with what stands below', () => {
    expect(
      findHeaders(
        [
          [null, 'Financial', null, 'Reputation', null, null],
          ['Service', '4 h', '1 day', '4 h', '1 day', 'RTO'],
          ['checkout', 'Minor', 'Major', 'Minor', 'Major', '4h'],
        ],
        columns,
      ),
    ).toEqual({
      row: 1,
      headers: [
        'Service',
        'Financial 4 h',
        'Financial 1 day',
        'Reputation 4 h',
        'Reputation 1 day',
        'RTO',
      ],
      known: 6,
    });
  });

  it('takes the row with the most texts where no header is known', () => {
    expect(
      findHeaders([['Wunschliste'], ['Dienst', 'Dauer'], [1, 2]], columns),
    ).toMatchObject({ row: 1, headers: ['Dienst', 'Dauer'], known: 0 });
    expect(findHeaders([], columns)).toMatchObject({ headers: [] });
  });
});
