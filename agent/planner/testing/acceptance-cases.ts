import { readCases, readTalkCases } from "./sentence-case";

/** One or two sentences a cause that an acceptance by hand brought to light. */
export const acceptanceCases = readCases(`
crm | how many contacts were added per month this year | aggregate_records | {"object":"contacts","where":{"field":"created_at","op":"eq","value":{"unit":"year","offset":0}},"group":[{"field":"created_at","bucket":"month"}],"measures":[{"fn":"count"}]}
crm | how many deals were created every month this year | aggregate_records | {"object":"deals","where":{"field":"created_at","op":"eq","value":{"unit":"year","offset":0}},"group":[{"field":"created_at","bucket":"month"}],"measures":[{"fn":"count"}]}
crm | how much revenue did we win month by month since January | aggregate_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"won"},{"field":"close_on","op":"gte","value":{"year":2026,"month":1}}]},"group":[{"field":"close_on","bucket":"month"}],"measures":[{"fn":"sum","field":"amount"}]}
crm | companies nobody touched for 3 months | search_records | {"object":"companies","where":{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":3,"unit":"month"}},{"field":"last_activity_at","op":"empty"}]},"count":"capped"}
crm | list companies w/o contacts | search_records | {"object":"companies","where":{"related":"contacts","count":{"op":"eq","value":0}},"count":"capped"}
crm | phone number of Ivy Fischer | get_record | {"object":"contacts","id":"p-ivy","related":true}
crm | compare won deals of Yuki and Marta this year | aggregate_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"won"},{"field":"owner","op":"in","value":["m-yuki","m-marta"]},{"field":"close_on","op":"eq","value":{"unit":"year","offset":0}}]},"group":[{"field":"owner"}],"measures":[{"fn":"count"},{"fn":"sum","field":"amount"}]}
crm | Would you be a dear and tell me how many people at Tessel we've got on the books? | aggregate_records | {"object":"contacts","where":{"field":"company","op":"eq","value":"c-tessel"},"measures":[{"fn":"count"}]}
crm | Please make sure Tessel and Northwind are both gold | update_records | {"selection":{"object":"companies","where":{"field":"id","op":"in","value":["c-tessel","c-north"]}},"values":{"tier":"gold"}}
crm | make Send the quote high priority and due on Monday | update_record | {"object":"tasks","id":"t-quote","values":{"priority":"high","due_on":"2026-11-23"}}
crm | make my high priority tasks low priority | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"priority","op":"eq","value":"high"}]}},"values":{"priority":"low"}}
crm | make all overdue tasks high priority | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"}]}},"values":{"priority":"high"}}
crm | close tasks owned by me and due on Monday | update_records | {"selection":{"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"due_on","op":"eq","value":{"from":"2026-11-23","to":"2026-11-23"}}]}},"values":{"status":"done"}}
`);

export const acceptanceTalk = readTalkCases(`
crm | Tom should send the contract to Tessel by Friday | ask | Shall I make that a task for Tom Okafor: “Send the contract to Tessel”, due 27 Nov 2026?
crm | make sure Dock lights is not lost | reply | I changed nothing
`);
