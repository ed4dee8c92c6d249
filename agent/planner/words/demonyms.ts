/** Adjective or name of a people -> the country as it is written in address fields. */
export const demonyms: Readonly<Record<string, string[]>> = {
  american: ["United States", "USA", "US"], argentinian: ["Argentina"], australian: ["Australia"], austrian: ["Austria"], belgian: ["Belgium"],
  brazilian: ["Brazil"], british: ["United Kingdom", "UK", "Great Britain"], canadian: ["Canada"], chilean: ["Chile"], chinese: ["China"],
  croatian: ["Croatia"], czech: ["Czechia", "Czech Republic"], danish: ["Denmark"], dutch: ["Netherlands", "The Netherlands"],
  english: ["England", "United Kingdom"], estonian: ["Estonia"], finnish: ["Finland"], french: ["France"], german: ["Germany"],
  greek: ["Greece"], hungarian: ["Hungary"], icelandic: ["Iceland"], indian: ["India"], irish: ["Ireland"], israeli: ["Israel"],
  italian: ["Italy"], japanese: ["Japan"], korean: ["South Korea", "Korea"], latvian: ["Latvia"], lithuanian: ["Lithuania"],
  mexican: ["Mexico"], norwegian: ["Norway"], peruvian: ["Peru"], polish: ["Poland"], portuguese: ["Portugal"], romanian: ["Romania"],
  scottish: ["Scotland"], singaporean: ["Singapore"], slovak: ["Slovakia"], slovenian: ["Slovenia"], spanish: ["Spain"],
  swedish: ["Sweden"], swiss: ["Switzerland"], turkish: ["Turkey", "Türkiye"], ukrainian: ["Ukraine"], welsh: ["Wales"],
};

/** Short or everyday names of a country, looked up as themselves and as these. */
export const placeAliases: Readonly<Record<string, string[]>> = {
  uk: ["United Kingdom"], britain: ["United Kingdom"], us: ["United States"], usa: ["United States"], america: ["United States"],
  holland: ["Netherlands"], czechia: ["Czech Republic"],
};
