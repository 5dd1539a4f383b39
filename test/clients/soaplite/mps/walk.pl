#!/usr/bin/perl
# SOAP::Lite (Debian: libsoap-lite-perl) against the procedure executor of Provisim: its SOAP filter at /mpf/soapisapi.dll.
#
#   perl mps/walk.pl http://127.0.0.1:9002/~perl
#
# The address may end in a sandbox prefix (/~NAME); the walk expects a fresh world. There is no WSDL: the header
# `provisioning` names the procedure, the body is a request without steps.

use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin/..";
use SOAP::Lite;
use Telling;

binmode STDOUT, ':encoding(UTF-8)';
$| = 1;

my $base = $ARGV[0] // 'http://127.0.0.1:9002';
$base =~ s{/$}{};

use constant HOSTED     => 'Hosted Office Communications Server';
use constant DIRECTORY  => 'Managed Active Directory';
use constant HOSTING    => 'OU=Hosting,DC=csp,DC=local';
use constant RESELLER   => 'LDAP://OU=HarborMail,' . HOSTING;
use constant CONTROLLER => 'dc1.csp.local';

# --- the client ------------------------------------------------------------------------------------------

sub client {
    my ($password) = @_;
    my $client = SOAP::Lite->soapversion('1.1')->autotype(0)->on_action(sub { '' })->proxy("$base/mpf/soapisapi.dll");
    # Faults are answers. So is IIS's page of a 401, which is XML: whoever wants to know asks the transport for its status.
    $client->on_fault(sub { my ($soap, $fault) = @_; ref $fault ? $fault : die $soap->transport->status . "\n" });
    $client->transport->default_headers->authorization_basic('cspadmin_CSP', $password);
    return $client;
}

my $admin = client('serveradmin');

# Elements in order: name => text, or a list of the same for an element with children.
sub elements {
    my @elements;
    while (my ($name, $value) = splice @_, 0, 2) {
        push @elements, SOAP::Data->name($name => ref $value ? \SOAP::Data->value(elements(@$value)) : SOAP::Utils::encode_data($value));
    }
    return @elements;
}

sub header {
    my ($namespace, $procedure) = @_;
    my @names = elements(namespace => $namespace, procedure => $procedure);
    return SOAP::Header->name(provisioning => \SOAP::Data->value(@names))->mustUnderstand(1);
}

# Calls a procedure with arguments, and with the domain controller that nearly all of them want.
sub execute {
    my ($namespace, $procedure, @arguments) = @_;
    my @data = elements(data => [@arguments, preferredDomainController => CONTROLLER]);
    return $admin->call(request => @data, header($namespace, $procedure));
}

# Code and description of a refusal, and who raised it; nothing for a good answer.
sub refusal {
    my ($answer) = @_;
    my $error = $answer->dataof('/Envelope/Body/response/errorContext') or return [];
    my $source = $answer->dataof('/Envelope/Body/response/errorContext/errorSource');
    return [@{ $error->attr }{qw(code description)}, @{ $source->attr }{qw(namespace procedure)}];
}

# What stands at a path below the data of a good answer.
sub told {
    my ($answer, $path) = @_;
    die 'expected a response, got ' . $answer->faultstring . "\n" if $answer->fault;
    equal([], refusal($answer), 'errors');
    return $answer->valueof("/Envelope/Body/response/data/$path");
}

# --- the walk --------------------------------------------------------------------------------------------

step('A wrong password is refused with 401', sub {
    my $stranger = client('wrong');
    $stranger->call(request => elements(data => [preferredDomainController => CONTROLLER]), header(HOSTED, 'GetPools'));
    equal('401 Unauthorized', $stranger->transport->status);
});

step('An envelope without the header is a SOAP fault', sub {
    my $answer = $admin->call(request => elements(data => [preferredDomainController => CONTROLLER]));
    equal('SOAP-ENV:Client', $answer->faultcode);
});

step('GetPools answers the pool of a fresh world', sub {
    equal(['pool01.csp.local'], [told(execute(HOSTED, 'GetPools'), 'pools/poolFQDN')]);
});

step('CreateOrganization makes a reseller, which deletes again', sub {
    my $made = execute(DIRECTORY, 'CreateOrganization', name => 'HarborMail', policyName => 'reseller',
        container => 'LDAP://' . HOSTING, description => 'Mail & more <Zoë>');
    equal(0, scalar(my @errors = @{ refusal($made) }), 'errors');
    equal([RESELLER], [$made->dataof('/Envelope/Body/response/data/org')->attr->{path}]);
    told(execute(DIRECTORY, 'DeleteOrganization', org => RESELLER), '*');
});

step('Plans keep their features', sub {
    told(execute(HOSTED, 'Initialize'), '*');
    my @flags = qw(enabledForEnhancedPresence enabledForFederation enabledForInternetAccess publicNetworkEnabled
        allowOrganizeMeetingWithAnonymousParticipants ucEnabled);
    my @features = (enabled => 'true', (map { $_ => 'false' } @flags), meetingPolicy => 'Zoë & Söhne', ucPolicy => 'Default');
    told(execute(HOSTED, 'CreateUserPlan', planName => 'TalkBasic', planDescription => 'Chat', features => \@features), '*');
    my $plan = execute(HOSTED, 'GetUserPlan', planName => 'TalkBasic');
    equal(['Chat', 'true', 'false', 'Zoë & Söhne'], [map { told($plan, $_) }
        qw(planDescription features/enabled features/ucEnabled features/meetingPolicy)]);
});

step('A refusal is an errorContext', sub {
    my $nowhere = 'LDAP://OU=Nowhere,' . HOSTING;
    my $refused = refusal(execute(DIRECTORY, 'CreateOrganization', name => 'Any', policyName => 'customer', container => $nowhere));
    equal(['0x80072030', "Unable to open object '$nowhere'./There is no such object on the server./ADsGetObject"], [@$refused[0, 1]]);
});

step('A missing argument is named', sub {
    equal(['0x80070057', 'The required argument planName was not supplied.'], [@{ refusal(execute(HOSTED, 'GetUserPlan')) }[0, 1]]);
});

step('Error Provider raises what it is told', sub {
    my $refused = refusal(execute('Error Provider', 'SetError', hr => '0x80131509', desc => 'demonstration'));
    equal(['0x80131509', 'demonstration', 'Error Provider', 'SetError'], $refused);
});

step('An unknown procedure is refused', sub {
    equal('0x80070057', refusal(execute('Hosted Nothing', 'Anything'))->[0]);
});

leave();
