import { readCases, readTalkCases } from "./sentence-case";

/** What is talked of and what it becomes, however they are joined: workspace | sentence | the tool it calls | its whole input. */
export const toldCases = readCases(`
crm | dock lights is at 102k now | update_record | {"object":"deals","id":"d-dock","values":{"amount":102000}}
crm | Hull check: 12500 instead of 11800 please | update_record | {"object":"deals","id":"d-hull","values":{"amount":12500}}
crm | tessel upgraded to gold tier pls | update_record | {"object":"companies","id":"c-tessel","values":{"tier":"gold"}}
crm | Ivy Fischer got a new number, +49 821 5550 113 | update_record | {"object":"contacts","id":"p-ivy","values":{"phone":"+49 821 5550 113"}}
crm | brightwater fleet renewal won for 70k | update_record | {"object":"deals","id":"d-fleet","values":{"stage":"won","amount":70000}}
crm | Northwind has 455 employees by now | update_record | {"object":"companies","id":"c-north","values":{"employees":455}}
crm | Dock lights 24.5k proposal → negotiation | update_record | {"object":"deals","id":"d-dock","values":{"amount":24500,"stage":"negotiation"}}
crm | The deal Hull check must have now 52000 as amount | update_record | {"object":"deals","id":"d-hull","values":{"amount":52000}}
crm | Marlin Logistics - owner Yuki, tier silver | update_record | {"object":"companies","id":"c-marlin","values":{"owner":"m-yuki","tier":"silver"}}
crm | task Site visit: low, 3 Dec | update_record | {"object":"tasks","id":"t-site","values":{"priority":"low","due_on":"2026-12-03"}}
crm | prio high: Send the quote | update_record | {"object":"tasks","id":"t-quote","values":{"priority":"high"}}
crm | brightwater renewal negotiation, closes 11 december | update_record | {"object":"deals","id":"d-fleet","values":{"stage":"negotiation","close_on":"2026-12-11"}}
crm | All bronze companies in Norway should become silver. | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"bronze"},{"field":"country","op":"eq","value":"Norway"}]}},"values":{"tier":"silver"}}
crm | every open task at Tessel goes to Marta, with high priority | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"status","op":"eq","value":"open"},{"field":"company","op":"eq","value":"c-tessel"}]}},"values":{"owner":"m-marta","priority":"high"}}
crm | Norway companies except Oslo -> Yuki | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"country","op":"eq","value":"Norway"},{"field":"city","op":"ne","value":"Oslo"}]}},"values":{"owner":"m-yuki"}}
crm | companies under 100 employees -> bronze | update_records | {"selection":{"object":"companies","where":{"field":"employees","op":"lt","value":100}},"values":{"tier":"bronze"}}
crm | silver for all bronze companies in Norway | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"bronze"},{"field":"country","op":"eq","value":"Norway"}]}},"values":{"tier":"silver"}}
crm | mark contacts at Tessel with status new as engaged | update_records | {"selection":{"object":"contacts","where":{"and":[{"field":"company","op":"eq","value":"c-tessel"},{"field":"status","op":"eq","value":"new"}]}},"values":{"status":"engaged"}}
shipyard | Boiler check passed, fee 900 | update_record | {"object":"inspections","id":"i-boiler","values":{"result":"passed","fee":900}}
shipyard | Aurora: ferry, superintendent Ines | update_record | {"object":"vessels","id":"v-aurora","values":{"class":"ferry","superintendent":"m-ines"}}
shipyard | every tanker in Bergen -> Marcus | update_records | {"selection":{"object":"vessels","where":{"and":[{"field":"class","op":"eq","value":"tanker"},{"field":"home_port","op":"eq","value":"Bergen"}]}},"values":{"superintendent":"m-marcus"}}
clinic | Flu shot in the red room instead of the blue room | update_record | {"object":"appointments","id":"a-flu","values":{"room":"red"}}
clinic | all booked appointments in the red room should go to Omar | update_records | {"selection":{"object":"appointments","where":{"and":[{"field":"state","op":"eq","value":"booked"},{"field":"room","op":"eq","value":"red"}]}},"values":{"doctor":"m-omar"}}
`);

/** Near to those, and no order: workspace | sentence | does | begins with. */
export const toldTalk = readTalkCases(`
crm | all bronze companies are silver | ask | I do not know
crm | Dock lights or Hull check: won | reply | Too much of that was unclear
crm | maybe Dock lights is at 102k now | reply | I could not relate
crm | is Dock lights at 102k now? | reply | I could not relate
crm | Dock lights might go to 50k | reply | I could not relate
crm | if Dock lights is won tell me | reply | 
crm | Dock lights was at 30k | reply | I could not relate
crm | Tessel is a gold company in Norway | reply | That names a record
crm | Jordan Blake: engaged | ask | Which contact do you mean?
crm | Tessel wants gold | reply | That names a record
crm | all tasks due Friday must be finished | ask | I changed nothing yet
crm | delete everything of Tessel | reply | I deleted nothing
crm | only Tessel is gold | reply | That names a record
crm | all gold companies are in Norway | reply |
crm | Tessel was bronze last year | reply |
crm | Dock lights is not lost | reply |
`);
