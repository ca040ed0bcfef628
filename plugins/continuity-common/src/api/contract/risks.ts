import { z } from 'zod';
import {
  measureStatuses,
  riskTreatments,
} from '../../model/records/riskAssessment';
import {
  riskAttentions,
  riskMatrixSchema,
  riskMeasureRowSchema,
  riskRatingKinds,
  riskRowSchema,
  type RiskMeasureRow,
} from '../../model/records/riskLists';
import { entityRefSchema } from '../../model/primitives';
import { recordReadPermission } from '../../permissions';
import { many, page, paging, route } from '../route';

const id = z.string().max(100);

const subjects = {
  /** Of assessments of these services and functions. */
  subject: many(entityRefSchema).optional(),
  /** Of assessments owned by one of these, or by a group below it. */
  owner: many(entityRefSchema).optional(),
};

const riskFilters = {
  ...subjects,
  /** Ids of scenarios of the policy; `other` stands for none of them. */
  scenario: many(id).optional(),
  /** Ids of levels, of the rating that `of` says; `unrated` stands for none. */
  level: many(id).optional(),
  treatment: many(z.enum([...riskTreatments, 'none'])).optional(),
  attention: many(z.enum(riskAttentions)).optional(),
  /** Part of the title of the risk or of what is assessed, any case. */
  q: z.string().max(200).optional(),
  /** The rating that levels and places in the matrix are of. */
  of: z.enum(riskRatingKinds).default('now'),
};

/** What is hidden is left empty, like what is unknown. */
function csvRow({ costHidden: _, ...row }: RiskMeasureRow) {
  return row;
}

export const riskRoutes = {
  listRisks: route({
    method: 'GET',
    path: '/risks',
    summary: 'The register: risks of all approved assessments, worst first',
    permission: recordReadPermission,
    query: z.strictObject({
      ...riskFilters,
      likelihood: id.optional(),
      impact: id.optional(),
      sort: z
        .enum([
          'level',
          '-level',
          'title',
          '-title',
          'subject',
          '-subject',
          'due',
          '-due',
        ])
        .default('level'),
      ...paging,
    }),
    response: page(riskRowSchema),
    also: ['text/csv'],
  }),
  getRiskMatrix: route({
    method: 'GET',
    path: '/risks/matrix',
    summary:
      'How many risks are where by likelihood and impact, and how many need somebody',
    permission: recordReadPermission,
    query: z.strictObject(riskFilters),
    response: riskMatrixSchema,
  }),
  listMeasures: route({
    method: 'GET',
    path: '/risks/measures',
    summary: 'Measures of all approved assessments, due first',
    permission: recordReadPermission,
    query: z.strictObject({
      ...subjects,
      /** Seen to by one of these, or by a group below it. */
      measureOwner: many(entityRefSchema).optional(),
      /** Seen to by the caller or one of the caller's groups. */
      mine: z.stringbool().default(false),
      status: many(z.enum(measureStatuses)).optional(),
      open: z.stringbool().optional(),
      overdue: z.stringbool().optional(),
      /** Part of the title of the measure, its risk or what is assessed. */
      q: z.string().max(200).optional(),
      sort: z
        .enum(['due', '-due', 'title', '-title', 'subject', '-subject'])
        .default('due'),
      ...paging,
    }),
    response: page(riskMeasureRowSchema),
    also: ['text/csv'],
    csvRow,
  }),
};
