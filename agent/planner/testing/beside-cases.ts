import { readCases, readTalkCases } from "./sentence-case";

/** What tells something beside what it asks for: workspace | sentence | the tool it calls | its whole input. */
export const besideCases = readCases(`
crm | I'm preparing for the board meeting: which deals are in negotiation? | search_records | {"object":"deals","where":{"field":"stage","op":"eq","value":"negotiation"},"count":"capped"}
crm | looking into churn again... which companies are bronze? | search_records | {"object":"companies","where":{"field":"tier","op":"eq","value":"bronze"},"count":"capped"}
crm | since the client called, pull up Tessel please | get_record | {"object":"companies","id":"c-tessel","related":true}
crm | upgrade Tessel to silver because they signed | update_record | {"object":"companies","id":"c-tessel","values":{"tier":"silver"}}
crm | Dock lights went to a competitor, mark it lost | update_record | {"object":"deals","id":"d-dock","values":{"stage":"lost"}}
crm | Tessel signed. Mark Dock lights as won | update_record | {"object":"deals","id":"d-dock","values":{"stage":"won"}}
crm | Ivy Fischer moved to Bergen, update her city | update_record | {"object":"contacts","id":"p-ivy","values":{"city":"Bergen"}}
crm | Yuki is leaving us. Her companies go to Tom, leave her deals where they are | update_records | {"selection":{"object":"companies","where":{"field":"owner","op":"eq","value":"m-yuki"}},"values":{"owner":"m-tom"}}
crm | anybody without an email can't get the newsletter, so unsubscribe all of those contacts | update_records | {"selection":{"object":"contacts","where":{"field":"email","op":"empty"}},"values":{"is_subscribed":false}}
crm | right, let's tidy up: every dormant contact in Berlin should be unsubscribed | update_records | {"selection":{"object":"contacts","where":{"and":[{"field":"status","op":"eq","value":"dormant"},{"field":"city","op":"eq","value":"Berlin"}]}},"values":{"is_subscribed":false}}
crm | customer contacts in Berlin | search_records | {"object":"contacts","where":{"and":[{"field":"status","op":"eq","value":"customer"},{"field":"city","op":"eq","value":"Berlin"}]},"count":"capped"}
crm | number of contacts per country, most first | aggregate_records | {"object":"contacts","group":[{"field":"country"}],"measures":[{"fn":"count"}],"sort":[{"field":"count","direction":"desc"}]}
crm | headcount of all gold companies combined | aggregate_records | {"object":"companies","where":{"field":"tier","op":"eq","value":"gold"},"measures":[{"fn":"sum","field":"employees"}]}
crm | Tom won October €? | aggregate_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"won"},{"field":"owner","op":"eq","value":"m-tom"},{"field":"close_on","op":"eq","value":{"year":2026,"month":10}}]},"measures":[{"fn":"sum","field":"amount"}]}
crm | what did Tom write down this week? | search_records | {"object":"notes","where":{"and":[{"field":"owner","op":"eq","value":"m-tom"},{"field":"happened_at","op":"eq","value":{"unit":"week","offset":0}}]},"count":"capped"}
crm | close as lost all leads older than 60 days | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"lead"},{"field":"created_at","op":"lt","value":{"ago":60,"unit":"day"}}]}},"values":{"stage":"lost"}}
crm | my tasks due tomorrow go to 4 December | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"due_on","op":"eq","value":{"unit":"day","offset":1}},{"field":"status","op":"eq","value":"open"}]}},"values":{"due_on":"2026-12-04"}}
crm | low priority for all tasks due after Christmas | update_records | {"selection":{"object":"tasks","where":{"field":"due_on","op":"gt","value":{"from":"2026-12-25","to":"2026-12-25"}}},"values":{"priority":"low"}}
crm | Ivy Fischer's number? | get_record | {"object":"contacts","id":"p-ivy","related":true}
crm | we have a new opportunity at Tessel! call it Roof sensors, roughly 15 grand | create_record | {"object":"deals","values":{"name":"Roof sensors","company":"c-tessel","amount":15000}}
crm | I met Karin Holm, she works for Tessel as CTO. please add her | create_record | {"object":"contacts","values":{"name":"Karin Holm","company":"c-tessel","title":"CTO"}}
crm | register Ana Costa from Tessel, her mail is ana@costa.example | create_record | {"object":"contacts","values":{"name":"Ana Costa","company":"c-tessel","email":"ana@costa.example"}}
crm | Tom has to be nudged about the Tessel lawyers on 2 December | create_task | {"title":"About the Tessel lawyers","dueOn":"2026-12-02","owner":"m-tom","about":[{"object":"companies","id":"c-tessel"}]}
crm | the trash is overflowing, let it empty itself after 60 days | update_retention | {"trashDays":60}
crm | anything of Tom's lying in the trash? I mean deals | search_records | {"object":"deals","where":{"field":"owner","op":"eq","value":"m-tom"},"deleted":"only","count":"capped"}
crm | lost the dock lights :( put "too expensive" as the reason | update_record | {"object":"deals","id":"d-dock","values":{"stage":"lost","lost_reason":"too expensive"}}
crm | can I get the accounts in Berlin | search_records | {"object":"companies","where":{"field":"city","op":"eq","value":"Berlin"},"count":"capped"}
crm | everything we've got in Norway, companies I mean | search_records | {"object":"companies","where":{"field":"country","op":"eq","value":"Norway"},"count":"capped"}
crm | find me the deal with the smallest amount in negotiation | search_records | {"object":"deals","where":{"field":"stage","op":"eq","value":"negotiation"},"sort":[{"field":"amount","direction":"asc"}],"limit":1,"count":"capped"}
crm | Ivy Fischer's mobile is +31 10 555 0199 | update_record | {"object":"contacts","id":"p-ivy","values":{"phone":"+31 10 555 0199"}}
crm | that Dock lights deal is dead | update_record | {"object":"deals","id":"d-dock","values":{"stage":"lost"}}
crm | Berlin + Oslo contacts without phone | search_records | {"object":"contacts","where":{"and":[{"field":"city","op":"in","value":["Berlin","Oslo"]},{"field":"phone","op":"empty"}]},"count":"capped"}
shipyard | Boiler check went wrong. Set it to failed | update_record | {"object":"inspections","id":"i-boiler","values":{"result":"failed"}}
`);

/** What is told may narrow or forbid: then nothing is done. */
export const besideTalkCases = readTalkCases(`
crm | do not touch the deals: set Dock lights to won | reply | I could not tell what to do with it
crm | Jordan left the company, can you note that in the status? | ask | Shall I note that in the record?
crm | assign the deal to Tom | ask | Which deal do you mean?
crm | unsubscribe him please | ask | Which contact do you mean?
crm | after they sign, set Dock lights to won | reply | I could not
crm | once the contract is here, set Dock lights to won | reply | I
crm | Tessel almost signed the Dock lights deal | reply | unclear
crm | the Tessel deal is won if they pay | reply | I could not place
crm | can I get rid of Tessel? | reply | that was a question
crm | I don't need Tessel to be gold any more | reply | could not tell what to do with it
crm | Priya said we should delete Tessel, but wait for Tom | reply | unclear
crm | if they sign, mark Dock lights as won | reply | I
crm | log that with Ivy Fischer | ask | What should the note say?
crm | my note about Hanne Vik does not belong in here, please delete it | reply |
`);
