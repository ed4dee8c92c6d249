import { readCases } from "./sentence-case";

/** Orders and reports of hurried people, as they come: workspace | sentence | the tool it calls | its whole input. */
export const actingCases = readCases(`
crm | we'll close the brightwater renewal on the 11th of december | update_record | {"object":"deals","id":"d-fleet","values":{"close_on":"2026-12-11"}}
crm | Ivy Fischer is head of fleet now | update_record | {"object":"contacts","id":"p-ivy","values":{"title":"head of fleet"}}
crm | Hull check - they went with a competitor, mark as lost | update_record | {"object":"deals","id":"d-hull","values":{"stage":"lost"}}
crm | the phone of Tessel is wrong, should be +41 44 555 01 20 | update_record | {"object":"companies","id":"c-tessel","values":{"phone":"+41 44 555 01 20"}}
crm | all my deals in lead stage with close date after january: push them to march 31 | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"stage","op":"eq","value":"lead"},{"field":"close_on","op":"gt","value":{"year":2027,"month":1}}]}},"values":{"close_on":"2027-03-31"}}
crm | put in a new opportunity with Tessel, "Quay alarms", about 33000 euros, referral | create_record | {"object":"deals","values":{"name":"Quay alarms","company":"c-tessel","amount":33000,"source":"referral"}}
crm | task for me: call Ivy tomorrow about the new building | create_task | {"title":"Call Ivy about the new building","dueOn":"2026-11-23","owner":"me","about":[{"object":"contacts","id":"p-ivy"}]}
crm | Spoke with Ivy Fischer today. She wants 20 more lamps in spring. | log_note | {"body":"She wants 20 more lamps in spring","about":[{"object":"contacts","id":"p-ivy"}]}
crm | get Ivy Fischer's number out of there | update_record | {"object":"contacts","id":"p-ivy","values":{"phone":null}}
crm | please remove Ivy Fischer, she moved away ages ago | delete_record | {"object":"contacts","id":"p-ivy"}
crm | get Wanda Pell out of the trash | restore_record | {"object":"contacts","id":"p-wanda"}
crm | hey, the open deals from trade fairs above 70k, let Marta have all of those would you | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"source","op":"eq","value":"event"},{"field":"amount","op":"gt","value":70000}]}},"values":{"owner":"m-marta"}}
crm | rename the field tier to segment | update_field | {"object":"companies","field":"tier","label":"Segment"}
crm | delete the field lost reason | delete_field | {"object":"deals","field":"lost_reason"}
crm | add a new stage "On hold" to deals | update_field | {"object":"deals","field":"stage","options":[{"key":"lead","label":"Lead"},{"key":"qualified","label":"Qualified"},{"key":"proposal","label":"Proposal"},{"key":"negotiation","label":"Negotiation"},{"key":"won","label":"Won"},{"key":"lost","label":"Lost"},{"label":"On hold"}]}
crm | I need a checkbox "Key account" on companies. | create_field | {"object":"companies","label":"Key account","type":"boolean"}
crm | I think we need a new object Vessels with a tonnage as number, can you set that up? | create_object | {"label":"Vessel","plural":"Vessels","fields":[{"label":"Tonnage","type":"number"}]}
crm | log: Ivy Fischer prefers calls before nine | log_note | {"body":"Ivy Fischer prefers calls before nine","about":[{"object":"contacts","id":"p-ivy"}]}
crm | Write down on Tessel that purchasing is vacant until January. | log_note | {"body":"purchasing is vacant until January.","about":[{"object":"companies","id":"c-tessel"}]}
crm | Add Lena Brugger, lena@silvretta.example, purchasing at Tessel | create_record | {"object":"contacts","values":{"name":"Lena Brugger","email":"lena@silvretta.example","company":"c-tessel","title":"purchasing"}}
crm | every open Tessel deal goes to Yuki | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"company","op":"eq","value":"c-tessel"}]}},"values":{"owner":"m-yuki"}}
crm | let Tom handle Northwind | update_record | {"object":"companies","id":"c-north","values":{"owner":"m-tom"}}
shipyard | rename the field rating to score | update_field | {"object":"charterers","field":"rating","label":"Score"}
shipyard | put in a new inspection for Kestrel, "Dry dock", about 900 euros, planned | create_record | {"object":"inspections","values":{"title":"Dry dock","vessel":"v-kestrel","fee":900,"result":"planned"}}
shipyard | Boiler check - they found rust, set as failed | update_record | {"object":"inspections","id":"i-boiler","values":{"result":"failed"}}
clinic | let Omar look after Nora Quist | update_record | {"object":"patients","id":"q-nora","values":{"doctor":"m-omar"}}
crm | the fleet renewal thing is now 61k, pls fix | update_record | {"object":"deals","id":"d-fleet","values":{"amount":61000}}
crm | Northwind went from bronze to silver | update_record | {"object":"companies","id":"c-north","values":{"tier":"silver"}}
crm | lost the brightwater renewal, too expensive | update_record | {"object":"deals","id":"d-fleet","values":{"stage":"lost","lost_reason":"too expensive"}}
crm | take the phone number off Tessel | update_record | {"object":"companies","id":"c-tessel","values":{"phone":null}}
crm | everything in negotiation over 100k gets next step "call the CFO" | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"negotiation"},{"field":"amount","op":"gt","value":100000}]}},"values":{"next_step":"call the CFO"}}
crm | cancel the subscriptions of everybody at Tessel | update_records | {"selection":{"object":"contacts","where":{"field":"company","op":"eq","value":"c-tessel"}},"values":{"is_subscribed":false}}
crm | call note Ivy Fischer: happy with pilot, wants quote for hall 3 | log_note | {"body":"happy with pilot, wants quote for hall 3","about":[{"object":"contacts","id":"p-ivy"}]}
crm | had lunch with Ivy Fischer, she mentioned a new depot in Bremen | log_note | {"body":"she mentioned a new depot in Bremen","about":[{"object":"contacts","id":"p-ivy"}]}
crm | Tessel asked for references, pls log it on the account | log_note | {"body":"Tessel asked for references","about":[{"object":"companies","id":"c-tessel"}]}
crm | note to self: ask Tom about discount rules | create_task | {"title":"Ask Tom about discount rules","owner":"me"}
crm | we agreed 27500 with Brightwater for the fleet renewal | update_record | {"object":"deals","id":"d-fleet","values":{"amount":27500}}
crm | delete contacts Tessel dormant | delete_records | {"selection":{"object":"contacts","where":{"and":[{"field":"company","op":"eq","value":"c-tessel"},{"field":"status","op":"eq","value":"dormant"}]}}}
crm | Dock lights: source is partner, not referral | update_record | {"object":"deals","id":"d-dock","values":{"source":"partner"}}
shipyard | Boiler check went from planned to passed | update_record | {"object":"inspections","id":"i-boiler","values":{"result":"passed"}}
crm | amount brightwater fleet renewal 7.2k | update_record | {"object":"deals","id":"d-fleet","values":{"amount":7200}}
crm | Tessel is gold now, they grew a lot | update_record | {"object":"companies","id":"c-tessel","values":{"tier":"gold"}}
crm | Set the website of Northwind: northwind.example | update_record | {"object":"companies","id":"c-north","values":{"domain":"northwind.example"}}
crm | I talked with Tom, Hull check is now proposal | update_record | {"object":"deals","id":"d-hull","values":{"stage":"proposal"}}
crm | make Send the quote due next monday | update_record | {"object":"tasks","id":"t-quote","values":{"due_on":"2026-11-23"}}
crm | close date december 31 for all open deals that should have closed in november | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"close_on","op":"eq","value":{"year":2026,"month":11}}]}},"values":{"close_on":"2026-12-31"}}
crm | For all deals from referral over 60k in proposal: owner Yuki | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"source","op":"eq","value":"referral"},{"field":"amount","op":"gt","value":60000},{"field":"stage","op":"eq","value":"proposal"}]}},"values":{"owner":"m-yuki"}}
crm | companies in Oslo and Bergen: tier silver | update_records | {"selection":{"object":"companies","where":{"field":"city","op":"in","value":["Oslo","Bergen"]}},"values":{"tier":"silver"}}
crm | Miguel Santos is a new contact from Tessel, email miguel@tessel.example | create_record | {"object":"contacts","values":{"name":"Miguel Santos","company":"c-tessel","email":"miguel@tessel.example"}}
crm | a note on the deal Hull check: Tom asked for 2 % discount | log_note | {"body":"Tom asked for 2 % discount","about":[{"object":"deals","id":"d-hull"}]}
crm | make a reminder for me on 1 December: prepare quarterly review | create_task | {"title":"Prepare quarterly review","dueOn":"2026-12-01","owner":"me"}
crm | new contact Freya Dahl at Tessel, quality manager, +45 86 555 010 | create_record | {"object":"contacts","values":{"name":"Freya Dahl","company":"c-tessel","phone":"+45 86 555 010","title":"quality manager"}}
crm | all lost deals of Tom can be deleted | delete_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"lost"},{"field":"owner","op":"eq","value":"m-tom"}]}}}
crm | take Northwind out of the system | delete_record | {"object":"companies","id":"c-north"}
crm | mark Ivy Fischer as engaged, she called again | update_record | {"object":"contacts","id":"p-ivy","values":{"status":"engaged"}}
crm | the amount Dock lights 9k | update_record | {"object":"deals","id":"d-dock","values":{"amount":9000}}
shipyard | all failed inspections can be deleted | delete_records | {"selection":{"object":"inspections","where":{"field":"result","op":"eq","value":"failed"}}}
shipyard | superintendent Ines for all ferries in Bergen | update_records | {"selection":{"object":"vessels","where":{"and":[{"field":"class","op":"eq","value":"ferry"},{"field":"home_port","op":"eq","value":"Bergen"}]}},"values":{"superintendent":"m-ines"}}
shipyard | Sandpiper is a tanker now, they rebuilt it | update_record | {"object":"vessels","id":"v-sand","values":{"class":"tanker"}}
clinic | take Sam Ortega out of the system | delete_record | {"object":"patients","id":"q-sam"}
crm | Hull check moved into qualified yesterday | update_record | {"object":"deals","id":"d-hull","values":{"stage":"qualified"}}
crm | the amount on Dock lights should be five thousand five hundred | update_record | {"object":"deals","id":"d-dock","values":{"amount":5500}}
crm | change all "web" deals below 10k to lost | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"source","op":"eq","value":"web"},{"field":"amount","op":"lt","value":10000}]}},"values":{"stage":"lost"}}
crm | all of Tom's tasks that are due before December get high priority | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"m-tom"},{"field":"due_on","op":"lt","value":{"year":2026,"month":12}}]}},"values":{"priority":"high"}}
crm | contacts at Tessel who are interested in support should be subscribed | update_records | {"selection":{"object":"contacts","where":{"and":[{"field":"company","op":"eq","value":"c-tessel"},{"field":"interests","op":"has_any","value":["support"]}]}},"values":{"is_subscribed":true}}
crm | register Bodensee Marina GmbH, Konstanz, Germany, services, gold | create_record | {"object":"companies","values":{"name":"Bodensee Marina GmbH","city":"Konstanz","country":"Germany","industry":"services","tier":"gold"}}
crm | new opportunity: Quay alarms 88k negotiation referral owner Yuki | create_record | {"object":"deals","values":{"name":"Quay alarms","amount":88000,"stage":"negotiation","source":"referral","owner":"m-yuki"}}
crm | make me a task "Order cake" due tomorrow high priority | create_task | {"title":"Order cake","dueOn":"2026-11-23","priority":"high"}
crm | note Northwind: Ivy will retire in summer | log_note | {"body":"Ivy will retire in summer","about":[{"object":"companies","id":"c-north"}]}
crm | kill off the lost deals of Tessel | delete_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"lost"},{"field":"company","op":"eq","value":"c-tessel"}]}}}
crm | the contact Ivy Fischer can go | delete_record | {"object":"contacts","id":"p-ivy"}
crm | empty the about text of Tessel | update_record | {"object":"companies","id":"c-tessel","values":{"about":null}}
crm | Tom now looks after Tessel | update_record | {"object":"companies","id":"c-tessel","values":{"owner":"m-tom"}}
crm | set Marta as responsible for Northwind | update_record | {"object":"companies","id":"c-north","values":{"owner":"m-marta"}}
shipyard | all ferries in Bergen should be in service | update_records | {"selection":{"object":"vessels","where":{"and":[{"field":"class","op":"eq","value":"ferry"},{"field":"home_port","op":"eq","value":"Bergen"}]}},"values":{"in_service":true}}
shipyard | the fee of Boiler check should be two thousand and fifty | update_record | {"object":"inspections","id":"i-boiler","values":{"fee":2050}}
clinic | all booked appointments in the red room must go to Omar | update_records | {"selection":{"object":"appointments","where":{"and":[{"field":"state","op":"eq","value":"booked"},{"field":"room","op":"eq","value":"red"}]}},"values":{"doctor":"m-omar"}}
crm | Ivy Fischer is no longer managing director but chairman | update_record | {"object":"contacts","id":"p-ivy","values":{"title":"chairman"}}
crm | I want Yuki to own the fleet renewal | update_record | {"object":"deals","id":"d-fleet","values":{"owner":"m-yuki"}}
crm | Ivy Fischer works for Northwind now | update_record | {"object":"contacts","id":"p-ivy","values":{"company":"c-north"}}
crm | reset the next step of Dock lights | update_record | {"object":"deals","id":"d-dock","values":{"next_step":null}}
crm | Ivy Fischer is active again, set her to engaged | update_record | {"object":"contacts","id":"p-ivy","values":{"status":"engaged"}}
crm | all contacts that left their company: unsubscribe | update_records | {"selection":{"object":"contacts","where":{"field":"status","op":"eq","value":"left"}},"values":{"is_subscribed":false}}
crm | every task that is overdue and low priority: delete | delete_records | {"selection":{"object":"tasks","where":{"and":[{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"},{"field":"priority","op":"eq","value":"low"}]}}}
crm | for Tessel note: audit in February, no calls before | log_note | {"body":"audit in February, no calls before","about":[{"object":"companies","id":"c-tessel"}]}
crm | add a comment to the deal Hull check saying customer is on holiday | log_note | {"body":"customer is on holiday","about":[{"object":"deals","id":"d-hull"}]}
crm | delete the duplicate company Northwind | delete_record | {"object":"companies","id":"c-north"}
shipyard | I want Marcus to take over Kestrel | update_record | {"object":"vessels","id":"v-kestrel","values":{"superintendent":"m-marcus"}}
shipyard | all failed inspections: delete | delete_records | {"selection":{"object":"inspections","where":{"field":"result","op":"eq","value":"failed"}}}
crm | create a task due tomorrow: call the insurance | create_task | {"title":"Call the insurance","dueOn":"2026-11-23"}
crm | new task "call the insurance" due tomorrow | create_task | {"title":"Call the insurance","dueOn":"2026-11-23"}
crm | assign Marta's overdue tasks to me | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"m-marta"},{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"}]}},"values":{"owner":"me"}}
crm | set the next step of Dock lights to call on Thursday | update_record | {"object":"deals","id":"d-dock","values":{"next_step":"call on Thursday"}}
crm | update next step of Dock lights: call on Thursday | update_record | {"object":"deals","id":"d-dock","values":{"next_step":"call on Thursday"}}
crm | give Tom a task: check the Tessel contract by Monday | create_task | {"title":"Check the Tessel contract","dueOn":"2026-11-23","owner":"m-tom","about":[{"object":"companies","id":"c-tessel"}]}
crm | add to my list: book train to Oslo | create_task | {"title":"Book train to Oslo","owner":"me"}
crm | can you note down Tessel wants the new datasheet | log_note | {"body":"Tessel wants the new datasheet","about":[{"object":"companies","id":"c-tessel"}]}
crm | create company "Hvaler Fisk" in Bergen, Norway; industry food; 35 employees | create_record | {"object":"companies","values":{"name":"Hvaler Fisk","city":"Bergen","country":"Norway","industry":"food","employees":35}}
crm | Northwind has grown to 120 people | update_record | {"object":"companies","id":"c-north","values":{"employees":120}}
crm | Ivy Fischer is now head of laboratory at Tessel | update_record | {"object":"contacts","id":"p-ivy","values":{"title":"head of laboratory"}}
crm | Ivy Fischer works as head of sales for Northwind now | update_record | {"object":"contacts","id":"p-ivy","values":{"title":"head of sales"}}
crm | Tessel tasks that are still open and not high priority - get rid of them | delete_records | {"selection":{"object":"tasks","where":{"and":[{"field":"company","op":"eq","value":"c-tessel"},{"field":"status","op":"eq","value":"open"},{"field":"priority","op":"ne","value":"high"}]}}}
crm | web leads under 10k: lost | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"source","op":"eq","value":"web"},{"field":"stage","op":"eq","value":"lead"},{"field":"amount","op":"lt","value":10000}]}},"values":{"stage":"lost"}}
crm | silver companies outside Norway -> Yuki | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"silver"},{"field":"country","op":"ne","value":"Norway"}]}},"values":{"owner":"m-yuki"}}
crm | Norway: all companies gold | update_records | {"selection":{"object":"companies","where":{"field":"country","op":"eq","value":"Norway"}},"values":{"tier":"gold"}}
crm | On every lost deal with the lost reason price, the next step should be "Offer rental" | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"lost"},{"field":"lost_reason","op":"contains","value":"price"}]}},"values":{"next_step":"Offer rental"}}
crm | my open deals: close date 1 december | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]}},"values":{"close_on":"2026-12-01"}}
crm | my lost deals under 25k can be deleted | delete_records | {"selection":{"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"stage","op":"eq","value":"lost"},{"field":"amount","op":"lt","value":25000}]}}}
crm | everything in proposal whose close date has passed goes back to qualified | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"proposal"},{"field":"close_on","op":"lt","value":{"unit":"day","offset":0}}]}},"values":{"stage":"qualified"}}
crm | note on Tessel, title "Freezer count": there are 64 units, not 58 | log_note | {"body":"there are 64 units, not 58","title":"Freezer count","about":[{"object":"companies","id":"c-tessel"}]}
crm | Please add Veluwe Koeling to the companies: Apeldoorn, Netherlands, website veluwekoeling.example | create_record | {"object":"companies","values":{"name":"Veluwe Koeling","city":"Apeldoorn","country":"Netherlands","domain":"veluwekoeling.example"}}
`);
