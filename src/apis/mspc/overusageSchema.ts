import type { TypedDataSet } from './dataSet.js';

const SPACE = ['HostingSpaceId'];

/**
 * What the over-use reports are beyond their tables: a class of its own, whose keys and relations its schema tells.
 *
 * @source SolidCP, OverusageReport.xsd and its designer class, as a DataSet serialises them
 * @fidelity observed
 */
export const OVERUSAGE_REPORT: TypedDataSet = {
  name: 'OverusageReport',
  namespace: 'http://tempuri.org/DataSet1.xsd',
  keys: {
    HostingSpace: SPACE,
    BandwidthOverusage: SPACE,
    DiskspaceOverusage: SPACE,
    OverusageDetails: ['ResourceGroupName', 'HostingSpaceId', 'OverusageType'],
  },
  relations: [
    { parent: 'HostingSpace', child: 'BandwidthOverusage', key: 'HostingSpaceId' },
    { parent: 'HostingSpace', child: 'DiskspaceOverusage', key: 'HostingSpaceId' },
    { parent: 'BandwidthOverusage', child: 'OverusageDetails', key: 'HostingSpaceId' },
    { parent: 'DiskspaceOverusage', child: 'OverusageDetails', key: 'HostingSpaceId' },
  ],
};
