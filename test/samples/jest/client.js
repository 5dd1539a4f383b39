/** Asks a world whether it has a user. */
exports.userExists = async ({ mspc }, username) => {
  const response = await fetch(mspc.users, {
    method: 'POST',
    headers: {
      ...mspc.headers,
      'Content-Type': 'text/xml',
      SOAPAction: '"http://smbsaas/MSPC/enterpriseserver/UserExists"',
    },
    body: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
      <UserExists xmlns="http://smbsaas/MSPC/enterpriseserver"><username>${username}</username></UserExists>
    </soap:Body></soap:Envelope>`,
  });
  return (await response.text()).includes('>true<');
};
