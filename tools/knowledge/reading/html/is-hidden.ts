const hiding =
  /(^|;)(display:none|visibility:(hidden|collapse)|opacity:0?(\.0+)?(?=$|[;!])|font-size:0(\.0+)?(px|pt|em|rem|%)?(?=$|[;!])|mso-hide:all|color:transparent|text-indent:-\d{3,}|(left|top|margin-left):-\d{4,})/;
const clipped = /(^|;)(max-)?(height|width):0(px|pt|em)?(?=$|[;!])/;

/** What a page hides is for machines, not for readers, and may be there to mislead them. */
export function isHidden(attributes: Record<string, string>): boolean {
  if ("hidden" in attributes || attributes["aria-hidden"]?.toLowerCase() === "true") return true;
  const style = attributes["style"];
  if (!style) return false;
  const plain = style.toLowerCase().replaceAll(/\/\*.*?\*\/|\s+/gs, "");
  return hiding.test(plain) || (clipped.test(plain) && plain.includes("overflow:hidden"));
}
