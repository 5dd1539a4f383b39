# Tells what happened: one line per step, `ok` or `not ok`.
package Telling;

use strict;
use warnings;
use Exporter 'import';

our @EXPORT = qw(step equal leave);

my $failed = 0;

# Runs one step and prints its line; a step fails by dying.
sub step {
    my ($name, $act) = @_;
    if (eval { $act->(); 1 }) {
        print "ok $name\n";
        return;
    }
    my $text = $@;
    $text = "expected an answer, got $text" unless $text =~ /^expected /;
    $text =~ s/\s+/ /g;
    $failed++;
    print "not ok $name: $text\n";
}

# Compares texts, or lists of them; undef is shown as `nothing`.
sub equal {
    my ($expected, $got, $what) = @_;
    my ($wanted, $found) = map { shown($_) } $expected, $got;
    die 'expected ' . ($what ? "$what " : '') . "$wanted, got $found\n" if $wanted ne $found;
}

sub shown {
    my ($value) = @_;
    return 'nothing' unless defined $value;
    return '[' . join(', ', map { shown($_) } @$value) . ']' if ref $value eq 'ARRAY';
    return qq("$value");
}

sub leave { exit($failed ? 1 : 0) }

1;
