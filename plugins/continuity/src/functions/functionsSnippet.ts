/** A first business function, to copy; not in the reader's language, as files are not. */
export const functionSnippet = `apiVersion: continuity/v1alpha1
kind: VitalBusinessFunction
metadata:
  name: order-to-cash
  title: Order to cash
spec:
  owner: group:default/sales
  mtpd: PT8H
  rto: PT4H
  rpo: PT15M
  minimumService: 60 % of orders accepted, by phone
  supportedBy:
    - component:default/checkout
`;
