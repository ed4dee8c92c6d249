import { readCases } from "./sentence-case";

/** Workspace | sentence | the tool it calls | its whole input. */
export const readCasesB = readCases(`
crm | deals not owned by Marta or Tom | search_records | {"object":"deals","where":{"field":"owner","op":"not_in","value":["m-marta","m-tom"]},"count":"capped"}
crm | deals owned by Marta or Tom | search_records | {"object":"deals","where":{"field":"owner","op":"in","value":["m-marta","m-tom"]},"count":"capped"}
crm | deals belonging to yuki@atrium.example | search_records | {"object":"deals","where":{"field":"owner","op":"eq","value":"m-yuki"},"count":"capped"}
crm | contacts at Tessel or Northwind | search_records | {"object":"contacts","where":{"field":"company","op":"in","value":["c-tessel","c-north"]},"count":"capped"}
crm | Northwind's open deals | search_records | {"object":"deals","where":{"and":[{"field":"company","op":"eq","value":"c-north"},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]},"count":"capped"}
crm | open deals at Tessel over 20k | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"company","op":"eq","value":"c-tessel"},{"field":"amount","op":"gt","value":20000}]},"count":"capped"}
crm | deals of companies in Norway | search_records | {"object":"deals","where":{"field":"company.country","op":"eq","value":"Norway"},"count":"capped"}
crm | contacts of companies in the software industry | search_records | {"object":"contacts","where":{"field":"company.industry","op":"eq","value":"software"},"count":"capped"}
crm | deals at retail companies closing this quarter | search_records | {"object":"deals","where":{"and":[{"field":"company.industry","op":"eq","value":"retail"},{"field":"close_on","op":"eq","value":{"unit":"quarter","offset":0}}]},"count":"capped"}
crm | companies with deals | search_records | {"object":"companies","where":{"related":"deals"},"count":"capped"}
crm | companies without contacts | search_records | {"object":"companies","where":{"related":"contacts","count":{"op":"eq","value":0}},"count":"capped"}
crm | companies with at least 2 open deals | search_records | {"object":"companies","where":{"related":"deals","where":{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},"count":{"op":"gte","value":2}},"count":"capped"}
crm | contacts with overdue tasks | search_records | {"object":"contacts","where":{"related":"tasks","where":{"and":[{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"}]}},"count":"capped"}
crm | companies with no tasks due this week | search_records | {"object":"companies","where":{"related":"tasks","where":{"field":"due_on","op":"eq","value":{"unit":"week","offset":0}},"count":{"op":"eq","value":0}},"count":"capped"}
crm | companies with no activity in 3 months | search_records | {"object":"companies","where":{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":3,"unit":"month"}},{"field":"last_activity_at","op":"empty"}]},"count":"capped"}
crm | deals gone cold | search_records | {"object":"deals","where":{"and":[{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":21,"unit":"day"}},{"field":"last_activity_at","op":"empty"}]},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]},"count":"capped"}
crm | stale open deals of mine | search_records | {"object":"deals","where":{"and":[{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":21,"unit":"day"}},{"field":"last_activity_at","op":"empty"}]},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"owner","op":"eq","value":"me"}]},"count":"capped"}
crm | notes by Marta last week | search_records | {"object":"notes","where":{"and":[{"field":"owner","op":"eq","value":"m-marta"},{"field":"happened_at","op":"eq","value":{"unit":"week","offset":-1}}]},"count":"capped"}
crm | notes about Tessel | search_records | {"object":"notes","where":{"field":"company","op":"eq","value":"c-tessel"},"count":"capped"}
crm | newest contacts | search_records | {"object":"contacts","sort":[{"field":"created_at","direction":"desc"}],"limit":10,"count":"capped"}
crm | latest 5 notes | search_records | {"object":"notes","sort":[{"field":"happened_at","direction":"desc"}],"limit":5,"count":"capped"}
crm | oldest open deal | search_records | {"object":"deals","where":{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},"sort":[{"field":"created_at","direction":"asc"}],"limit":1,"count":"capped"}
crm | biggest deal | search_records | {"object":"deals","sort":[{"field":"amount","direction":"desc"}],"limit":1,"count":"capped"}
crm | smallest three won deals | search_records | {"object":"deals","where":{"field":"stage","op":"eq","value":"won"},"sort":[{"field":"amount","direction":"asc"}],"limit":3,"count":"capped"}
crm | the 10 most recent companies | search_records | {"object":"companies","sort":[{"field":"created_at","direction":"desc"}],"limit":10,"count":"capped"}
crm | deals sorted by close date | search_records | {"object":"deals","sort":[{"field":"close_on","direction":"asc"}],"count":"capped"}
crm | deals sorted by amount ascending | search_records | {"object":"deals","sort":[{"field":"amount","direction":"asc"}],"count":"capped"}
crm | contacts ordered by name | search_records | {"object":"contacts","sort":[{"field":"name","direction":"asc"}],"count":"capped"}
crm | is there a deal called Dock lights? | search_records | {"object":"deals","where":{"field":"name","op":"contains","value":"Dock lights"},"count":"capped"}
crm | do we have any companies in Bergen? | search_records | {"object":"companies","where":{"field":"city","op":"eq","value":"Bergen"},"count":"capped"}
crm | titles of contacts at Tessel | search_records | {"object":"contacts","where":{"field":"company","op":"eq","value":"c-tessel"},"fields":["name","title"],"count":"capped"}
crm | won 2025 Marta | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"won"},{"field":"close_on","op":"eq","value":{"year":2025}},{"field":"owner","op":"eq","value":"m-marta"}]},"count":"capped"}
crm | contacts with gmail in the email | search_records | {"object":"contacts","where":{"field":"email","op":"contains","value":"gmail"},"count":"capped"}
crm | companies called Tessel | search_records | {"object":"companies","where":{"field":"name","op":"contains","value":"Tessel"},"count":"capped"}
crm | comapnies in Oslo | search_records | {"object":"companies","where":{"field":"city","op":"eq","value":"Oslo"},"count":"capped"}
crm | deals abov 50k | search_records | {"object":"deals","where":{"field":"amount","op":"gt","value":50000},"count":"capped"}
crm | deleted contacts | search_records | {"object":"contacts","deleted":"only","count":"capped"}
crm | new deals | search_records | {"object":"deals","sort":[{"field":"created_at","direction":"desc"}],"count":"capped"}
crm | Tessel | get_record | {"object":"companies","id":"c-tessel","related":true}
crm | how big is Tessel? | get_record | {"object":"companies","id":"c-tessel","related":true}
crm | who owns Tessel? | get_record | {"object":"companies","id":"c-tessel","related":true}
crm | when does Dock lights close? | get_record | {"object":"deals","id":"d-dock","related":true}
crm | show me Tessel and its contacts | get_record | {"object":"companies","id":"c-tessel","related":true}
crm | show companies in Oslo and create a task to visit them tomorrow | search_records | {"object":"companies","where":{"field":"city","op":"eq","value":"Oslo"},"count":"capped"}
crm | what is the amount of Dock lights? | get_record | {"object":"deals","id":"d-dock","related":true}
crm | Dock lights' stage | get_record | {"object":"deals","id":"d-dock","related":true}
crm | all companies except Tessel and Northwind | search_records | {"object":"companies","where":{"field":"id","op":"not_in","value":["c-tessel","c-north"]},"count":"capped"}
crm | deals without tasks | search_records | {"object":"deals","where":{"related":"tasks","count":{"op":"eq","value":0}},"count":"capped"}
crm | companies with contacts in Oslo | search_records | {"object":"companies","where":{"related":"contacts","where":{"field":"city","op":"eq","value":"Oslo"}},"count":"capped"}
crm | deals not closed | search_records | {"object":"deals","where":{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},"count":"capped"}
crm | tasks that are not done and due before Friday | search_records | {"object":"tasks","where":{"and":[{"field":"status","op":"eq","value":"open"},{"field":"due_on","op":"lt","value":{"from":"2026-11-27","to":"2026-11-27"}}]},"count":"capped"}
crm | contacts at companies with more than 100 employees | search_records | {"object":"contacts","where":{"field":"company.employees","op":"gt","value":100},"count":"capped"}
crm | deals over 10k at software companies owned by Tom | search_records | {"object":"deals","where":{"and":[{"field":"amount","op":"gt","value":10000},{"field":"company.industry","op":"eq","value":"software"},{"field":"company.owner","op":"eq","value":"m-tom"}]},"count":"capped"}
crm | who are our customers in Norway? | search_records | {"object":"companies","where":{"field":"country","op":"eq","value":"Norway"},"count":"capped"}
crm | which deals are closing next week? | search_records | {"object":"deals","where":{"field":"close_on","op":"eq","value":{"unit":"week","offset":1}},"count":"capped"}
crm | my tasks for today | search_records | {"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"due_on","op":"eq","value":{"unit":"day","offset":0}}]},"count":"capped"}
crm | what tasks are due today? | search_records | {"object":"tasks","where":{"field":"due_on","op":"eq","value":{"unit":"day","offset":0}},"count":"capped"}
crm | tasks due | search_records | {"object":"tasks","sort":[{"field":"due_on","direction":"asc"}],"count":"capped"}
crm | gold in Oslo | search_records | {"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"gold"},{"field":"city","op":"eq","value":"Oslo"}]},"count":"capped"}
shipyard | vessels in Bergen that are not in service | search_records | {"object":"vessels","where":{"and":[{"field":"home_port","op":"eq","value":"Bergen"},{"field":"in_service","op":"eq","value":false}]},"count":"capped"}
shipyard | vessels of prime charterers | search_records | {"object":"vessels","where":{"field":"charterer.rating","op":"eq","value":"a"},"count":"capped"}
shipyard | inspections over 500 | search_records | {"object":"inspections","where":{"field":"fee","op":"gt","value":500},"count":"capped"}
shipyard | failed inspections of tankers last quarter | search_records | {"object":"inspections","where":{"and":[{"field":"result","op":"eq","value":"failed"},{"field":"vessel.class","op":"eq","value":"tanker"},{"field":"inspect_on","op":"eq","value":{"unit":"quarter","offset":-1}}]},"count":"capped"}
shipyard | vessels with more than 2 failed inspections | search_records | {"object":"vessels","where":{"related":"inspections","where":{"field":"result","op":"eq","value":"failed"},"count":{"op":"gt","value":2}},"count":"capped"}
shipyard | ferries or bulk carriers over 900 tons | search_records | {"object":"vessels","where":{"and":[{"field":"class","op":"in","value":["ferry","bulk"]},{"field":"tonnage","op":"gt","value":900}]},"count":"capped"}
shipyard | inspections due next week | search_records | {"object":"inspections","where":{"field":"inspect_on","op":"eq","value":{"unit":"week","offset":1}},"count":"capped"}
shipyard | overdue inspections | search_records | {"object":"inspections","where":{"and":[{"field":"inspect_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"result","op":"eq","value":"planned"}]},"count":"capped"}
shipyard | Aurora's tonnage | get_record | {"object":"vessels","id":"v-aurora","related":true}
shipyard | vessels whose charterer is prime | search_records | {"object":"vessels","where":{"field":"charterer.rating","op":"eq","value":"a"},"count":"capped"}
shipyard | inspected by Ines this year | search_records | {"object":"inspections","where":{"and":[{"field":"inspector","op":"eq","value":"m-ines"},{"field":"inspect_on","op":"eq","value":{"unit":"year","offset":0}}]},"count":"capped"}
shipyard | vessels not seen for 2 months | search_records | {"object":"vessels","where":{"or":[{"field":"last_seen_at","op":"lt","value":{"ago":2,"unit":"month"}},{"field":"last_seen_at","op":"empty"}]},"count":"capped"}
shipyard | five largest vessels | search_records | {"object":"vessels","sort":[{"field":"tonnage","direction":"desc"}],"limit":5,"count":"capped"}
shipyard | Norwegian charterers | search_records | {"object":"charterers","where":{"field":"flag","op":"eq","value":"Norway"},"count":"capped"}
shipyard | charterers with no vessels | search_records | {"object":"charterers","where":{"related":"vessels","count":{"op":"eq","value":0}},"count":"capped"}
shipyard | ships built in 1998 | search_records | {"object":"vessels","where":{"field":"built_on","op":"eq","value":{"year":1998}},"count":"capped"}
clinic | patients in Lund | search_records | {"object":"patients","where":{"field":"town","op":"eq","value":"Lund"},"count":"capped"}
clinic | Omar's patients | search_records | {"object":"patients","where":{"field":"doctor","op":"eq","value":"m-omar"},"count":"capped"}
clinic | patients treated by Omar | search_records | {"object":"patients","where":{"field":"doctor","op":"eq","value":"m-omar"},"count":"capped"}
clinic | private patients without an email | search_records | {"object":"patients","where":{"and":[{"field":"insurer","op":"eq","value":"private"},{"field":"email","op":"empty"}]},"count":"capped"}
clinic | patients with no appointments | search_records | {"object":"patients","where":{"related":"appointments","count":{"op":"eq","value":0}},"count":"capped"}
clinic | patients with more than 3 missed appointments | search_records | {"object":"patients","where":{"related":"appointments","where":{"field":"state","op":"eq","value":"missed"},"count":{"op":"gt","value":3}},"count":"capped"}
clinic | appointments today | search_records | {"object":"appointments","where":{"field":"starts_at","op":"eq","value":{"unit":"day","offset":0}},"count":"capped"}
clinic | appointments tomorrow in the red room | search_records | {"object":"appointments","where":{"and":[{"field":"starts_at","op":"eq","value":{"unit":"day","offset":1}},{"field":"room","op":"eq","value":"red"}]},"count":"capped"}
clinic | appointments longer than 30 minutes | search_records | {"object":"appointments","where":{"field":"minutes","op":"gt","value":30},"count":"capped"}
clinic | appointments over 30 minutes | search_records | {"object":"appointments","where":{"field":"minutes","op":"gt","value":30},"count":"capped"}
clinic | no-shows this month | search_records | {"object":"appointments","where":{"and":[{"field":"state","op":"eq","value":"missed"},{"field":"starts_at","op":"eq","value":{"unit":"month","offset":0}}]},"count":"capped"}
clinic | Nora Quist's appointments | search_records | {"object":"appointments","where":{"field":"patient","op":"eq","value":"q-nora"},"count":"capped"}
clinic | my appointments next week | search_records | {"object":"appointments","where":{"and":[{"field":"doctor","op":"eq","value":"me"},{"field":"starts_at","op":"eq","value":{"unit":"week","offset":1}}]},"count":"capped"}
clinic | visits in May or June | search_records | {"object":"appointments","where":{"or":[{"field":"starts_at","op":"eq","value":{"year":2026,"month":5}},{"field":"starts_at","op":"eq","value":{"year":2026,"month":6}}]},"count":"capped"}
clinic | patients that are not private | search_records | {"object":"patients","where":{"field":"insurer","op":"ne","value":"private"},"count":"capped"}
clinic | latest 3 appointments | search_records | {"object":"appointments","sort":[{"field":"starts_at","direction":"desc"}],"limit":3,"count":"capped"}
`);
