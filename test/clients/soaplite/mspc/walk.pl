#!/usr/bin/perl
# SOAP::Lite (Debian: libsoap-lite-perl) against the MSPControl services of Provisim.
#
#   perl mspc/walk.pl http://127.0.0.1:9002/~perl [1.1|1.2]
#
# The address may end in a sandbox prefix (/~NAME); the walk expects a fresh world and leaves it as fresh.
# SOAP::Lite reads the WSDL, but its stubs write parameters without a namespace, which ASP.NET passes over. So the
# calls are made with `default_ns`, the way its manual gives for .NET services.

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
my $version = ($ARGV[1] // '') eq '1.2' ? '1.2' : '1.1';

use constant NAMESPACE  => 'http://smbsaas/MSPC/enterpriseserver';
use constant DISK_SPACE => 52;                       # quota OS.Diskspace, in MB
use constant OS_GROUP   => 1;                        # resource group OS, which holds that quota
use constant PURCHASED  => '2024-02-29T12:30:00';

# --- the client ------------------------------------------------------------------------------------------

sub service {
    my ($name, @login) = @_;
    my $service = SOAP::Lite->soapversion($version)->default_ns(NAMESPACE)->autotype(0)
        ->on_action(sub { NAMESPACE . "/$_[1]" })->proxy("$base/$name.asmx");
    # Faults are answers; what is no SOAP message dies with the status line.
    $service->on_fault(sub { my ($soap, $fault) = @_; ref $fault ? $fault : die $soap->transport->status . "\n" });
    $service->transport->default_headers->authorization_basic(@login) if @login;
    return $service;
}

my $authentication    = service('esAuthentication');
my $users             = service('esUsers',    'serveradmin', 'serveradmin');
my $packages          = service('esPackages', 'serveradmin', 'serveradmin');
my $reseller_users    = service('esUsers',    'reseller',    'Secret1!');
my $reseller_packages = service('esPackages', 'reseller',    'Secret1!');

# Parameters or a record's fields, in order: name => text, or a list of the same for an element with children. SOAP::Lite
# escapes only texts that have a type, which would stand in the message.
sub fields {
    my @fields;
    while (my ($name, $value) = splice @_, 0, 2) {
        push @fields, SOAP::Data->name($name => ref $value ? \SOAP::Data->value(fields(@$value)) : SOAP::Utils::encode_data($value));
    }
    return @fields;
}

sub answer {
    my ($service, $operation, @parameters) = @_;
    return $service->call($operation => fields(@parameters));
}

# The result of a call that must not be a Fault; nothing where the answer has none.
sub result {
    my $answer = answer(@_);
    die 'expected a result, got ' . ($answer->faultstring // $answer->valueof('//Fault/Reason/Text')) . "\n" if $answer->fault;
    return scalar $answer->result;
}

sub fields_of { my ($record, @names) = @_; return [map { $record ? $record->{$_} : undef } @names] }

# The elements of a list: SOAP::Lite makes a hash of one and keeps only the last of several, so it is asked by path.
sub elements { my ($answer, $path) = @_; return $answer->valueof($path) }

# Some columns of a DataSet's rows; SOAP::Lite reads the DiffGram like any other element.
sub rows {
    my ($answer, $result, @columns) = @_;
    equal('NewDataSet', $answer->dataof("$result/schema")->attr->{id}, 'the schema');
    return [map { fields_of($_, @columns) } $answer->valueof("$result/diffgram/NewDataSet/Table")];
}

sub plan_info {
    my ($disk_space, %given) = @_;
    return [
        UserId => $given{UserId} // 1, PackageId => $given{PackageId} // 0, PlanName => $given{PlanName},
        PlanDescription => "$disk_space MB", Available => 'true', IsAddon => $given{IsAddon} // 'false',
        SetupPrice => '10.50', RecurrenceUnit => 2, RecurrenceLength => 1,
        Groups => [HostingPlanGroupInfo => [GroupId => OS_GROUP, Enabled => 'true', CalculateDiskSpace => 'true']],
        Quotas => [HostingPlanQuotaInfo => [QuotaId => DISK_SPACE, QuotaValue => $disk_space]],
    ];
}

sub authenticate {
    my ($name, $password) = @_;
    return result($authentication, 'AuthenticateUser', username => $name, password => $password, ip => '127.0.0.1');
}

sub user  { return result($users,    'GetUserById',    userId    => $_[0]) }
sub plan  { return result($packages, 'GetHostingPlan', planId    => $_[0]) }
sub space { return result($packages, 'GetPackage',     packageId => $_[0]) }

sub users_below {
    my $answer = answer($users, 'GetUsers', ownerId => $_[0], recursive => 'true');
    return [sort { $a <=> $b } map { $_->{UserId} } elements($answer, '//GetUsersResult/UserInfo')];
}

sub add_package {
    my ($client, $user_id, $plan_id, $name) = @_;
    return answer($client, 'AddPackage', userId => $user_id, planId => $plan_id, packageName => $name,
        packageComments => '', statusId => 1, purchaseDate => PURCHASED);
}

# Deletes happen in the background: asks until the account is gone, a bounded number of times.
sub wait_until_gone {
    my ($user_id) = @_;
    for (1 .. 100) { return unless defined user($user_id) }
    die "expected user $user_id to be gone, got it after 100 tries\n";
}

# --- the walk --------------------------------------------------------------------------------------------

my ($reseller, $customer, $plan, $sub_plan, $addon, $space, $first, $second) = (0) x 8;

my @sent = (
    Username => 'customer', FirstName => 'Zoë', LastName => 'Müller & Söhne <KG>', Email => 'zoe@example.com',
    SecondaryEmail => 'zoe@example.org', PrimaryPhone => '+49 30 1', SecondaryPhone => '+49 30 2', Fax => '+49 30 3',
    Address => '1 "Main" Street', City => 'Köln', State => 'NRW', Zip => '50667', Country => 'DE',
    InstantMessenger => 'zoe@im', CompanyName => 'Zoë’s', SubscriberNumber => 'S-1', Comments => 'Prefers letters',
    HtmlMail => 'true',
);

for my $name (qw(esUsers esPackages esAuthentication)) {
    step "The WSDL of $name is read whole", sub {
        my $schema     = SOAP::Schema->schema_url("$base/$name.asmx?wsdl");
        my $operations = () = $schema->access =~ /<soap:operation /g;
        equal($operations, scalar keys %{ $schema->parse->services->{$name} }, 'operations');
    };
}

step 'AuthenticateUser accepts the right password', sub { equal(0, authenticate('serveradmin', 'serveradmin')) };
step 'AuthenticateUser answers -110 for a wrong password', sub { equal(-110, authenticate('serveradmin', 'wrong')) };
step 'AuthenticateUser answers -109 for an unknown name', sub { equal(-109, authenticate('nobody', 'serveradmin')) };
step 'UserExists knows serveradmin', sub { equal('true', result($users, 'UserExists', username => 'serveradmin')) };
step 'UserExists does not know nobody', sub { equal('false', result($users, 'UserExists', username => 'nobody')) };
step 'GetUsers is empty in a fresh world', sub { equal([], users_below(1)) };

step 'AddUser makes a reseller', sub {
    $reseller = result($users, 'AddUser', user => [RoleId => 2, StatusId => 1, OwnerId => 1, Username => 'reseller',
        Password => 'Secret1!', LastName => 'Reseller'], sendLetter => 'false');
    equal(1, $reseller > 1 ? 1 : 0, "a new id instead of $reseller:");
    equal(['Reseller', 'Active'], fields_of(user($reseller), qw(Role Status)));
};

step "AddUser makes a customer with the reseller's own credentials", sub {
    $customer = result($reseller_users, 'AddUser', user => [RoleId => 3, StatusId => 1, OwnerId => $reseller, @sent],
        sendLetter => 'false', password => 'Secret2!');
    equal(1, $customer > $reseller ? 1 : 0, "a new id instead of $customer:");
};

step 'AddUser refuses a taken name with -100', sub {
    equal(-100, result($users, 'AddUser', user => [RoleId => 3, StatusId => 1, OwnerId => 1, Username => 'CUSTOMER'],
        sendLetter => 'false'));
};

step 'GetUserByUsername shows every field', sub {
    my $got = result($users, 'GetUserByUsername', username => 'customer');
    my %expected = (@sent, UserId => $customer, OwnerId => $reseller, RoleId => 3, Role => 'User', StatusId => 1,
        Status => 'Active', LoginStatusId => 0, LoginStatus => 'Enabled', FailedLogins => 0, IsPeer => 'false',
        IsDemo => 'false', EcommerceEnabled => 'false', Vlans => '', Created => $got->{Created}, Changed => $got->{Created});
    equal(1, $got->{Created} =~ /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?$/ ? 1 : 0, "a local date instead of $got->{Created}:");
    equal([sort keys %expected], [sort keys %$got], 'fields');
    equal($expected{$_}, $got->{$_}, $_) for sort keys %expected;
};

step 'GetUsers lists both, at any depth', sub { equal([$reseller, $customer], users_below(1)) };

step 'UpdateUser stores the whole record', sub {
    my %changed = (%{ user($customer) }, FirstName => 'Zora', City => 'Bonn', HtmlMail => 'false');
    delete @changed{qw(SubscriberNumber Vlans)};
    equal(0, result($users, 'UpdateUser', user => [%changed]));
    my @names = qw(FirstName LastName City State SubscriberNumber HtmlMail Created);
    equal(fields_of(\%changed, @names), fields_of(user($customer), @names));
    equal(0, authenticate('customer', 'Secret2!'), 'the password still to fit:');
};

for (['Suspended', 2], ['Active', 1]) {
    my ($status, $number) = @$_;
    step "ChangeUserStatus to $status reaches everybody below", sub {
        equal(0, result($users, 'ChangeUserStatus', userId => $reseller, status => $status));
        equal([$number, $status], fields_of(user($_), qw(StatusId Status)), "status of user $_") for $reseller, $customer;
    };
}

step 'AddHostingPlan makes a plan with a quota', sub {
    $plan = result($packages, 'AddHostingPlan', plan => plan_info(1000, PlanName => 'Reseller plan'));
    equal(['Reseller plan', '1000 MB', 1, 'false', '10.5000'],
        fields_of(plan($plan), qw(PlanName PlanDescription UserId IsAddon SetupPrice)));
    my $listed = answer($packages, 'GetHostingPlans', userId => 1);
    equal([[$plan, 'Reseller plan']], rows($listed, '//GetHostingPlansResult', qw(PlanID PlanName)));
};

step 'AddPackage makes a space for the reseller', sub {
    my $added = add_package($packages, $reseller, $plan, 'Reseller space');
    equal([], rows($added, '//AddPackageResult/ExceedingQuotas'), 'exceeding quotas');
    $space = $added->result->{Result};
    equal([1, $reseller, $plan, 'Reseller space', 1, PURCHASED],
        fields_of(space($space), qw(ParentPackageId UserId PlanId PackageName StatusId PurchaseDate)));
};

step "AddHostingPlan makes a plan under the reseller's space", sub {
    $sub_plan = result($reseller_packages, 'AddHostingPlan',
        plan => plan_info(600, UserId => $reseller, PackageId => $space, PlanName => 'Customer plan'));
    equal($space, plan($sub_plan)->{PackageId});
};

step 'AddPackage fits within the quota', sub {
    my $added = add_package($reseller_packages, $customer, $sub_plan, 'First space');
    equal([], rows($added, '//AddPackageResult/ExceedingQuotas'), 'exceeding quotas');
    $first = $added->result->{Result};
    equal($space, space($first)->{ParentPackageId});
};

step 'AddPackage answers -305 and the exceeded quota', sub {
    my $refused = add_package($reseller_packages, $customer, $sub_plan, 'Second space');
    equal(-305, $refused->result->{Result});
    equal([[52, 'OS.Diskspace', 200]],
        rows($refused, '//AddPackageResult/ExceedingQuotas', qw(QuotaID QuotaName QuotaValue)));
};

step 'AddPackageAddon raises the quota', sub {
    $addon = result($packages, 'AddHostingAddon', plan => plan_info(100, PlanName => 'More space', IsAddon => 'true'));
    equal('true', plan($addon)->{IsAddon}, 'IsAddon');
    my $added = answer($packages, 'AddPackageAddon', addon => [PackageId => $space, PlanId => $addon, Quantity => 2,
        PurchaseDate => PURCHASED, StatusId => 1]);
    equal([], rows($added, '//AddPackageAddonResult/ExceedingQuotas'), 'exceeding quotas');
    my $listed = answer($packages, 'GetPackageAddons', packageId => $space);
    equal([[$added->result->{Result}, $addon]], rows($listed, '//GetPackageAddonsResult', qw(PackageAddonID PlanID)));
};

step 'AddPackage fits after the add-on', sub {
    $second = add_package($reseller_packages, $customer, $sub_plan, 'Second space')->result->{Result};
    equal(1, $second > $first ? 1 : 0, "a new id instead of $second:");
    equal('Second space', space($second)->{PackageName});
};

step 'UpdatePackageName renames a space', sub {
    equal(0, result($reseller_packages, 'UpdatePackageName', packageId => $first, packageName => 'Größer & besser',
        packageComments => 'renamed'));
    equal(['Größer & besser', 'renamed'], fields_of(space($first), qw(PackageName PackageComments)));
};

for (['Suspended', 2], ['Active', 1]) {
    my ($status, $number) = @$_;
    step "ChangePackageStatus to $status", sub {
        equal(0, result($reseller_packages, 'ChangePackageStatus', packageId => $first, status => $status));
        equal($number, space($first)->{StatusId});
    };
}

step 'Wrong credentials are refused with 401', sub {
    my $stranger = service('esUsers', 'serveradmin', 'wrong');
    eval { answer($stranger, 'UserExists', username => 'serveradmin') };
    equal("401 Access Denied\n", $@);
};

step 'AddPackage with an unknown plan is a SOAP fault', sub {
    my $fault = add_package($packages, $customer, 99999, 'Nowhere');
    my $is_soap12 = $version eq '1.2';
    equal($is_soap12 ? 'soap:Receiver' : 'soap:Server', $is_soap12 ? $fault->valueof('//Fault/Code/Value') : $fault->faultcode);
    my $text = $is_soap12 ? $fault->valueof('//Fault/Reason/Text') : $fault->faultstring;
    equal(1, $text =~ /^Server was unable to process request\. ---> .*FOREIGN KEY/s ? 1 : 0, "FOREIGN KEY in $text:");
};

step 'DeleteUser refuses an owner of accounts with -102', sub {
    equal(-102, result($users, 'DeleteUser', userId => $reseller));
    equal('reseller', user($reseller)->{Username});
};

step 'DeleteUser takes the spaces along', sub {
    equal(0, result($users, 'DeleteUser', userId => $customer));
    wait_until_gone($customer);
    equal([undef, undef], [space($first), space($second)]);
};

step "DeleteUser of the reseller takes its space and that space's plans along", sub {
    equal(0, result($users, 'DeleteUser', userId => $reseller));
    wait_until_gone($reseller);
    equal([undef, undef], [space($space), plan($sub_plan)]);
};

step 'DeleteHostingPlan and DeleteHostingAddon', sub {
    equal(0, result($packages, 'DeleteHostingPlan',  planId => $plan));
    equal(0, result($packages, 'DeleteHostingAddon', planId => $addon));
    equal([undef, undef], [plan($plan), plan($addon)]);
};

step 'Nothing is left', sub {
    equal([], users_below(1), 'accounts');
    equal([], rows(answer($packages, 'GetHostingPlans',  userId => 1), '//GetHostingPlansResult'),  'plans');
    equal([], rows(answer($packages, 'GetHostingAddons', userId => 1), '//GetHostingAddonsResult'), 'add-on plans');
};

leave();
