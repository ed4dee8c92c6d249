import { readTalkCases } from "./sentence-case";

/** Workspace | sentence | whether it asks or replies | words of that. */
export const talkCases = readTalkCases(`
crm | assign these to Priya | reply | I changed nothing
crm | delete the audit log | reply | The change log cannot be changed or deleted by anybody
crm | connect our Outlook calendar | reply | I cannot connect calendars or mailboxes yet
crm | send an email to Ivy | reply | I cannot send mail or messages yet, only draft them
crm | delete all contacts | ask | That is every one of the 2 contacts, with no condition at all
crm | dormant gold flibber companies | ask | I do not know what “dormant” and “flibber” mean for companies
crm | don't delete Tessel | reply | Understood, I changed nothing
crm | close Dock lights | ask | Which stage do you mean
clinic | patients allergic to latex | ask | I do not know what “allergic” means for patients
crm | log a note on Brightwater that they want a new quote | ask | Which one is the note about
crm | what is the status of Jordan Blake? | ask | Which one do you mean
crm | what can you do? | reply | I find, count, create, change and delete records (companies, contacts, deals, tasks, notes), log notes, set tasks and undo
crm | assign Dock lights to Priya | ask | Which owner do you mean
crm | what is overdue? | ask | That fits deals and tasks
crm | overdew tasks | ask | I do not know what “overdew” means for tasks
crm | deals above average | reply | I could not place “above”, and leaving it out would change what you mean
crm | standard deviation of deal size | reply | I can count, add up, average, find the median, the highest and the lowest, but not that
crm | conversion from proposal to won | reply | not which stages it has been through
crm | old deals | ask | I do not know what “old” means for deals
crm | contacts in Atlantis | reply | There is no place, option or record called “Atlantis” here.
crm | push Dock lights to next quarter | ask | Which close date do you mean
crm | raise the amount of Dock lights by 10% | reply | I changed nothing: Dock lights has no amount yet
crm | move all deals to won | ask | That is every one of the 2 deals, with no condition at all
crm | set flibber companies to gold | ask | I changed nothing yet
crm | don't move Dock lights to won | reply | Understood, I changed nothing
crm | should I delete Tessel? | reply | I changed nothing, because that was a question
crm | he said "delete all companies" | reply | I could not relate that to anything in this workspace
crm | delete Jordan Blake | ask | Which contact do you mean
crm | delete everything | reply | I deleted nothing
crm | remind me to call Tessel next week | ask | On which day
crm | add a note to Zanzibar Ltd: hello | reply | I wrote nothing
crm | what's the weather in Berlin? | reply | That is outside what I can look up; I only know this workspace
crm | email Ivy Fischer | reply | I cannot send mail or messages yet, only draft them
crm | when a deal is won, create a task | reply | I cannot set up workflows or sequences yet
crm | create a field | reply | I need all of it in one sentence: the object, the name of the field and its type
crm | call Tessel | reply | I cannot make calls
crm | thanks! | reply | You are welcome
crm | hello | reply | Hello
crm | anything overdue for Marta? | ask | That fits deals and tasks
crm | how are we doing this month? | reply | I could not relate that to anything in this workspace
crm | in Oslo | ask | That fits companies and contacts
crm | tankers | reply | I could not relate that to anything in this workspace
clinic | patients allergic to nuts or latex | ask | I do not know what “allergic” means for patients
clinic | who treats Nora Quist? | reply | Too much of that was unclear to me (“treats”, “Nora” and “Quist”)
crm | assign all deals to Bob | ask | Nobody called Bob is in this workspace
crm | put Bob on all gold companies | ask | Nobody called Bob is in this workspace
crm | deals owned by Martha | ask | Did you mean Marta Lindqvist
shipyard | assign all tankers to Bob | ask | Nobody called Bob is in this workspace
crm | deals with stage nonsense | reply | Deals have no stage called “nonsense”. It is one of Lead, Qualified
crm | set the tier of Tessel to platinum | reply | Companies have no tier called “platinum”
clinic | appointments with state cancelled | reply | Appointments have no state called “cancelled”
crm | set the colour of Dock lights to red | reply | Deals have no field called “colour”
crm | rename Pinecrest to Pine Crest GmbH | reply | There is no record called “Pinecrest” here
crm | ¿cuántos negocios abiertos hay? | reply | I read English only
crm | zeige alle offenen Deals | reply | I read English only
crm | give the tasks who must be finished until Friday | ask | I do not know what “must” means
crm | reassign everything of Tom to Marta | reply | I changed nothing: “everything” does not say of what
crm | top 3 deals per owner | reply | leaving it out would change what you mean
crm | total amount of the top 5 deals | reply | leaving it out would change what you mean
crm | add Jane Roe to Tessel | ask | What is Jane Roe, to be added to Tessel?
crm | tell me about Marta | ask | Marta Lindqvist works in this workspace
shipyard | Kestrel is out of service | ask | Shall I note that in the record?
clinic | Nora Quist has consented | ask | Shall I note that in the record?
crm | Ivy Fischer left the company | ask | Shall I note that in the record?
crm | move Dock lights to negotiation and assign it to Bob | ask | I have done nothing yet. Nobody called Bob
crm | set the tier of Tessel to gold and delete the frobnitz | ask | I have done nothing yet: I understood “set the tier of Tessel to gold”
shipyard | give Aurora to Ines and set the flubber to 5 | ask | I have done nothing yet
crm | Northwind is gold | ask | Shall I note that in the record?
crm | Northwind was gold | reply | That names a record
crm | give Tessel's deals to Marta and Tom's deals to Yuki | ask | I do not know what “Yuki” means for deals
crm | who hasn't won anything this quarter | reply | I cannot list people who have none
crm | we should close deals | reply | I changed nothing: that is every deal
crm | can you push Dock lights a bit further out? | ask | By how much should I move Dock lights back?
crm | assign Dock lights to somebody else | ask | To whom should I hand Dock lights?
crm | sync our contacts with HubSpot | reply | I cannot exchange records with other systems
crm | add 3 contacts to Tessel | ask | What should the contact be called?
`);
