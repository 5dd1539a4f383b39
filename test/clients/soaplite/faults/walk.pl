#!/usr/bin/perl
# What SOAP::Lite makes of calls of the procedure executor that go wrong on purpose, as the control API orders it.
#
#   perl faults/walk.pl http://127.0.0.1:9002/~perl http://127.0.0.1:9090/sandboxes/perl

use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::Bin/..";
use JSON::PP;
use LWP::UserAgent;
use SOAP::Lite;
use Telling;

binmode STDOUT, ':encoding(UTF-8)';
$| = 1;

my ($base, $control) = @ARGV;
$base    //= 'http://127.0.0.1:9002/~perl';
$control //= 'http://127.0.0.1:9090/sandboxes/perl';

use constant DIRECTORY => 'Managed Active Directory';
use constant CREATE    => 'Managed Active Directory::CreateOrganization';
use constant HOSTING   => 'LDAP://OU=Hosting,DC=csp,DC=local';
use constant PATIENCE  => 1;       # seconds that the client waits for an answer
use constant LATE_MS   => 1500;    # longer than that

# --- the control API -------------------------------------------------------------------------------------

my $agent = LWP::UserAgent->new;

sub control {
    my ($method, $path, $body) = @_;
    my $content = defined $body ? encode_json($body) : '';
    my $answer = $agent->request(HTTP::Request->new($method, $control . $path, ['Content-Type' => 'application/json'], $content));
    die "expected control to do it, got " . $answer->decoded_content . "\n" unless $answer->is_success;
    return $answer->content eq '' ? undef : decode_json($answer->content);
}

# Orders a fault for the next CreateOrganization, in place of all others.
sub order {
    my (%fault) = @_;
    control(DELETE => '/faults');
    control(POST => '/faults', { match => { operation => CREATE }, times => 1, %fault });
}

# What the journal says of the last CreateOrganization: its outcome, and when a fault met it.
sub noted {
    my ($entry) = @{ control(GET => '/journal?limit=1&operation=Managed%20Active%20Directory%3A%3ACreateOrganization') };
    return [$entry->{outcome}, $entry->{fault} && $entry->{fault}{when}];
}

# --- the client ------------------------------------------------------------------------------------------

sub call {
    my ($namespace, $procedure, %arguments) = @_;
    my $client = SOAP::Lite->soapversion('1.1')->autotype(0)->on_action(sub { '' });
    $client->proxy("$base/mpf/soapisapi.dll", timeout => PATIENCE);
    # Faults are answers. Anything else is what the transport says, or the parser where the transport is content.
    $client->on_fault(sub {
        my ($soap, $fault) = @_;
        return $fault if ref $fault;
        die(($soap->transport->is_success ? $fault : $soap->transport->status) . "\n");
    });
    $client->transport->default_headers->authorization_basic('cspadmin_CSP', 'serveradmin');
    my @names = (SOAP::Data->name(namespace => $namespace), SOAP::Data->name(procedure => $procedure));
    my $header = SOAP::Header->name(provisioning => \SOAP::Data->value(@names))->mustUnderstand(1);
    my @data = map { SOAP::Data->name($_ => $arguments{$_}) } sort keys %arguments;
    return $client->call(request => SOAP::Data->name(data => \SOAP::Data->value(@data)), $header);
}

sub create { call(DIRECTORY, CreateOrganization => (name => $_[0], container => HOSTING, policyName => 'reseller')) }

# Code and description of a refusal; nothing for a good answer.
sub refusal {
    my $error = $_[0]->dataof('/Envelope/Body/response/errorContext') or return [];
    return [@{ $error->attr }{qw(code description)}];
}

# What the client dies of.
sub death {
    my ($act) = @_;
    die "expected a failure, got an answer\n" if eval { $act->(); 1 };
    my $text = $@;
    $text =~ s/^\s+//;
    $text =~ s/ at (\S+ )?line .*|\n.*//s;
    return $text;
}

sub is_there {
    my ($name) = @_;
    my $path = HOSTING =~ s{LDAP://}{LDAP://OU=$name,}r;
    return @{ refusal(call('Managed Hosting', GetOrgType => (path => $path))) } == 0 ? 'there' : 'gone';
}

# --- the walk --------------------------------------------------------------------------------------------

step('A connection that is refused leaves CreateOrganization undone, and the journal says so', sub {
    order(before => { connection => 'refuse' });
    equal('500 Status read failed: Connection reset by peer', death(sub { create('Tea') }));
    equal(['intercepted', 'before'], noted());
    equal('gone', is_there('Tea'));
});

step('An answer that is lost after the commit leaves CreateOrganization done, and the journal says so', sub {
    order(after => { connection => 'close' });
    equal('500 Server closed connection without sending any data back', death(sub { create('Tea') }));
    equal(['done', 'after'], noted());
    equal('there', is_there('Tea'));
    equal(['0x80071392', 'The object already exists.'], refusal(create('Tea')), 'the second try');
});

step('One of the product’s own errors comes as an errorContext', sub {
    order(before => { error => 'ACCESS_DENIED' });
    equal(['0x80070005', 'Access is denied.'], refusal(create('Rice')));
    equal('gone', is_there('Rice'));
});

for my $status (['500 Internal Server Error', 500], ['503 Service Unavailable', 503]) {
    step("A page of the host in place of an answer: $status->[0]", sub {
        order(before => { status => $status->[1] });
        equal($status->[0], death(sub { create('Rice') }));
    });
}

step('Accepted and never answered', sub {
    order(before => { connection => 'hang' });
    equal('500 read timeout', death(sub { create('Rice') }));
});

step('Later than the client waits: done all the same', sub {
    order(after => { delayMs => LATE_MS });
    equal('500 read timeout', death(sub { create('Late') }));
    equal('there', is_there('Late'));
});

step('Cut off at a byte: the parser says where', sub {
    order(after => { truncateAt => 100 });
    equal('unclosed token', death(sub { create('Cut') }));
    equal('there', is_there('Cut'));
});

leave();
