<?php
/** Tells what happened: one line per step, `ok` or `not ok`. */

declare(strict_types=1);

$failed = 0;

set_error_handler(fn (int $level, string $message) => throw new ErrorException($message, 0, $level));

/** Runs one step and prints its line; a step fails by throwing. */
function step(string $name, callable $act): void
{
    global $failed;
    try {
        $act();
        echo "ok $name\n";
    } catch (Throwable $problem) {
        $failed++;
        $text = $problem->getMessage();
        if (!$problem instanceof Mismatch) {
            $text = 'expected an answer, got ' . get_class($problem) . ': ' . $text;
        }
        echo "not ok $name: ", strtr($text, ["\r" => ' ', "\n" => ' ']), "\n";
    }
}

class Mismatch extends Exception
{
}

function equal(mixed $expected, mixed $got, string $what = ''): void
{
    if ($expected !== $got) {
        $label = $what === '' ? '' : "$what ";
        throw new Mismatch('expected ' . $label . json_encode($expected) . ', got ' . json_encode($got));
    }
}

/** The exception the client's own stack throws for a call that must be refused. */
function faultOf(callable $call): SoapFault
{
    try {
        $call();
    } catch (SoapFault $fault) {
        return $fault;
    }
    throw new Mismatch('expected a SoapFault, got an answer');
}
