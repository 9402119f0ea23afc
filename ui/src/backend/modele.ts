/**
 * The one place that says where the description of the tables comes from.
 * Everything else imports it from here.
 */
export * from '../generated/modele';
