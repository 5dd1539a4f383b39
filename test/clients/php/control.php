<?php
/** The control API of one sandbox, as a test would use it. */

declare(strict_types=1);

class Control
{
    /** @param string $address `http://127.0.0.1:9090/sandboxes/NAME` */
    public function __construct(private string $address)
    {
    }

    public function send(string $method, string $path, ?array $body = null): mixed
    {
        $context = stream_context_create(['http' => [
            'method' => $method,
            'header' => "Content-Type: application/json\r\n",
            'content' => $body === null ? '' : json_encode($body),
        ]]);
        $answer = file_get_contents($this->address . $path, false, $context);
        return $answer === '' ? null : json_decode($answer, true);
    }

    /** Orders a fault for the next call of an operation, in place of all others. */
    public function order(string $operation, array $fault): void
    {
        $this->send('DELETE', '/faults');
        $this->send('POST', '/faults', ['match' => ['operation' => $operation], 'times' => 1] + $fault);
    }

    /** What the journal says of the last call of an operation: its outcome, and when a fault met it. */
    public function told(string $operation): array
    {
        $entries = $this->send('GET', '/journal?limit=1&operation=' . urlencode($operation));
        return [$entries[0]['outcome'], $entries[0]['fault']['when'] ?? null];
    }
}
