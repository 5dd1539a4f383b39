/** What a date that was never set looks like: the first instant of .NET's DateTime, epoch milliseconds. */
export const UNSET_DATE = Date.parse('0001-01-01T00:00:00Z');

/** The first instant of SQL Server's datetime: 1 January 1753. */
export const EARLIEST_SQL_DATE = Date.UTC(1753, 0, 1);
