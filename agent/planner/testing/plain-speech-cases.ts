import { readCases, readTalkCases } from "./sentence-case";

/** Requests as people put them in passing: workspace | sentence | the tool it calls | its whole input. */
export const plainSpeechCases = readCases(String.raw`
crm | make the source of Dock lights referral | update_record | {"object":"deals","id":"d-dock","values":{"source":"referral"}}
shipyard | make the result of Hull check passed | update_record | {"object":"inspections","id":"i-hull","values":{"result":"passed"}}
clinic | make the room of Flu shot blue | update_record | {"object":"appointments","id":"a-flu","values":{"room":"blue"}}
crm | make every bronze company in Oslo silver | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"bronze"},{"field":"city","op":"eq","value":"Oslo"}]}},"values":{"tier":"silver"}}
shipyard | make every tanker over 900 tons out of service | update_records | {"selection":{"object":"vessels","where":{"and":[{"field":"class","op":"eq","value":"tanker"},{"field":"tonnage","op":"gt","value":900}]}},"values":{"in_service":false}}
shipyard | delete every failed inspection | delete_records | {"selection":{"object":"inspections","where":{"field":"result","op":"eq","value":"failed"}}}
crm | delete each done task | delete_records | {"selection":{"object":"tasks","where":{"field":"status","op":"eq","value":"done"}}}
crm | companies with fewer than 40 employees, smallest first | search_records | {"object":"companies","where":{"field":"employees","op":"lt","value":40},"sort":[{"field":"employees","direction":"asc"}],"count":"capped"}
crm | companies with over 40 employees and the biggest on top | search_records | {"object":"companies","where":{"field":"employees","op":"gt","value":40},"sort":[{"field":"employees","direction":"desc"}],"count":"capped"}
crm | put Northwind down to 80 employees | update_record | {"object":"companies","id":"c-north","values":{"employees":80}}
shipyard | put Aurora up to 1200 tons | update_record | {"object":"vessels","id":"v-aurora","values":{"tonnage":1200}}
crm | Northwind city Trondheim | update_record | {"object":"companies","id":"c-north","values":{"city":"Trondheim"}}
crm | Northwind website northwind.example | update_record | {"object":"companies","id":"c-north","values":{"domain":"northwind.example"}}
crm | Northwind tier bronze | update_record | {"object":"companies","id":"c-north","values":{"tier":"bronze"}}
shipyard | Aurora tonnage 950 | update_record | {"object":"vessels","id":"v-aurora","values":{"tonnage":950}}
clinic | Flu shot attended | update_record | {"object":"appointments","id":"a-flu","values":{"state":"attended"}}
shipyard | Hull check failed | update_record | {"object":"inspections","id":"i-hull","values":{"result":"failed"}}
crm | Dock lights qualified | update_record | {"object":"deals","id":"d-dock","values":{"stage":"qualified"}}
crm | good news, we finally won the Dock lights deal! | update_record | {"object":"deals","id":"d-dock","values":{"stage":"won"}}
crm | we have just completed the task Send the quote | complete_task | {"taskId":"t-quote"}
crm | Dock lights should be handled by Yuki from now on | update_record | {"object":"deals","id":"d-dock","values":{"owner":"m-yuki"}}
crm | remove tasks finished before September | delete_records | {"selection":{"object":"tasks","where":{"field":"completed_at","op":"lt","value":{"year":2026,"month":9}}}}
crm | tasks done after 3 November | search_records | {"object":"tasks","where":{"and":[{"field":"status","op":"eq","value":"done"},{"field":"completed_at","op":"gt","value":{"from":"2026-11-03","to":"2026-11-03"}}]},"count":"capped"}
crm | move all of my open tasks that are due tomorrow to Thursday | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"status","op":"eq","value":"open"},{"field":"due_on","op":"eq","value":{"unit":"day","offset":1}}]}},"values":{"due_on":"2026-11-26"}}
crm | companies which have not a website | search_records | {"object":"companies","where":{"field":"domain","op":"empty"},"count":"capped"}
clinic | patients which have not an email | search_records | {"object":"patients","where":{"field":"email","op":"empty"},"count":"capped"}
crm | who is in charge of Northwind on our side? | get_record | {"object":"companies","id":"c-north","related":true}
crm | what is in the bin under companies? | search_records | {"object":"companies","deleted":"only","count":"capped"}
crm | please log a note for the company Northwind: they open at seven | log_note | {"body":"they open at seven","about":[{"object":"companies","id":"c-north"}]}
crm | add a note about the contact Ivy Fischer: back on Monday | log_note | {"body":"back on Monday","about":[{"object":"contacts","id":"p-ivy"}]}
crm | set the next step of the deals in proposal to "Second call" | update_records | {"selection":{"object":"deals","where":{"field":"stage","op":"eq","value":"proposal"}},"values":{"next_step":"Second call"}}
crm | Northwind phone | get_record | {"object":"companies","id":"c-north","related":true}
crm | ah no, wrong one, undo that | undo_change_set | {}
crm | which tasks are low or high priority? | search_records | {"object":"tasks","where":{"field":"priority","op":"in","value":["low","high"]},"count":"capped"}
crm | push all of my open tasks that are due tomorrow to Friday | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"status","op":"eq","value":"open"},{"field":"due_on","op":"eq","value":{"unit":"day","offset":1}}]}},"values":{"due_on":"2026-11-27"}}
crm | assign tasks without a due date that are low or normal priority to Yuki | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"due_on","op":"empty"},{"field":"priority","op":"in","value":["low","normal"]}]}},"values":{"owner":"m-yuki"}}
crm | complete all tasks that are still open at companies owned by Marta and were due before 5 November | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"status","op":"eq","value":"open"},{"field":"company.owner","op":"eq","value":"m-marta"},{"field":"due_on","op":"lt","value":{"from":"2026-11-05","to":"2026-11-05"}}]}},"values":{"status":"done"}}
crm | mark lost all deals in proposal | update_records | {"selection":{"object":"deals","where":{"field":"stage","op":"eq","value":"proposal"}},"values":{"stage":"lost"}}
crm | move all my open deals to negotiation | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]}},"values":{"stage":"negotiation"}}
crm | make every silver company in Bergen with over 90 employees gold | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"silver"},{"field":"city","op":"eq","value":"Bergen"},{"field":"employees","op":"gt","value":90}]}},"values":{"tier":"gold"}}
shipyard | mark failed every planned inspection | update_records | {"selection":{"object":"inspections","where":{"field":"result","op":"eq","value":"planned"}},"values":{"result":"failed"}}
crm | please lower Northwind to 60 employees. We let people go. | update_record | {"object":"companies","id":"c-north","values":{"employees":60}}
crm | could you move all of my open tasks that are due today to Monday? I am stuck at the airport | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"status","op":"eq","value":"open"},{"field":"due_on","op":"eq","value":{"unit":"day","offset":0}}]}},"values":{"due_on":"2026-11-23"}}
crm | I mixed that up before, the website of Northwind should read northwind.example | update_record | {"object":"companies","id":"c-north","values":{"domain":"northwind.example"}}
crm | the next step of Hull check should say "Send the plan" | update_record | {"object":"deals","id":"d-hull","values":{"next_step":"Send the plan"}}
crm | what is the amount of Yuki's open deals, everything added up? | aggregate_records | {"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"m-yuki"},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]},"measures":[{"fn":"sum","field":"amount"}]}
crm | throw away the task Site visit | delete_record | {"object":"tasks","id":"t-site"}
crm | throw Northwind away | delete_record | {"object":"companies","id":"c-north"}
crm | throw away all done tasks | delete_records | {"selection":{"object":"tasks","where":{"field":"status","op":"eq","value":"done"}}}
crm | throw away contacts without an email | delete_records | {"selection":{"object":"contacts","where":{"field":"email","op":"empty"}}}
shipyard | throw out all failed inspections | delete_records | {"selection":{"object":"inspections","where":{"field":"result","op":"eq","value":"failed"}}}
`);

/** Workspace | sentence | whether it asks or replies | words of that. */
export const plainSpeechTalk = readTalkCases(`
crm | set the next step of all deals in proposal that have to be counted this year to "Second call" | ask | I changed nothing yet: I do not know what
crm | delete all done tasks. I mean the high ones. | ask | I have done nothing yet: I understood
crm | Northwind city Oslo or Bergen | reply | That names a record
`);
