import type { Rule } from "./rule";

const end = "[.!?]*";

/** Ways to say what belongs to what, where it is, and what it is called. */
export const linkedRules: readonly Rule[] = [
  {
    says: `(?:who is |find |open |show me )?(?<x>\\p{Lu}\\p{Ll}+) (?:from|at|of|over at|with) (?<y>[^,;]+?)${end}`,
    as: ({ x = "", y = "" }, known) =>
      known.isRecord(y, "companies") && known.isObject("contacts") && !known.isObject(x) && !known.isField(x)
        ? `contacts of ${y} whose name contains "${x}"`
        : undefined,
  },
  {
    says: `(?<a>.+?),? (?:that |which |whom |who )?(?<m>MEMBER) (?:is|are) (?:owning|handling|managing|working on|responsible for|looking after)(?<b>\\b.*?)${end}`,
    as: ({ a, m, b }) => `${a} of ${m}${b}`,
  },
  {
    says: `(?<a>.+?)(?: and)? (?:(?:that|which|who) )?(?:are |is )?(?:located|based|situated|resident|placed) (?:in|at) (?:either )?(?<b>.+?)${end}`,
    as: ({ a, b }) => `${a} in ${b}`,
  },
  {
    says: `(?<a>.+?) (?:(?:that|which|who) )?(?:belongs?|are linked|is linked|are connected|are attached) to (?<b>.+?)${end}`,
    as: ({ a, b }) => `${a} of ${b}`,
  },
  {
    says: `(?<a>.+?)(?: companies| company| customers| accounts)? (?:in|from|of) the (?<v>OPTION) (?:sector|industry|branch|business|market|field)(?<b>\\b.*?)${end}`,
    as: ({ a, v, b }) => (/ at$| of$| with$/.test(a ?? "") ? `${a} ${v} companies${b}` : `${a} at ${v} companies${b}`),
  },
  {
    says: `(?:which|what|who)(?: is the)? (?<f>LOOKUP) (?:is )?(?:linked|connected|attached|assigned|belongs|belonging) (?:to|with) (?<x>.+?)${end}`,
    as: ({ f, x = "" }, known) => (known.isRecord(x) ? `what is the ${f} of ${x}` : undefined),
  },
  {
    says: `(?<a>.+?) (?:with|whose|having)(?: the| a)? (?:first |last |family |sur|given )?names?(?: (?:is|are|of|like))? (?<w>\\p{Lu}[^,;?]*?)${end}`,
    as: ({ a, w }) => `${a} whose name contains "${w}"`,
  },
  {
    says: `(?<a>.+?) (?:starting|beginning|that start|that begin|that starts|whose names? (?:starts?|begins?)) with (?<w>[\\p{L}\\d][^,;?]*?)${end}`,
    as: ({ a, w }) => `${a} whose name starts with "${w}"`,
  },
  {
    says: `(?<a>.+?) (?:ending|that end|that ends|whose names? ends?) (?:with|in|on) (?<w>[\\p{L}\\d][^,;?]*?)${end}`,
    as: ({ a, w }) => `${a} whose name ends with "${w}"`,
  },
];
