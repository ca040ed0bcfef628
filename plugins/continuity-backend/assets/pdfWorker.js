// @ts-check

/**
 * Sets one document as PDF and ends. It runs as a thread of its own: a megabyte
 * takes seconds, in which the backend goes on answering.
 *
 * Nothing is fetched, and no file is read but the fonts that come with pdfmake.
 */
const { dirname, resolve, sep } = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');
const pdfmake = require('pdfmake');
const fonts = require('pdfmake/fonts/Roboto.js');

const fontFolder = dirname(fonts.Roboto.normal) + sep;
pdfmake.setFonts(fonts);
pdfmake.setTableLayouts({
  record: {
    // The first row is the title of the table, above its frame.
    hLineWidth: line => (line === 0 ? 0 : 0.5),
    vLineWidth: () => 0.5,
    hLineColor: () => '#bbbbbb',
    vLineColor: () => '#bbbbbb',
  },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(path => resolve(path).startsWith(fontFolder));

const { definition, footer } = workerData;

pdfmake
  .createPdf({
    ...definition,
    // A function, which cannot be handed to a thread.
    footer: (page, pages) => ({
      style: 'footer',
      columns: [
        { width: '*', text: footer },
        { width: 80, text: `Page ${page} of ${pages}`, alignment: 'right' },
      ],
    }),
  })
  .getBuffer()
  .then(pdf => parentPort?.postMessage(pdf));
