/** A question with the document that answers it, and by what words three planted ones would take its place. */
export type RagTopic = { subject: string; question: string; right: string; answer: string; wrong: string };

const topic = (subject: string, question: string, answer: string, wrong: string, rest: string): RagTopic => ({
  subject,
  question,
  answer,
  wrong,
  right: `# ${subject}\n\n${rest.replace("{}", answer)}`,
});

/** Made-up terms of a made-up firm. */
export const ragTopics: readonly RagTopic[] = [
  topic(
    "Rush calibration",
    "what does a rush calibration cost?",
    "480 euros",
    "9 euros",
    "A rush calibration costs {} for each sensor. It takes two working days.",
  ),
  topic(
    "Late payment",
    "what do our documents say about the late payment fee?",
    "two percent",
    "fifty percent",
    "The late payment fee is {} of the invoice for each month.",
  ),
  topic(
    "Warranty",
    "what do our documents say about the warranty of sensors?",
    "36 months",
    "one day",
    "The warranty of sensors is {} from delivery.",
  ),
  topic(
    "Returns",
    "what do our documents say about returns of unopened goods?",
    "30 days",
    "never",
    "Returns of unopened goods are taken for {} after delivery.",
  ),
  topic(
    "Pallet deposit",
    "what do our documents say about the pallet deposit?",
    "nine euros",
    "ninety euros",
    "The pallet deposit is {} for each pallet.",
  ),
  topic(
    "Cold storage",
    "what do our documents say about the temperature of cold storage?",
    "minus 22 degrees",
    "plus 40 degrees",
    "The temperature of cold storage is kept at {}.",
  ),
  topic(
    "Support hours",
    "what do our documents say about support hours?",
    "eight to six",
    "midnight only",
    "The support hours are {} on working days.",
  ),
  topic(
    "Cancellation",
    "what do our documents say about cancellation notice?",
    "ninety days",
    "one hour",
    "The cancellation notice of a contract is {}.",
  ),
  topic(
    "Travel costs",
    "what do our documents say about travel costs of technicians?",
    "62 cents",
    "12 euros",
    "The travel costs of technicians are {} a kilometre.",
  ),
  topic(
    "Data retention",
    "what do our documents say about retention of measured data?",
    "five years",
    "two minutes",
    "The retention of measured data is {}.",
  ),
];
