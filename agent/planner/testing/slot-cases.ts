import { readCases, readTalkCases } from "./sentence-case";

/** What follows a title is a slot of its own: workspace | sentence | the tool it calls | its whole input. */
export const slotCases = readCases(String.raw`
crm | remind me, which owner has Hull check? | get_record | {"object":"deals","id":"d-hull","related":true}
crm | remind me again, when is Hull check meant to close? | get_record | {"object":"deals","id":"d-hull","related":true}
shipyard | remind me, who owns Aurora? | get_record | {"object":"vessels","id":"v-aurora","related":true}
crm | schedule a follow-up with Tessel on Monday, can you? | create_task | {"title":"Follow-up with Tessel","dueOn":"2026-11-23","about":[{"object":"companies","id":"c-tessel"}]}
crm | add a task for Tom that he sends the quote to Tessel until 30 November | create_task | {"title":"Send the quote to Tessel","dueOn":"2026-11-30","owner":"m-tom","about":[{"object":"companies","id":"c-tessel"}]}
crm | create a task for Yuki who should visit Northwind by Tuesday | create_task | {"title":"Visit Northwind","dueOn":"2026-11-24","owner":"m-yuki","about":[{"object":"companies","id":"c-north"}]}
crm | add task print labels for Tessel for tom due 1 december low prio | create_task | {"title":"Print labels for Tessel","dueOn":"2026-12-01","owner":"m-tom","about":[{"object":"companies","id":"c-tessel"}],"priority":"low"}
crm | make a task for Marta on Thursday: read the contract of Hull check | create_task | {"title":"Read the contract of Hull check","dueOn":"2026-11-26","owner":"m-marta","about":[{"object":"deals","id":"d-hull"}]}
crm | ask Tom to sign the papers by 2 December, could you? It is urgent. | create_task | {"title":"Sign the papers","dueOn":"2026-12-02","owner":"m-tom","priority":"high"}
crm | create a company called Fjordkraft Pumper in Tromsø, Norway | create_record | {"object":"companies","values":{"name":"Fjordkraft Pumper","city":"Tromsø","country":"Norway"}}
crm | new company Lund Maskin AB, norrköping, norway, silver | create_record | {"object":"companies","values":{"name":"Lund Maskin AB","city":"norrköping","country":"Norway","tier":"silver"}}
shipyard | create a charterer called Nordlys Lines in Panama | create_record | {"object":"charterers","values":{"name":"Nordlys Lines","flag":"Panama"}}
shipyard | create an inspection Deck check for Kestrel, fee 90 | create_record | {"object":"inspections","values":{"title":"Deck check","vessel":"v-kestrel","fee":90}}
clinic | add a patient Ola Berg in Lund, private | create_record | {"object":"patients","values":{"full_name":"Ola Berg","town":"Lund","insurer":"private"}}
crm | add a field "Renewal day" as a date to contacts | create_field | {"object":"contacts","label":"Renewal day","type":"date"}
crm | add a column 'Site area' as number on companies | create_field | {"object":"companies","label":"Site area","type":"number"}
shipyard | new picklist Ice class on vessels: A, B, C | create_field | {"object":"vessels","label":"Ice class","type":"picklist","options":["A","B","C"]}
`);

/** A title that would swallow a slot is asked about: workspace | sentence | whether it asks or replies | words of that. */
export const slotTalk = readTalkCases(`
crm | set up a follow-up with Northwind at some point, would you? | ask | On which day is “Follow-up with Northwind” due? “at some point” names none.
crm | remind me later to ring Tessel | ask | On which day is “Ring Tessel” due? “later” names none.
crm | ask Yuki to check the invoice of Northwind soon | ask | On which day is “Check the invoice of Northwind” due? “soon” names none.
crm | new task order labels for Yuky due 1 december | ask | Nobody called Yuky is in this workspace. Whose task is it?
crm | create a task order a cake for Tom | ask | Whose task is it?
crm | add a task ring Northwind by Thursday about the crates | ask | Is the task “Ring Northwind by Thursday about the crates” due on 26 Nov 2026?
crm | add a task: ring Northwind high priority about the crates | ask | Is “high priority” the priority of the task “Ring Northwind high priority about 
crm | create a company Fjordkraft Pumper from Tromsø | ask | I made nothing yet. Is “Fjordkraft Pumper from Tromsø” the whole name of the com
crm | create a deal Cooling for Zanzibar worth 4k | ask | I made nothing yet. Is “Cooling for Zanzibar” the whole name of the deal?
crm | create a deal Cooling with Yuki soon | ask | I made nothing yet. Is “Cooling with Yuki soon” the whole name of the deal?
clinic | create a patient called Ola Berg in Tromsø | ask | I made nothing yet. Is “Ola Berg in Tromsø” the whole name of the patient?
crm | create a task maybe blue for Thursday: read the contract | ask | I do not know what “maybe blue” means for the task “Read the contract”. Shall I
`);
