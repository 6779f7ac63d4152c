import { LICENCES, type PackageFacts } from './data-package.rules';
import { OPEN_FORMATS } from './open-data-files';
import { OPEN_TABLES } from './open-tables';

export class OpenFieldView {
  name: string;
  title: string;
  /** Of the Frictionless Table Schema: string, integer, number, date, yearmonth, year, boolean. */
  type: string;
}

export class OpenTableView {
  /** open-data/<name>.csv, .xlsx, .json */
  name: string;
  title: string;
  description: string;
  fields: OpenFieldView[];
}

export class OpenLicenceView {
  name: string;
  title: string;
  /** The text of the licence. */
  url: string;
  /** In one sentence. */
  says: string;
}

/** What may be taken away, and under which licence. */
export class OpenDataView {
  tables: OpenTableView[];
  formats: string[];
  /** All tables with their schemas in one Frictionless data package. */
  packageFile: string;
  licence: OpenLicenceView;
  /** Place of the newest entry in it. */
  throughSeq: string;
  closedThrough: string | null;
}

export function openDataViewOf(facts: PackageFacts): OpenDataView {
  const { title, path: url, says } = LICENCES[facts.licence];
  return {
    tables: OPEN_TABLES.map((table) => ({
      name: table.name,
      title: table.title,
      description: table.description,
      fields: table.fields.map(({ name, title: said, type }) => ({ name, title: said, type })),
    })),
    formats: [...OPEN_FORMATS],
    packageFile: 'package.zip',
    licence: { name: facts.licence, title, url, says },
    throughSeq: facts.throughSeq,
    closedThrough: facts.closedThrough,
  };
}
