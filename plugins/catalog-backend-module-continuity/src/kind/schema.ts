/**
 * JSON schema of the kind, beyond the entity envelope.
 *
 * @remarks
 * Only the owner is insisted on. A mistake in any other field becomes a
 * finding, and the function stays in the catalog.
 */
export const vitalBusinessFunctionSchema = {
  $schema: 'http://json-schema.org/draft-07/schema',
  $id: 'VitalBusinessFunctionV1alpha1',
  description: 'A business-critical function that IT services support.',
  examples: [
    {
      apiVersion: 'continuity/v1alpha1',
      kind: 'VitalBusinessFunction',
      metadata: { name: 'order-to-cash', title: 'Order to cash' },
      spec: {
        owner: 'sales',
        mtpd: 'PT8H',
        rto: 'PT4H',
        rpo: 'PT15M',
        supportedBy: ['component:default/checkout'],
      },
    },
  ],
  allOf: [
    { $ref: 'Entity' },
    {
      type: 'object',
      required: ['spec'],
      properties: {
        apiVersion: { enum: ['continuity/v1alpha1'] },
        kind: { enum: ['VitalBusinessFunction'] },
        spec: {
          type: 'object',
          required: ['owner'],
          properties: {
            owner: {
              type: 'string',
              description: 'An entity reference to the business owner.',
              examples: ['sales', 'user:jane.doe'],
              minLength: 1,
              maxLength: 600,
            },
          },
        },
      },
    },
  ],
};
