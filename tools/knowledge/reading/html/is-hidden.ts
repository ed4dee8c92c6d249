const hiding =
  /(^|;)(display:none|visibility:(hidden|collapse)|opacity:0?(\.0+)?(?=$|[;!])|font-size:0(\.0+)?(px|pt|em|rem|%)?(?=$|[;!])|mso-hide:all|color:transparent|text-indent:-\d{3,}|(left|top|margin-left):-\d{4,})/;
const clipped = /(^|;)(max-)?(height|width):0(px|pt|em)?(?=$|[;!])/;

/** What a page hides is for machines, not for readers, and may be there to mislead them. */
export function isHidden(name: string, attributes: Record<string, string>, selectors: ReadonlySet<string>): boolean {
  if ("hidden" in attributes || attributes["aria-hidden"]?.toLowerCase() === "true") return true;
  const { style, id, class: classes } = attributes;
  if (style && hides(style)) return true;
  if (selectors.size === 0) return false;
  const own = [`#${id}`, ...(classes ?? "").split(/\s+/).map((one) => `.${one}`)];
  return own.some((selector) => selectors.has(selector) || selectors.has(name + selector));
}

/** Whether declarations of CSS leave nothing to see. */
export function hides(declarations: string): boolean {
  const plain = declarations.toLowerCase().replaceAll(/\/\*.*?\*\/|\s+/gs, "");
  return hiding.test(plain) || (clipped.test(plain) && plain.includes("overflow:hidden"));
}
