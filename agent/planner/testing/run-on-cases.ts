import { readCases, readTalkCases } from "./sentence-case";

/** What is told behind a value, of somebody new or of how it came about: workspace | sentence | the tool it calls | its whole input. */
export const runOnCases = readCases(`
crm | set the title of Ivy Fischer to plant manager because Klaus retired | update_record | {"object":"contacts","id":"p-ivy","values":{"title":"plant manager"}}
crm | give Ivy Fischer the title plant manager, she got promoted last week | update_record | {"object":"contacts","id":"p-ivy","values":{"title":"plant manager"}}
crm | set the lost reason of Hull check to they went with a cheaper vendor | update_record | {"object":"deals","id":"d-hull","values":{"lost_reason":"they went with a cheaper vendor"}}
crm | add Lena Brodt as a contact at Northwind, she is head of purchasing | create_record | {"object":"contacts","values":{"name":"Lena Brodt","company":"c-north","title":"head of purchasing"}}
crm | add Lena Brodt as a contact at Northwind. She is their head of purchasing. | create_record | {"object":"contacts","values":{"name":"Lena Brodt","company":"c-north","title":"head of purchasing"}}
crm | cancel my tasks for today | delete_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"due_on","op":"eq","value":{"unit":"day","offset":0}}]}}}
crm | give all of Marta's open deals to Tom until she is back | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"m-marta"},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]}},"values":{"owner":"m-tom"}}
crm | open a deal in the pipeline for Northwind called Meter upgrade, 9k | create_record | {"object":"deals","values":{"name":"Meter upgrade","company":"c-north","amount":9000}}
crm | tasks I created this week | search_records | {"object":"tasks","where":{"and":[{"field":"created_by","op":"eq","value":"me"},{"field":"created_at","op":"eq","value":{"unit":"week","offset":0}}]},"count":"capped"}
crm | how many notes did I write this month | aggregate_records | {"object":"notes","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"happened_at","op":"eq","value":{"unit":"month","offset":0}}]},"measures":[{"fn":"count"}]}
crm | how long does it usually take us to win a deal | aggregate_records | {"object":"deals","where":{"field":"stage","op":"eq","value":"won"},"measures":[{"fn":"avg","days":{"from":"created_at","to":"close_on"}}]}
crm | deals we lost to competitors | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"lost"},{"field":"lost_reason","op":"contains","value":"competitor"}]},"count":"capped"}
crm | deals closing before the end of December | search_records | {"object":"deals","where":{"field":"close_on","op":"lte","value":{"from":"2026-12-31","to":"2026-12-31"}},"count":"capped"}
crm | contacts who sit at gold companies | search_records | {"object":"contacts","where":{"field":"company.tier","op":"eq","value":"gold"},"count":"capped"}
crm | wrong city for Ivy Fischer, she sits in Augsburg | update_record | {"object":"contacts","id":"p-ivy","values":{"city":"Augsburg"}}
crm | what was lost lately? say since the start of September | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"lost"},{"field":"close_on","op":"gte","value":{"from":"2026-09-01","to":"2026-09-01"}}]},"count":"capped"}
crm | Create deal "Cold room pilot" with Northwind, value 18 thousand, we expect it by 15 February | create_record | {"object":"deals","values":{"name":"Cold room pilot","company":"c-north","amount":18000,"close_on":"2027-02-15"}}
crm | we should open a deal for Northwind, cleanroom sensors, roughly 25000 euros | create_record | {"object":"deals","values":{"name":"cleanroom sensors","company":"c-north","amount":25000}}
crm | for tomorrow: send Ivy Fischer the new price list | create_task | {"title":"Send Ivy Fischer the new price list","dueOn":"2026-11-23","owner":"me","about":[{"object":"contacts","id":"p-ivy"}]}
`);

/** A sentence that runs on into what is not understood changes nothing by half. */
export const runOnTalk = readTalkCases(`
crm | Ivy Fischer is now head of fleet and she would like to come to the fair as well | reply | I changed nothing
crm | add three lines to the note about Northwind | reply | I changed nothing
`);
