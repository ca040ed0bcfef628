import type { RecordDocumentModel } from '@backstage-continuity/plugin-continuity-common';
import { render, screen, within } from '@testing-library/react';
import { RecordDocument } from './RecordDocument';

const model: RecordDocumentModel = {
  title: 'Risk assessment: Payments',
  watermark: null,
  revision: 2,
  contentHash: 'abc',
  facts: [
    ['Owner', 'Core'],
    ['Revision', '2 (approved)'],
  ],
  sections: [
    {
      title: 'Risks',
      blocks: [
        { kind: 'field', label: 'RTO', text: '4 h' },
        { kind: 'paragraph', label: 'Scope', text: '<b>All</b>\nof it' },
        { kind: 'bullets', label: 'Asked', items: ['Ann', 'Bob'] },
        {
          kind: 'group',
          label: 'Risk 1: Fire',
          blocks: [
            {
              kind: 'table',
              label: 'Measures',
              columns: ['Measure', 'Cost'],
              rows: [
                ['Alarm', 'EUR 5'],
                ['Alarm', 'not shown'],
              ],
            },
          ],
        },
      ],
    },
  ],
};

describe('RecordDocument', () => {
  it('reads from the title to the last table', () => {
    render(<RecordDocument model={model} />);
    const document = screen.getByRole('article', {
      name: 'Risk assessment: Payments',
    });
    expect(
      within(document)
        .getAllByRole('heading')
        .map(({ tagName, textContent }) => [tagName, textContent]),
    ).toEqual([
      ['H2', 'Risk assessment: Payments'],
      ['H3', 'Risks'],
      ['H4', 'Risk 1: Fire'],
    ]);
    expect(within(document).getByText('Owner')).toBeVisible();
    expect(within(document).getByText('2 (approved)')).toBeVisible();
    expect(within(document).getByText('4 h')).toBeVisible();
    // What somebody wrote is text.
    expect(within(document).getByText(/<b>All<\/b>/)).toBeVisible();
    expect(
      within(document)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Ann', 'Bob']);
    const table = within(document).getByRole('table', { name: 'Measures' });
    expect(
      within(table)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual(['MeasureCost', 'AlarmEUR 5', 'Alarmnot shown']);
  });

  it('says what it is not', () => {
    const { rerender } = render(
      <RecordDocument model={{ ...model, watermark: 'Superseded' }} />,
    );
    expect(screen.getByText('Superseded')).toBeVisible();
    rerender(<RecordDocument model={model} />);
    expect(screen.queryByText('Superseded')).not.toBeInTheDocument();
  });
});
