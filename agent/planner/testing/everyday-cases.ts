import { readCases } from "./sentence-case";

/** What people say in other words than the planner's: workspace | sentence | the tool it calls | its whole input. */
export const everydayCases = readCases(`
crm | let Yuki take over Dock lights | update_record | {"object":"deals","id":"d-dock","values":{"owner":"m-yuki"}}
crm | Dock lights belongs to Tom from now on | update_record | {"object":"deals","id":"d-dock","values":{"owner":"m-tom"}}
crm | make Marta responsible for Tessel | update_record | {"object":"companies","id":"c-tessel","values":{"owner":"m-marta"}}
crm | put Hull check under Tom | update_record | {"object":"deals","id":"d-hull","values":{"owner":"m-tom"}}
crm | every open deal of Tom goes to Yuki | update_records | {"selection":{"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"owner","op":"eq","value":"m-tom"}]}},"values":{"owner":"m-yuki"}}
crm | Marta gets all Norwegian companies | update_records | {"selection":{"object":"companies","where":{"field":"country","op":"eq","value":"Norway"}},"values":{"owner":"m-marta"}}
crm | the amount of Dock lights went up to 45k | update_record | {"object":"deals","id":"d-dock","values":{"amount":45000}}
crm | Dock lights's amount is now 45k | update_record | {"object":"deals","id":"d-dock","values":{"amount":45000}}
crm | Tessel's new phone is +47 22 555 010 | update_record | {"object":"companies","id":"c-tessel","values":{"phone":"+47 22 555 010"}}
crm | Dock lights will now close on 15 January | update_record | {"object":"deals","id":"d-dock","values":{"close_on":"2027-01-15"}}
crm | we lost Dock lights because of price | update_record | {"object":"deals","id":"d-dock","values":{"stage":"lost","lost_reason":"price"}}
crm | Dock lights came from a referral | update_record | {"object":"deals","id":"d-dock","values":{"source":"referral"}}
crm | Tessel isn't silver anymore, it's gold | update_record | {"object":"companies","id":"c-tessel","values":{"tier":"gold"}}
crm | the task Site visit can wait until 10 December | update_record | {"object":"tasks","id":"t-site","values":{"due_on":"2026-12-10"}}
crm | make the task Site visit urgent | update_record | {"object":"tasks","id":"t-site","values":{"priority":"high"}}
crm | give the task Site visit to Marta | update_record | {"object":"tasks","id":"t-site","values":{"owner":"m-marta"}}
crm | I'm done with Site visit | complete_task | {"taskId":"t-site"}
crm | cancel the task Site visit | delete_record | {"object":"tasks","id":"t-site"}
crm | Ivy Fischer no longer wants our newsletter | update_record | {"object":"contacts","id":"p-ivy","values":{"is_subscribed":false}}
crm | take Ivy Fischer off the mailing list | update_record | {"object":"contacts","id":"p-ivy","values":{"is_subscribed":false}}
crm | sign Ivy Fischer up for the newsletter | update_record | {"object":"contacts","id":"p-ivy","values":{"is_subscribed":true}}
crm | all bronze companies in Norway to silver | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"bronze"},{"field":"country","op":"eq","value":"Norway"}]}},"values":{"tier":"silver"}}
crm | for every company in Norway, set tier to gold | update_records | {"selection":{"object":"companies","where":{"field":"country","op":"eq","value":"Norway"}},"values":{"tier":"gold"}}
crm | all bronze companies except Tessel to silver | update_records | {"selection":{"object":"companies","where":{"and":[{"field":"tier","op":"eq","value":"bronze"},{"field":"id","op":"ne","value":"c-tessel"}]}},"values":{"tier":"silver"}}
crm | delete the phone of Tessel | update_record | {"object":"companies","id":"c-tessel","values":{"phone":null}}
crm | new contact: Nils Brandt, Tessel, nils@tessel.example | create_record | {"object":"contacts","values":{"name":"Nils Brandt","company":"c-tessel","email":"nils@tessel.example"}}
crm | Nils Brandt is our new contact at Tessel | create_record | {"object":"contacts","values":{"name":"Nils Brandt","company":"c-tessel"}}
crm | deal Frost alarms, Tessel, 8k | create_record | {"object":"deals","values":{"name":"Frost alarms","company":"c-tessel","amount":8000}}
crm | task: check radio at Tessel, due Friday, high priority, Tom | create_task | {"title":"Check radio at Tessel","dueOn":"2026-11-27","owner":"m-tom","about":[{"object":"companies","id":"c-tessel"}],"priority":"high"}
crm | I have to call Tessel on Monday | create_task | {"title":"Call Tessel","dueOn":"2026-11-23","owner":"me","about":[{"object":"companies","id":"c-tessel"}]}
crm | don't let me forget to send Ivy Fischer the offer on Friday | create_task | {"title":"Send Ivy Fischer the offer","dueOn":"2026-11-27","owner":"me","about":[{"object":"contacts","id":"p-ivy"}]}
crm | remind me to call Ivy Fischer tomorrow at 10 | create_task | {"title":"Call Ivy Fischer at 10","dueOn":"2026-11-23","owner":"me","about":[{"object":"contacts","id":"p-ivy"}]}
crm | I just talked to Ivy Fischer, she wants a discount | log_note | {"body":"she wants a discount","title":"Call with Ivy Fischer","about":[{"object":"contacts","id":"p-ivy"}]}
crm | minutes of the call with Tessel: they need forty lamps | log_note | {"body":"they need forty lamps","about":[{"object":"companies","id":"c-tessel"}]}
crm | what is on Tom's plate this week? | search_records | {"object":"tasks","where":{"and":[{"field":"status","op":"eq","value":"open"},{"field":"owner","op":"eq","value":"m-tom"},{"field":"due_on","op":"eq","value":{"unit":"week","offset":0}}]},"count":"capped"}
crm | companies outside Norway | search_records | {"object":"companies","where":{"field":"country","op":"ne","value":"Norway"},"count":"capped"}
crm | companies in Scandinavia | search_records | {"object":"companies","where":{"field":"country","op":"eq","value":"Norway"},"count":"capped"}
crm | which company has the most employees? | search_records | {"object":"companies","sort":[{"field":"employees","direction":"desc"}],"limit":1,"count":"capped"}
crm | does Tessel have an open deal? | search_records | {"object":"deals","where":{"and":[{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]},{"field":"company","op":"eq","value":"c-tessel"}]},"count":"capped"}
crm | deals that are stuck | search_records | {"object":"deals","where":{"and":[{"or":[{"field":"last_activity_at","op":"lt","value":{"ago":21,"unit":"day"}},{"field":"last_activity_at","op":"empty"}]},{"field":"stage","op":"in","value":["lead","qualified","proposal","negotiation"]}]},"count":"capped"}
crm | whom do we know at Tessel? | search_records | {"object":"contacts","where":{"field":"company","op":"eq","value":"c-tessel"},"count":"capped"}
crm | give me everything on Tessel | get_record | {"object":"companies","id":"c-tessel","related":true}
crm | chang the stage of Dock lights to won | update_record | {"object":"deals","id":"d-dock","values":{"stage":"won"}}
crm | delte teh task Site visit | delete_record | {"object":"tasks","id":"t-site"}
crm | add a note to Tessel: they want a demo and a deal by March | log_note | {"body":"they want a demo and a deal by March","about":[{"object":"companies","id":"c-tessel"}]}
crm | add a task to prepare a deal review and a company profile | create_task | {"title":"Prepare a deal review and a company profile"}
crm | Ivy Fischer is ill, remind me to call her tomorrow | create_task | {"title":"Call her","dueOn":"2026-11-23","owner":"me"}
`);
