/** Why a file cannot be read as a table, in a sentence for whoever chose it. */
export class FileFault extends Error {}
