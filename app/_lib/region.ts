export type Region = { locale: string | undefined; timeZone: string | undefined };

let region: Region = { locale: undefined, timeZone: undefined };
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** The person's locale and time zone; a name that Intl does not know falls back to the browser's own. */
export function setRegion(wanted: { locale: string; timeZone: string }): void {
  region = {
    locale: isKnown(() => new Intl.NumberFormat(wanted.locale)) ? wanted.locale : undefined,
    timeZone: isKnown(() => new Intl.DateTimeFormat("en", { timeZone: wanted.timeZone })) ? wanted.timeZone : undefined,
  };
  formatters.clear();
}

export function getRegion(): Region {
  return region;
}

export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known instanceof Intl.NumberFormat) return known;

  const made = new Intl.NumberFormat(region.locale, options);
  formatters.set(key, made);
  return made;
}

export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;

  const made = new Intl.DateTimeFormat(region.locale, options);
  formatters.set(key, made);
  return made;
}

function isKnown(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
