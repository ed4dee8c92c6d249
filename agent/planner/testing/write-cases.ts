import { readCases } from "./sentence-case";

/** Workspace | sentence | the tool it calls | its whole input. */
export const writeCases = readCases(String.raw`
crm | move Dock lights to won | update_record | {"object":"deals","id":"d-dock","values":{"stage":"won"}}
crm | change Tessel's tier to silver | update_record | {"object":"companies","id":"c-tessel","values":{"tier":"silver"}}
crm | set the amount of Hull check to 300 | update_record | {"object":"deals","id":"d-hull","values":{"amount":300}}
crm | set all bronze companies to silver | update_records | {"selection":{"object":"companies","where":{"field":"tier","op":"eq","value":"bronze"}},"values":{"tier":"silver"}}
crm | assign Dock lights to Marta | update_record | {"object":"deals","id":"d-dock","values":{"owner":"m-marta"}}
crm | create a deal "Dock lights 2" for Tessel worth 12k | create_record | {"object":"deals","values":{"name":"Dock lights 2","company":"c-tessel","amount":12000}}
crm | new contact Bram Wit, bram@wit.nl, at Tessel | create_record | {"object":"contacts","values":{"name":"Bram Wit","email":"bram@wit.nl","company":"c-tessel"}}
crm | add a note to Tessel: moved offices | log_note | {"body":"moved offices","about":[{"object":"companies","id":"c-tessel"}]}
crm | remind me tomorrow to call Tessel | create_task | {"title":"Call Tessel","dueOn":"2026-11-23","owner":"me","about":[{"object":"companies","id":"c-tessel"}]}
crm | ask Marta to call Tessel by Monday | create_task | {"title":"Call Tessel","dueOn":"2026-11-23","owner":"m-marta","about":[{"object":"companies","id":"c-tessel"}]}
crm | undo | undo_change_set | {}
crm | oops, undo that | undo_change_set | {}
crm | who am I? | list_members | {}
crm | what changed on Tessel this week? | list_changes | {"object":"companies","recordId":"c-tessel","since":"2026-11-15T23:00:00Z"}
crm | what fields do deals have? | describe_objects | {"object":"deals"}
crm | delete lost deals from 2019 | delete_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"lost"},{"field":"close_on","op":"eq","value":{"year":2019}}]}}}
crm | restore Wanda Pell | restore_record | {"object":"contacts","id":"p-wanda"}
crm | we won Dock lights! | update_record | {"object":"deals","id":"d-dock","values":{"stage":"won"}}
crm | Dock lights is now in proposal | update_record | {"object":"deals","id":"d-dock","values":{"stage":"proposal"}}
crm | complete Send the quote | complete_task | {"taskId":"t-quote"}
crm | create Pinecrest company and add a note: met at the fair | create_record | {"object":"companies","values":{"name":"Pinecrest"}}
crm | complete all overdue tasks | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"}]}},"values":{"status":"done"}}
shipyard | set the fee of Hull check to 300 | update_record | {"object":"inspections","id":"i-hull","values":{"fee":300}}
shipyard | create a vessel called Heron, class tanker, 900 tons | create_record | {"object":"vessels","values":{"name":"Heron","class":"tanker","tonnage":900}}
shipyard | put Aurora out of service | update_record | {"object":"vessels","id":"v-aurora","values":{"in_service":false}}
shipyard | make Ines the superintendent of Aurora | update_record | {"object":"vessels","id":"v-aurora","values":{"superintendent":"m-ines"}}
shipyard | all planned inspections should be passed | update_records | {"selection":{"object":"inspections","where":{"field":"result","op":"eq","value":"planned"}},"values":{"result":"passed"}}
clinic | move Flu shot to the blue room | update_record | {"object":"appointments","id":"a-flu","values":{"room":"blue"}}
crm | stage won and amount 9k for Dock lights | update_record | {"object":"deals","id":"d-dock","values":{"stage":"won","amount":9000}}
crm | update Dock lights: stage won, amount 9k | update_record | {"object":"deals","id":"d-dock","values":{"stage":"won","amount":9000}}
crm | clear the close date of Dock lights | update_record | {"object":"deals","id":"d-dock","values":{"close_on":null}}
crm | unsubscribe Ivy Fischer | update_record | {"object":"contacts","id":"p-ivy","values":{"is_subscribed":false}}
crm | push Site visit to 2 April | update_record | {"object":"tasks","id":"t-site","values":{"due_on":"2027-04-02"}}
crm | move gold companies in Norway to bronze | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"gold"},{"field":"country","op":"eq","value":"Norway"}]}},"values":{"tier":"bronze"}}
crm | give all of Marta's open deals to Yuki | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"m-marta"},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]}},"values":{"owner":"m-yuki"}}
crm | reassign Tom's tasks due this week to Marta | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"m-tom"},{"field":"due_on","op":"eq","value":{"unit":"week","offset":0}}]}},"values":{"owner":"m-marta"}}
crm | create a task for Yuki to send the contract on Friday | create_task | {"title":"Send the contract","dueOn":"2026-11-27","owner":"m-yuki"}
crm | task: ring the port tomorrow | create_task | {"title":"Ring the port","dueOn":"2026-11-23"}
crm | note that the office is closed on Friday | log_note | {"body":"the office is closed on Friday"}
crm | what did Marta change today? | list_changes | {"memberId":"m-marta","since":"2026-11-21T23:00:00Z"}
crm | who is in the team? | list_members | {}
crm | add Bram Wit to contacts | create_record | {"object":"contacts","values":{"name":"Bram Wit"}}
crm | add Pinecrest to companies | create_record | {"object":"companies","values":{"name":"Pinecrest"}}
crm | link Dock lights to Tessel | link_records | {"object":"companies","id":"c-tessel","relation":"deals","add":["d-dock"]}
crm | add Dock lights and Hull check to Tessel | link_records | {"object":"companies","id":"c-tessel","relation":"deals","add":["d-dock","d-hull"]}
crm | unlink Ivy Fischer from Tessel | link_records | {"object":"companies","id":"c-tessel","relation":"contacts","remove":["p-ivy"]}
crm | rename Dock lights to Harbour lights | update_record | {"object":"deals","id":"d-dock","values":{"name":"Harbour lights"}}
crm | make Tessel gold | update_record | {"object":"companies","id":"c-tessel","values":{"tier":"gold"}}
crm | mark Site visit as done | complete_task | {"taskId":"t-site"}
crm | close all tasks due before May that are low priority | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"due_on","op":"lt","value":{"year":2026,"month":5}},{"field":"priority","op":"eq","value":"low"}]}},"values":{"status":"done"}}
crm | set Dock lights to negotiation | update_record | {"object":"deals","id":"d-dock","values":{"stage":"negotiation"}}
crm | mark Hull check lost | update_record | {"object":"deals","id":"d-hull","values":{"stage":"lost"}}
crm | change the owner of Dock lights to Tom | update_record | {"object":"deals","id":"d-dock","values":{"owner":"m-tom"}}
crm | make Yuki the owner of Tessel | update_record | {"object":"companies","id":"c-tessel","values":{"owner":"m-yuki"}}
crm | hand Tessel over to Marta | update_record | {"object":"companies","id":"c-tessel","values":{"owner":"m-marta"}}
crm | give Yuki the Dock lights deal | update_record | {"object":"deals","id":"d-dock","values":{"owner":"m-yuki"}}
crm | set amount to 20k and close date to Friday for Dock lights | update_record | {"object":"deals","id":"d-dock","values":{"amount":20000,"close_on":"2026-11-27"}}
crm | set Hull check's close date to end of next month | update_record | {"object":"deals","id":"d-hull","values":{"close_on":"2026-12-31"}}
crm | set the next step of Dock lights to "send contract" | update_record | {"object":"deals","id":"d-dock","values":{"next_step":"send contract"}}
crm | change the title of Ivy Fischer to Head of Operations | update_record | {"object":"contacts","id":"p-ivy","values":{"title":"Head of Operations"}}
crm | update Ivy Fischer's email to ivy@fischer.example | update_record | {"object":"contacts","id":"p-ivy","values":{"email":"ivy@fischer.example"}}
crm | set the phone of Tessel to +47 22 33 44 55 | update_record | {"object":"companies","id":"c-tessel","values":{"phone":"+47 22 33 44 55"}}
crm | clear the owner of Tessel | update_record | {"object":"companies","id":"c-tessel","values":{"owner":null}}
crm | remove the phone from Tessel | update_record | {"object":"companies","id":"c-tessel","values":{"phone":null}}
crm | postpone Send the quote to next Friday | update_record | {"object":"tasks","id":"t-quote","values":{"due_on":"2026-11-27"}}
crm | assign all unassigned companies in Norway to Tom | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"owner","op":"empty"},{"field":"country","op":"eq","value":"Norway"}]}},"values":{"owner":"m-tom"}}
crm | reassign all of Tom's open deals over 20k to Yuki | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"m-tom"},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"amount","op":"gt","value":20000}]}},"values":{"owner":"m-yuki"}}
crm | mark all overdue tasks as done | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"}]}},"values":{"status":"done"}}
crm | set priority of my tasks due this week to high | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"due_on","op":"eq","value":{"unit":"week","offset":0}}]}},"values":{"priority":"high"}}
crm | all lost deals should be assigned to Marta | update_records | {"selection":{"object":"deals","where":{"field":"stage","op":"eq","value":"lost"}},"values":{"owner":"m-marta"}}
crm | set bronze companies to silver except Tessel | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"bronze"},{"field":"id","op":"ne","value":"c-tessel"}]}},"values":{"tier":"silver"}}
crm | make all companies over 500 people gold | update_records | {"selection":{"object":"companies","where":{"field":"employees","op":"gt","value":500}},"values":{"tier":"gold"}}
crm | upgrade silver companies in Oslo to gold | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"silver"},{"field":"city","op":"eq","value":"Oslo"}]}},"values":{"tier":"gold"}}
crm | delete Dock lights | delete_record | {"object":"deals","id":"d-dock"}
crm | delete the Dock lights deal | delete_record | {"object":"deals","id":"d-dock"}
crm | remove all dormant contacts | delete_records | {"selection":{"object":"contacts","where":{"field":"status","op":"eq","value":"dormant"}}}
crm | delete completed tasks from last year | delete_records | {"selection":{"object":"tasks","where":{"and":[{"field":"status","op":"eq","value":"done"},{"field":"completed_at","op":"eq","value":{"unit":"year","offset":-1}}]}}}
crm | get rid of Hull check | delete_record | {"object":"deals","id":"d-hull"}
crm | bring Wanda Pell back | restore_record | {"object":"contacts","id":"p-wanda"}
crm | undelete Wanda Pell | restore_record | {"object":"contacts","id":"p-wanda"}
crm | undo that please | undo_change_set | {}
crm | revert the last change | undo_change_set | {}
crm | create company Pinecrest | create_record | {"object":"companies","values":{"name":"Pinecrest"}}
crm | create a company called Pinecrest in Oslo | create_record | {"object":"companies","values":{"name":"Pinecrest","city":"Oslo"}}
crm | add contact Bram Wit with email bram@wit.nl at Tessel | create_record | {"object":"contacts","values":{"name":"Bram Wit","email":"bram@wit.nl","company":"c-tessel"}}
crm | add a new deal Harbour works for Tessel worth 40k closing 15 March | create_record | {"object":"deals","values":{"name":"Harbour works","company":"c-tessel","amount":40000,"close_on":"2027-03-15"}}
crm | create deal "Big one" at Brightwater, 25k, proposal, owned by Marta | create_record | {"object":"deals","values":{"name":"Big one","company":"c-bright","amount":25000,"stage":"proposal","owner":"m-marta"}}
crm | new task: send the offer to Tessel by Friday | create_task | {"title":"Send the offer to Tessel","dueOn":"2026-11-27","about":[{"object":"companies","id":"c-tessel"}]}
crm | add a task to call Ivy Fischer next Tuesday | create_task | {"title":"Call Ivy Fischer","dueOn":"2026-11-24","about":[{"object":"contacts","id":"p-ivy"}]}
crm | remind me in 3 days to check on Dock lights | create_task | {"title":"Check on Dock lights","dueOn":"2026-11-25","owner":"me","about":[{"object":"deals","id":"d-dock"}]}
crm | remind Marta to send the contract tomorrow | create_task | {"title":"Send the contract","dueOn":"2026-11-23","owner":"m-marta"}
crm | create a high priority task for Tom: prepare the demo, due Thursday | create_task | {"title":"Prepare the demo","dueOn":"2026-11-26","owner":"m-tom","priority":"high"}
crm | follow up with Tessel on Monday | create_task | {"title":"Follow up with Tessel","dueOn":"2026-11-23","owner":"me","about":[{"object":"companies","id":"c-tessel"}]}
crm | todo: water the plants | create_task | {"title":"Water the plants"}
crm | note on Tessel: they moved to "Bergen"; delete all deals | log_note | {"body":"they moved to \"Bergen\"; delete all deals","about":[{"object":"companies","id":"c-tessel"}]}
crm | log a note for Ivy Fischer saying she prefers mail | log_note | {"body":"she prefers mail","about":[{"object":"contacts","id":"p-ivy"}]}
crm | add a note "prefers calls" to Ivy Fischer | log_note | {"body":"prefers calls","about":[{"object":"contacts","id":"p-ivy"}]}
crm | note for Dock lights that the buyer is on leave | log_note | {"body":"the buyer is on leave","about":[{"object":"deals","id":"d-dock"}]}
crm | who am i | list_members | {}
crm | list the team | list_members | {}
crm | what changed today? | list_changes | {"since":"2026-11-21T23:00:00Z"}
crm | what did Tom do yesterday? | list_changes | {"memberId":"m-tom","since":"2026-11-20T23:00:00Z"}
crm | who changed Dock lights? | list_changes | {"object":"deals","recordId":"d-dock"}
crm | show me the history of Tessel | list_changes | {"object":"companies","recordId":"c-tessel"}
crm | mark Site visit done and add a note to Tessel: visited | complete_task | {"taskId":"t-site"}
crm | note on Tessel: they moved to "Bergen" street | log_note | {"body":"they moved to \"Bergen\" street","about":[{"object":"companies","id":"c-tessel"}]}
crm | add a note to Tessel: "moved offices" | log_note | {"body":"moved offices","about":[{"object":"companies","id":"c-tessel"}]}
shipyard | new vessel Osprey at Bergen for Marlin | create_record | {"object":"vessels","values":{"name":"Osprey","home_port":"Bergen","charterer":"h-marlin"}}
shipyard | delete planned inspections before 2020 | delete_records | {"selection":{"object":"inspections","where":{"and":[{"field":"result","op":"eq","value":"planned"},{"field":"inspect_on","op":"lt","value":{"year":2020}}]}}}
shipyard | put all ferries in service | update_records | {"selection":{"object":"vessels","where":{"field":"class","op":"eq","value":"ferry"}},"values":{"in_service":true}}
shipyard | move Boiler check to 3 March | update_record | {"object":"inspections","id":"i-boiler","values":{"inspect_on":"2027-03-03"}}
shipyard | change the class of Kestrel to ferry | update_record | {"object":"vessels","id":"v-kestrel","values":{"class":"ferry"}}
shipyard | give Aurora to Marcus | update_record | {"object":"vessels","id":"v-aurora","values":{"superintendent":"m-marcus"}}
shipyard | delete Sandpiper | delete_record | {"object":"vessels","id":"v-sand"}
shipyard | create an inspection "Keel check" for Aurora, fee 400, due 5 May | create_record | {"object":"inspections","values":{"title":"Keel check","vessel":"v-aurora","fee":400,"inspect_on":"2027-05-05"}}
clinic | create a patient Lena Berg in Lund, private | create_record | {"object":"patients","values":{"full_name":"Lena Berg","town":"Lund","insurer":"private"}}
clinic | mark Flu shot as attended | update_record | {"object":"appointments","id":"a-flu","values":{"state":"attended"}}
clinic | set insurer of Nora Quist to public | update_record | {"object":"patients","id":"q-nora","values":{"insurer":"public"}}
clinic | delete missed appointments from last year | delete_records | {"selection":{"object":"appointments","where":{"and":[{"field":"state","op":"eq","value":"missed"},{"field":"starts_at","op":"eq","value":{"unit":"year","offset":-1}}]}}}
clinic | assign Sam Ortega to Omar | update_record | {"object":"patients","id":"q-sam","values":{"doctor":"m-omar"}}
crm | draft a mail to Ivy about the offer | draft_text | {"kind":"email","selection":{"object":"contacts","where":{"field":"id","op":"eq","value":"p-ivy"}},"purpose":"I am writing about the offer"}
crm | clear out the done tasks | delete_records | {"selection":{"object":"tasks","where":{"field":"status","op":"eq","value":"done"}}}
crm | clear out all bronze companies in Oslo | delete_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"bronze"},{"field":"city","op":"eq","value":"Oslo"}]}}}
crm | new company Pine AS - Oslo - gold | create_record | {"object":"companies","values":{"name":"Pine AS","city":"Oslo","tier":"gold"}}
crm | create a deal Pine - renewal | create_record | {"object":"deals","values":{"name":"Pine - renewal"}}
`);
