import { readCases } from "./sentence-case";

/** Written in other registers and run once unseen before they came here: curt, chatty, second-language, rambling. */
export const voiceCases = readCases(`
crm | yo can u pull every open opp tom's sitting on thats north of 30 grand | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"owner","op":"eq","value":"m-tom"},{"field":"amount","op":"gt","value":30000}]},"count":"capped"}
crm | I'd be ever so grateful if you could show me which of our clients haven't been spoken to in the past two months | search_records | {"object":"companies","where":{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":2,"unit":"month"}},{"field":"last_activity_at","op":"empty"}]},"count":"capped"}
crm | need list customers norway no owner | search_records | {"object":"companies","where":{"and":[{"field":"country","op":"eq","value":"Norway"},{"field":"owner","op":"empty"}]},"count":"capped"}
crm | pls make tessel a gold account | update_record | {"object":"companies","id":"c-tessel","values":{"tier":"gold"}}
crm | kindly to assign the deal Dock lights for Marta | update_record | {"object":"deals","id":"d-dock","values":{"owner":"m-marta"}}
crm | any leads that went dark lately? | search_records | {"object":"contacts","where":{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":21,"unit":"day"}},{"field":"last_activity_at","op":"empty"}]},"count":"capped"}
crm | stick a reminder in for thursday: ring Ivy Fischer about the renewal | create_task | {"title":"Ring Ivy Fischer about the renewal","dueOn":"2026-11-26","about":[{"object":"contacts","id":"p-ivy"}]}
crm | deals > 50k, closing Q1 2027, sort biggest first | search_records | {"object":"deals","where":{"and":[{"field":"amount","op":"gt","value":50000},{"field":"close_on","op":"eq","value":{"year":2027,"quarter":1}}]},"sort":[{"field":"amount","direction":"desc"}],"count":"capped"}
crm | could you bin the Dock lights deal | delete_record | {"object":"deals","id":"d-dock"}
crm | jot down that Northwind want a new quote | log_note | {"body":"Northwind want a new quote","about":[{"object":"companies","id":"c-north"}]}
crm | give me the split of open pipeline across stages | aggregate_records | {"object":"deals","where":{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},"group":[{"field":"stage"}],"measures":[{"fn":"count"}]}
crm | tell me about Ivy Fischer | get_record | {"object":"contacts","id":"p-ivy","related":true}
crm | Hand everything Tom has in negotiation over to Yuki | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"m-tom"},{"field":"stage","op":"eq","value":"negotiation"}]}},"values":{"owner":"m-yuki"}}
crm | What's our biggest open opportunity in Norway right now? | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"company.country","op":"eq","value":"Norway"}]},"sort":[{"field":"amount","direction":"desc"}],"limit":1,"count":"capped"}
crm | Show me accounts in Berlin that we have no contacts for | search_records | {"object":"companies","where":{"and":[{"field":"city","op":"eq","value":"Berlin"},{"related":"contacts","count":{"op":"eq","value":0}}]},"count":"capped"}
crm | Bump the Dock lights amount up to 55k | update_record | {"object":"deals","id":"d-dock","values":{"amount":55000}}
crm | How's the win rate looking for Marta this year? | aggregate_records | {"object":"deals","where":{"and":[{"field":"owner","op":"eq","value":"m-marta"},{"field":"close_on","op":"eq","value":{"unit":"year","offset":0}}]},"measures":[{"fn":"count","where":{"field":"stage","op":"in","value":["won"]},"as":"won"},{"fn":"count","where":{"field":"stage","op":"in","value":["won","lost"]},"as":"closed"}],"ratios":[{"as":"win_rate","numerator":"won","denominator":"closed"}]}
crm | List people at Northwind with their email addresses | search_records | {"object":"contacts","where":{"field":"company","op":"eq","value":"c-north"},"fields":["name","email"],"count":"capped"}
crm | Put Tessel down as silver | update_record | {"object":"companies","id":"c-tessel","values":{"tier":"silver"}}
crm | Any tasks for me that are late? | search_records | {"object":"tasks","where":{"and":[{"field":"owner","op":"eq","value":"me"},{"field":"due_on","op":"lt","value":{"unit":"day","offset":0}},{"field":"status","op":"eq","value":"open"}]},"count":"capped"}
crm | How many new contacts came in last week? | aggregate_records | {"object":"contacts","where":{"field":"created_at","op":"eq","value":{"unit":"week","offset":-1}},"measures":[{"fn":"count"}]}
crm | Please log that I spoke to Ivy Fischer, she wants pricing by Friday | log_note | {"body":"I spoke to Ivy Fischer, she wants pricing by Friday","about":[{"object":"contacts","id":"p-ivy"}]}
crm | Average deal size for deals we won in Q3 | aggregate_records | {"object":"deals","where":{"and":[{"field":"stage","op":"eq","value":"won"},{"field":"close_on","op":"eq","value":{"year":2026,"quarter":3}}]},"measures":[{"fn":"avg","field":"amount"}]}
crm | Reopen Send the quote | update_record | {"object":"tasks","id":"t-quote","values":{"status":"open"}}
crm | Change Ivy Fischer's company to Northwind | update_record | {"object":"contacts","id":"p-ivy","values":{"company":"c-north"}}
crm | Which companies have deals closing this month but no tasks? | search_records | {"object":"companies","where":{"and":[{"related":"deals","where":{"field":"close_on","op":"eq","value":{"unit":"month","offset":0}}},{"related":"tasks","count":{"op":"eq","value":0}}]},"count":"capped"}
crm | Give me the top 10 contacts by last activity | search_records | {"object":"contacts","sort":[{"field":"last_activity_at","direction":"desc"}],"limit":10,"count":"capped"}
`);
