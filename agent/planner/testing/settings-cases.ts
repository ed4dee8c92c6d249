import { readCases } from "./sentence-case";

/** Workspace | sentence | the tool it calls | its whole input. */
export const settingsCases = readCases(`
crm | add an object Vessels with name, tonnage as number, flag and a link to companies | create_object | {"label":"Vessel","plural":"Vessels","fields":[{"label":"Tonnage","type":"number"},{"label":"Flag","type":"text"},{"label":"Company","type":"lookup","target":"companies"}]}
crm | please create a custom object called "Site visits" with start date, result (good, bad) and a phone number Desk | create_object | {"label":"Site visit","plural":"Site visits","fields":[{"label":"Start date","type":"date"},{"label":"Result","type":"picklist","options":["good","bad"]},{"label":"Desk","type":"phone"}]}
crm | new object renewals | create_object | {"label":"Renewal","plural":"Renewals"}
crm | add a picklist Segment to companies with options North, South, West | create_field | {"object":"companies","label":"Segment","type":"picklist","options":["North","South","West"]}
crm | add a number Seats to deals | create_field | {"object":"deals","label":"Seats","type":"number"}
crm | create a field called Region on companies | create_field | {"object":"companies","label":"Region","type":"text"}
crm | add a field Motto to companies | create_field | {"object":"companies","label":"Motto","type":"text"}
crm | can you add a date field "Renews on" to deals please? | create_field | {"object":"deals","label":"Renews on","type":"date"}
crm | add a formula field Margin to deals: amount * 0.2 | create_field | {"object":"deals","label":"Margin","computed":{"kind":"formula","expression":"amount * 0.2"}}
crm | add a computed field "Big" on deals which is if(Amount > 1000, "Amount is big", "no") | create_field | {"object":"deals","label":"Big","computed":{"kind":"formula","expression":"if(amount > 1000, \\"Amount is big\\", \\"no\\")"}}
crm | add a field Tasks to do to companies that counts tasks | create_field | {"object":"companies","label":"Tasks to do","computed":{"kind":"rollup","fn":"count","relation":"tasks"}}
crm | add a rollup field Open tasks to companies that counts open tasks | create_field | {"object":"companies","label":"Open tasks","computed":{"kind":"rollup","fn":"count","relation":"tasks","where":{"field":"status","op":"in","value":["open"]}}}
crm | add a field Pipeline to companies that sums the amount of their deals | create_field | {"object":"companies","label":"Pipeline","computed":{"kind":"rollup","relation":"deals","fn":"sum","field":"amount"}}
crm | add a link to companies on deals called Partner | create_field | {"object":"deals","label":"Partner","type":"lookup","target":"companies"}
crm | add links to contacts on deals called Committee | create_field | {"object":"deals","label":"Committee","type":"links","target":"contacts"}
crm | add a link to several companies on contacts called Advises | create_field | {"object":"contacts","label":"Advises","type":"links","target":"companies"}
crm | create an object Events with start date and links to contacts called Guests | create_object | {"label":"Event","plural":"Events","fields":[{"label":"Start date","type":"date"},{"label":"Guests","type":"links","target":"contacts"}]}
crm | rename the field Tier on companies to Segment | update_field | {"object":"companies","field":"tier","label":"Segment"}
crm | find duplicates among contacts | run_duplicate_scan | {"object":"contacts"}
crm | scan companies for duplicates | run_duplicate_scan | {"object":"companies"}
crm | show me the duplicates of contacts | list_duplicates | {"object":"contacts"}
crm | empty the trash after 90 days | update_retention | {"trashDays":90}
crm | keep deleted records for a year | update_retention | {"trashDays":365}
crm | please keep the trash for 6 weeks | update_retention | {"trashDays":42}
crm | keep deleted records for ever | update_retention | {"trashDays":null}
crm | rename companies to Accounts | update_object | {"object":"companies","label":"Account","plural":"Accounts"}
crm | make email of contacts unique | update_field | {"object":"contacts","field":"email","isUnique":true}
crm | delete the field Region from companies | delete_field | {"object":"companies","field":"region"}
crm | remove the Region field from companies | delete_field | {"object":"companies","field":"region"}
crm | restore the field Region on companies | restore_field | {"object":"companies","field":"Region"}
crm | delete the object Vessels | delete_object | {"object":"Vessels"}
crm | bring back the object Vessels | restore_object | {"object":"Vessels"}
crm | add Platinum as an option for the tiers of companies | update_field | {"object":"companies","field":"tier","options":[{"key":"gold","label":"Gold"},{"key":"silver","label":"Silver"},{"key":"bronze","label":"Bronze"},{"label":"Platinum"}]}
crm | rename the option Gold of tier on companies to Key account | update_field | {"object":"companies","field":"tier","options":[{"key":"gold","label":"Key account"},{"key":"silver","label":"Silver"},{"key":"bronze","label":"Bronze"}]}
shipyard | add a yes/no field Insured to vessels | create_field | {"object":"vessels","label":"Insured","type":"boolean"}
`);
