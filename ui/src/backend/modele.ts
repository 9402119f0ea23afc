/**
 * Description of the tables, written from Rust. Everything above the backend imports it from here.
 *
 * Names of fields are typed by table: a field renamed in the core breaks the type check wherever the page names it.
 */
export * from '../generated/modele';
