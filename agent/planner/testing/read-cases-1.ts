import { readCases } from "./sentence-case";

/** Workspace | sentence | the tool it calls | its whole input. */
export const readCasesA = readCases(`
crm | open deals | search_records | {"object":"deals","where":{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},"count":"capped"}
crm | show me all gold companies in Oslo | search_records | {"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"gold"},{"field":"city","op":"eq","value":"Oslo"}]},"count":"capped"}
crm | bronze retail accounts | search_records | {"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"bronze"},{"field":"industry","op":"eq","value":"retail"}]},"count":"capped"}
crm | my deals | search_records | {"object":"deals","where":{"field":"owner","op":"eq","value":"me"},"count":"capped"}
crm | Marta's tasks | search_records | {"object":"tasks","where":{"field":"owner","op":"eq","value":"m-marta"},"count":"capped"}
crm | Tessel's contacts | search_records | {"object":"contacts","where":{"field":"company","op":"eq","value":"c-tessel"},"count":"capped"}
crm | who works at Tessel? | search_records | {"object":"contacts","where":{"field":"company","op":"eq","value":"c-tessel"},"count":"capped"}
crm | deals over 50k | search_records | {"object":"deals","where":{"field":"amount","op":"gt","value":50000},"count":"capped"}
crm | deals between 10k and 30k | search_records | {"object":"deals","where":{"field":"amount","op":"between","value":[10000,30000]},"count":"capped"}
crm | 10k-30k deals | search_records | {"object":"deals","where":{"field":"amount","op":"between","value":[10000,30000]},"count":"capped"}
crm | companies with 300 people | search_records | {"object":"companies","where":{"field":"employees","op":"eq","value":300},"count":"capped"}
crm | companies in Oslo or Bergen | search_records | {"object":"companies","where":{"field":"city","op":"in","value":["Oslo","Bergen"]},"count":"capped"}
crm | contacts without a phone | search_records | {"object":"contacts","where":{"field":"phone","op":"empty"},"count":"capped"}
crm | companies nobody owns | search_records | {"object":"companies","where":{"field":"owner","op":"empty"},"count":"capped"}
crm | overdue tasks | search_records | {"object":"tasks","where":{"and":[{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"}]},"count":"capped"}
crm | deals closing this month | search_records | {"object":"deals","where":{"field":"close_on","op":"eq","value":{"unit":"month","offset":0}},"count":"capped"}
crm | contacts added in the last 30 days | search_records | {"object":"contacts","where":{"field":"created_at","op":"eq","value":{"last":30,"unit":"day"}},"count":"capped"}
crm | three largest deals | search_records | {"object":"deals","sort":[{"field":"amount","direction":"desc"}],"limit":3,"count":"capped"}
crm | top 5 open deals by amount | search_records | {"object":"deals","where":{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},"sort":[{"field":"amount","direction":"desc"}],"limit":5,"count":"capped"}
crm | companies with no open deals | search_records | {"object":"companies","where":{"related":"deals","where":{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},"count":{"op":"eq","value":0}},"count":"capped"}
crm | contacts with more than 2 tasks | search_records | {"object":"contacts","where":{"related":"tasks","count":{"op":"gt","value":2}},"count":"capped"}
crm | deals that have gone quiet | search_records | {"object":"deals","where":{"and":[{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":21,"unit":"day"}},{"field":"last_activity_at","op":"empty"}]},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]},"count":"capped"}
crm | companies not touched for six weeks | search_records | {"object":"companies","where":{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":6,"unit":"week"}},{"field":"last_activity_at","op":"empty"}]},"count":"capped"}
crm | deals of Marta's above 20k not touched for six weeks | search_records | {"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"m-marta"},{"field":"amount","op":"gt","value":20000},{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":6,"unit":"week"}},{"field":"last_activity_at","op":"empty"}]}]},"count":"capped"}
crm | won deals | search_records | {"object":"deals","where":{"field":"stage","op":"eq","value":"won"},"count":"capped"}
crm | hi, show me deals please | search_records | {"object":"deals","count":"capped"}
shipyard | tankers | search_records | {"object":"vessels","where":{"field":"class","op":"eq","value":"tanker"},"count":"capped"}
shipyard | vessels out of service | search_records | {"object":"vessels","where":{"field":"in_service","op":"eq","value":false},"count":"capped"}
shipyard | ships chartered by Marlin | search_records | {"object":"vessels","where":{"field":"charterer","op":"eq","value":"h-marlin"},"count":"capped"}
shipyard | vessels built before 2005 | search_records | {"object":"vessels","where":{"field":"built_on","op":"lt","value":{"year":2005}},"count":"capped"}
shipyard | vessels over 40,000 tons | search_records | {"object":"vessels","where":{"field":"tonnage","op":"gt","value":40000},"count":"capped"}
shipyard | vessels without inspections | search_records | {"object":"vessels","where":{"related":"inspections","count":{"op":"eq","value":0}},"count":"capped"}
shipyard | inspections of Aurora | search_records | {"object":"inspections","where":{"field":"vessel","op":"eq","value":"v-aurora"},"count":"capped"}
shipyard | Ines's inspections this year | search_records | {"object":"inspections","where":{"and":[{"field":"inspector","op":"eq","value":"m-ines"},{"field":"inspect_on","op":"eq","value":{"unit":"year","offset":0}}]},"count":"capped"}
clinic | patients with latex allergies in Lund | search_records | {"object":"patients","where":{"and":[{"field":"allergies","op":"has_any","value":["latex"]},{"field":"town","op":"eq","value":"Lund"}]},"count":"capped"}
clinic | patients who have not consented | search_records | {"object":"patients","where":{"field":"consented","op":"eq","value":false},"count":"capped"}
clinic | missed appointments last month | search_records | {"object":"appointments","where":{"and":[{"field":"state","op":"eq","value":"missed"},{"field":"starts_at","op":"eq","value":{"unit":"month","offset":-1}}]},"count":"capped"}
clinic | patients not seen for 3 months | search_records | {"object":"patients","where":{"or":[{"field":"last_visit_at","op":"lt","value":{"ago":3,"unit":"month"}},{"field":"last_visit_at","op":"empty"}]},"count":"capped"}
crm | contacts whose company is in retail | search_records | {"object":"contacts","where":{"field":"company.industry","op":"eq","value":"retail"},"count":"capped"}
crm | Dutch companies | search_records | {"object":"companies","where":{"field":"country","op":"eq","value":"Netherlands"},"count":"capped"}
crm | companies neither gold nor silver | search_records | {"object":"companies","where":{"field":"tier","op":"not_in","value":["gold","silver"]},"count":"capped"}
crm | everything in proposal except Tom's | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"proposal"},{"field":"owner","op":"ne","value":"m-tom"}]},"count":"capped"}
crm | contacts that have an email | search_records | {"object":"contacts","where":{"field":"email","op":"not_empty"},"count":"capped"}
crm | deals created since May | search_records | {"object":"deals","where":{"field":"created_at","op":"gte","value":{"year":2026,"month":5}},"count":"capped"}
crm | deals due by end of June | search_records | {"object":"deals","where":{"field":"close_on","op":"lte","value":{"from":"2026-06-30","to":"2026-06-30"}},"count":"capped"}
crm | tasks older than 6 months | search_records | {"object":"tasks","where":{"field":"created_at","op":"lt","value":{"ago":6,"unit":"month"}},"count":"capped"}
crm | companies sorted by employees | search_records | {"object":"companies","sort":[{"field":"employees","direction":"desc"}],"count":"capped"}
crm | tasks by due date, soonest first | search_records | {"object":"tasks","sort":[{"field":"due_on","direction":"asc"}],"count":"capped"}
crm | contacts in New York or Berlin with no owner | search_records | {"object":"contacts","where":{"and":[{"field":"company.city","op":"in","value":["New York","Berlin"]},{"field":"owner","op":"empty"}]},"count":"capped"}
crm | new deals this week | search_records | {"object":"deals","where":{"field":"created_at","op":"eq","value":{"unit":"week","offset":0}},"count":"capped"}
crm | Ivy Fischer's phone | get_record | {"object":"contacts","id":"p-ivy","related":true}
crm | open Tessel | get_record | {"object":"companies","id":"c-tessel","related":true}
crm | deals in negotiation or proposal over 20k owned by me | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["negotiation","proposal"]},{"field":"amount","op":"gt","value":20000},{"field":"owner","op":"eq","value":"me"}]},"count":"capped"}
crm | companies with more than 3 open deals | search_records | {"object":"companies","where":{"related":"deals","where":{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},"count":{"op":"gt","value":3}},"count":"capped"}
crm | contacts at gold companies | search_records | {"object":"contacts","where":{"field":"company.tier","op":"eq","value":"gold"},"count":"capped"}
crm | show tasks assigned to nobody | search_records | {"object":"tasks","where":{"field":"owner","op":"empty"},"count":"capped"}
crm | show me everything in negotiation | search_records | {"object":"deals","where":{"field":"stage","op":"eq","value":"negotiation"},"count":"capped"}
crm | what deals do we have in Berlin? | search_records | {"object":"deals","where":{"field":"company.city","op":"eq","value":"Berlin"},"count":"capped"}
crm | which contacts are based in Oslo? | search_records | {"object":"contacts","where":{"field":"city","op":"eq","value":"Oslo"},"count":"capped"}
crm | list the companies in Norway with more than 200 employees | search_records | {"object":"companies","where":{"and":[{"field":"country","op":"eq","value":"Norway"},{"field":"employees","op":"gt","value":200}]},"count":"capped"}
crm | accounts with over 500 staff | search_records | {"object":"companies","where":{"field":"employees","op":"gt","value":500},"count":"capped"}
crm | software companies in Germany or Norway | search_records | {"object":"companies","where":{"and":[{"field":"industry","op":"eq","value":"software"},{"field":"country","op":"in","value":["Germany","Norway"]}]},"count":"capped"}
crm | deals worth at least 100k | search_records | {"object":"deals","where":{"field":"amount","op":"gte","value":100000},"count":"capped"}
crm | deals under €20,000 | search_records | {"object":"deals","where":{"field":"amount","op":"lt","value":20000},"count":"capped"}
crm | deals above 10k but under 40k | search_records | {"object":"deals","where":{"and":[{"field":"amount","op":"gt","value":10000},{"field":"amount","op":"lt","value":40000}]},"count":"capped"}
crm | deals from referral | search_records | {"object":"deals","where":{"field":"source","op":"eq","value":"referral"},"count":"capped"}
crm | won deals this year | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"won"},{"field":"close_on","op":"eq","value":{"unit":"year","offset":0}}]},"count":"capped"}
crm | lost deals last quarter | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"lost"},{"field":"close_on","op":"eq","value":{"unit":"quarter","offset":-1}}]},"count":"capped"}
crm | deals closed last month | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["won","lost"]},{"field":"close_on","op":"eq","value":{"unit":"month","offset":-1}}]},"count":"capped"}
crm | deals created this week | search_records | {"object":"deals","where":{"field":"created_at","op":"eq","value":{"unit":"week","offset":0}},"count":"capped"}
crm | deals closing in the next 30 days | search_records | {"object":"deals","where":{"field":"close_on","op":"eq","value":{"next":30,"unit":"day"}},"count":"capped"}
crm | deals closing before March | search_records | {"object":"deals","where":{"field":"close_on","op":"lt","value":{"year":2026,"month":3}},"count":"capped"}
crm | deals closing after 1 December | search_records | {"object":"deals","where":{"field":"close_on","op":"gt","value":{"from":"2026-12-01","to":"2026-12-01"}},"count":"capped"}
crm | deals closing between 1 December and 15 January | search_records | {"object":"deals","where":{"field":"close_on","op":"eq","value":{"from":"2026-12-01","to":"2027-01-15"}},"count":"capped"}
crm | tasks due tomorrow | search_records | {"object":"tasks","where":{"field":"due_on","op":"eq","value":{"unit":"day","offset":1}},"count":"capped"}
crm | tasks due this week for Tom | search_records | {"object":"tasks","where":{"and":[{"field":"due_on","op":"eq","value":{"unit":"week","offset":0}},{"field":"owner","op":"eq","value":"m-tom"}]},"count":"capped"}
crm | urgent tasks | search_records | {"object":"tasks","where":{"field":"priority","op":"eq","value":"high"},"count":"capped"}
crm | high priority tasks of mine due by Friday | search_records | {"object":"tasks","where":{"and":[{"field":"priority","op":"eq","value":"high"},{"field":"owner","op":"eq","value":"me"},{"field":"due_on","op":"lte","value":{"from":"2026-11-27","to":"2026-11-27"}}]},"count":"capped"}
crm | my overdue tasks | search_records | {"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"}]},"count":"capped"}
crm | tasks not done yet | search_records | {"object":"tasks","where":{"field":"status","op":"eq","value":"open"},"count":"capped"}
crm | unassigned companies | search_records | {"object":"companies","where":{"field":"owner","op":"empty"},"count":"capped"}
crm | deals without an owner | search_records | {"object":"deals","where":{"field":"owner","op":"empty"},"count":"capped"}
crm | companies with no city | search_records | {"object":"companies","where":{"field":"city","op":"empty"},"count":"capped"}
crm | contacts with no email or phone | search_records | {"object":"contacts","where":{"and":[{"field":"email","op":"empty"},{"field":"phone","op":"empty"}]},"count":"capped"}
crm | contacts without a company | search_records | {"object":"contacts","where":{"field":"company","op":"empty"},"count":"capped"}
crm | contacts who are not subscribed | search_records | {"object":"contacts","where":{"field":"is_subscribed","op":"eq","value":false},"count":"capped"}
crm | subscribed contacts in Berlin | search_records | {"object":"contacts","where":{"and":[{"field":"is_subscribed","op":"eq","value":true},{"field":"city","op":"eq","value":"Berlin"}]},"count":"capped"}
crm | dormant contacts | search_records | {"object":"contacts","where":{"field":"status","op":"eq","value":"dormant"},"count":"capped"}
crm | contacts interested in pricing | search_records | {"object":"contacts","where":{"field":"interests","op":"has_any","value":["pricing"]},"count":"capped"}
crm | contacts interested in security or training | search_records | {"object":"contacts","where":{"field":"interests","op":"has_any","value":["security","training"]},"count":"capped"}
crm | non-gold companies | search_records | {"object":"companies","where":{"field":"tier","op":"ne","value":"gold"},"count":"capped"}
crm | companies that are not in retail | search_records | {"object":"companies","where":{"field":"industry","op":"ne","value":"retail"},"count":"capped"}
crm | deals not owned by Marta | search_records | {"object":"deals","where":{"field":"owner","op":"ne","value":"m-marta"},"count":"capped"}
`);
