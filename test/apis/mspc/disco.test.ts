import { expect, test } from '@jest/globals';

import { discoveryDocument } from '../../../src/apis/mspc/disco.js';

test('the discovery document names the contract and one element per SOAP binding', () => {
  const document = discoveryDocument({
    address: 'http://localhost:9002/esUsers.asmx',
    service: 'esUsers',
    namespace: 'http://smbsaas/MSPC/enterpriseserver',
  });

  expect(document).toBe(
    [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<discovery xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.xmlsoap.org/disco/">',
      '  <contractRef ref="http://localhost:9002/esUsers.asmx?wsdl" docRef="http://localhost:9002/esUsers.asmx" xmlns="http://schemas.xmlsoap.org/disco/scl/" />',
      '  <soap address="http://localhost:9002/esUsers.asmx" xmlns:q1="http://smbsaas/MSPC/enterpriseserver" binding="q1:esUsersSoap" xmlns="http://schemas.xmlsoap.org/disco/soap/" />',
      '  <soap address="http://localhost:9002/esUsers.asmx" xmlns:q2="http://smbsaas/MSPC/enterpriseserver" binding="q2:esUsersSoap12" xmlns="http://schemas.xmlsoap.org/disco/soap/" />',
      '</discovery>',
    ].join('\r\n'),
  );
});

test('a Host header cannot break out of the attributes', () => {
  const document = discoveryDocument({ address: 'http://a"><x>&/e.asmx', service: 'e', namespace: 'urn:n' });

  expect(document.split('\r\n')[2]).toBe(
    '  <contractRef ref="http://a&quot;&gt;&lt;x&gt;&amp;/e.asmx?wsdl" docRef="http://a&quot;&gt;&lt;x&gt;&amp;/e.asmx" xmlns="http://schemas.xmlsoap.org/disco/scl/" />',
  );
});
